import { InfrastructureReadiness } from '../../../../kubeadm/infrastructure-readiness';
import { AddressSpace } from '../../../../platform-readiness';
import { subnetNames } from '../../../private/readiness/made-network';
import { Zones } from '../../../private/readiness/zones';
import { ClusterContext } from '../cluster-context';
import type { SharedParts } from '../ec2-cluster-machines';
import { ec2Facts } from './ec2-facts';
import { JoinedPool, zonesOfPool } from './joined-pool';

/** All from which the readiness of machines on EC2 is told. */
export interface Ec2ReadinessParts extends ClusterContext, SharedParts {
  readonly pools: readonly JoinedPool[];
}

/** What EC2 knows about the readiness of the machines of a cluster. */
export function ec2Readiness(parts: Ec2ReadinessParts): InfrastructureReadiness {
  const { network, pools } = parts;
  const zones = new Zones(network);
  return {
    facts: ec2Facts(parts, zones.names.length),
    zones: zones.names,
    pools: pools.flatMap((pool) => zonesOfPool(pool, zones)),
    publicEndpoint: false,
    loadBalancer: 'Network Load Balancer',
    subnets: subnetNames(network),
    addressSpaces: machineAddresses(parts),
  };
}

function machineAddresses({ network: { privateAddresses }, identities }: Ec2ReadinessParts): AddressSpace[] {
  if (privateAddresses === undefined) return [];
  return [{
    id: 'machines',
    title: 'Addresses of machines, in the private subnets',
    addresses: privateAddresses - identities.size,
    perNode: 1,
    arithmetic: `the private subnets have ${privateAddresses}, without those that AWS keeps; the members take ${identities.size}, each node takes one`,
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  }];
}
