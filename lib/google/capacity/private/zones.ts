import { checkKnown, checkNotEmpty, checkText, checkUnique, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';

// GKE spreads the nodes of a regional cluster over three zones: https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters (read 2026-11)
const ZONES = 3;

/** How many zones a pool is in. */
export function zoneCount(nodeLocations?: string[]): number {
  return nodeLocations?.length ?? ZONES;
}

// What the zones of a region are called: https://cloud.google.com/compute/docs/regions-zones (read 2026-11)
const ZONE = /^([a-z]+-[a-z]+\d+)-[a-z]$/;

/** Refuses zones that are none, or of another region. Which letters a region has, Google Cloud alone knows. */
export function checkZones(nodeLocations?: string[], region?: string): void {
  if (nodeLocations === undefined) return;
  const rule = { id: 'node-locations', option: 'nodeLocations' } as const;
  checkKnown(nodeLocations, 'nodeLocations');
  checkNotEmpty(nodeLocations, rule);
  checkUnique(nodeLocations, rule);
  nodeLocations.forEach((zone) => checkText(zone, { ...rule, pattern: ZONE, maxLength: 63, allowed: 'zones, such as europe-west4-a' }));
  const elsewhere = nodeLocations.find((zone) => !unknown(zone) && region !== undefined && !unknown(region) && ZONE.exec(zone)?.[1] !== region);
  if (elsewhere === undefined) return;
  fail('node-locations', { what: 'nodeLocations names a zone that is not in the region of the cluster', got: elsewhere, allowed: `zones of ${region}`, fix: 'change nodeLocations' });
}
