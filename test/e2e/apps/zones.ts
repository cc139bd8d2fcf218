import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { TerraformStack } from 'cdktf';
import { aws } from 'cdktf-production-cluster';

/** A network in the zones that the region has. */
export function networkInZones(stack: TerraformStack, zones: aws.NetworkZones): aws.Network {
  return new aws.Network(stack, 'Network', { zones });
}

/** Hides a zone, as if the region had not had it yet. */
export function withoutZone(network: aws.Network, zone: string): void {
  const data = network.node.findChild('Zones') as DataAwsAvailabilityZones;
  data.excludeNames = [zone];
}
