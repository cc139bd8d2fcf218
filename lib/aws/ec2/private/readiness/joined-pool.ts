import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { ITerraformDependable } from 'cdktf';
import { PlatformPool } from '../../../../platform-readiness';
import { Zones } from '../../../private/readiness/zones';

/** A pool that has joined, with the subnets of its groups. */
export interface JoinedPool {
  readonly poolId: string;
  readonly subnetIds: string[];
}

/** A pool as its groups say where its machines are. */
export function joinedPool(poolId: string, resources: ITerraformDependable[]): JoinedPool {
  const groups = resources.filter((one) => one instanceof AutoscalingGroup);
  return { poolId, subnetIds: groups.flatMap(({ vpcZoneIdentifierInput = [] }) => vpcZoneIdentifierInput) };
}

/** The zones of a pool; none where a subnet is not of the network, so that nobody knows its zone. */
export function zonesOfPool({ poolId, subnetIds }: JoinedPool, zones: Zones): PlatformPool[] {
  const numbers = zones.ofSubnets(subnetIds);
  return numbers === undefined ? [] : [{ poolId, zones: numbers }];
}
