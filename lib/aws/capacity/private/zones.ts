import { Construct } from 'constructs';
import { checkKnown } from '../../../private/checks';
import { stableId } from '../../../private/names';
import { ZonePlacement } from '../zone-placement';

/** Makes one group over all subnets, or one in each below a scope of its own. */
export function inZones<T>(scope: Construct, placement: ZonePlacement | undefined, subnetIds: string[], make: (scope: Construct, subnetIds: string[]) => T): T[] {
  if (placement !== ZonePlacement.ONE_GROUP_PER_ZONE) return [make(scope, subnetIds)];
  checkKnown(subnetIds, 'The list of subnets of a pool with one group in each zone');
  return subnetIds.map((id) => make(new Construct(scope, `Zone-${stableId(scope, 'subnet', id)}`), [id]));
}

/** How many groups a pool has in a network of so many zones. */
export function groupCount({ zonePlacement, subnetIds }: { readonly zonePlacement?: ZonePlacement; readonly subnetIds?: string[] }, zones: number): number {
  return zonePlacement === ZonePlacement.ONE_GROUP_PER_ZONE ? (subnetIds?.length ?? zones) : 1;
}
