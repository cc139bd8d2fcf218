import { TopologyView } from '../../topology-view';

/** The zones of a cluster by their numbers, in order: those that are named, and those that something stands in. */
export function zonesOf({ zones, members, pools }: TopologyView): number[] {
  const used = [...members.map(({ zone }) => zone), ...pools.flatMap((pool) => pool.zones ?? [])];
  return [...new Set([...zones.keys(), ...used])].sort((a, b) => a - b);
}

/** What a zone is called. A name that is a number, or none, is one that only Terraform knows. */
export function zoneName({ zones }: TopologyView, zone: number): string {
  const name = zones[zone] ?? String(zone);
  return /^\d*$/.test(name) ? `zone ${name || zone}` : name;
}

/** The subnet of a zone, where there is one for each. */
export function subnetOf({ zones, subnets }: TopologyView, zone: number): string | undefined {
  return subnets.length === zones.length ? subnets[zone] : undefined;
}

/** The subnets that belong to no single zone. */
export function sharedSubnets({ zones, subnets }: TopologyView): readonly string[] {
  return subnets.length === zones.length ? [] : subnets;
}
