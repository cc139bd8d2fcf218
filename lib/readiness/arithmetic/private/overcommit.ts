import { known } from '../../../private/checks';
import { CapacityFigure } from '../../capacity-figure';
import { MachineCapacity } from '../../machine-capacity';
import { CapacityInput } from '../capacity-input';
import { CountedPool, countedPools, leastOf, total, withoutNumber } from './counted-pool';
import { judged, rounded } from './figure';

/** A resource that tenants ask for. */
interface Resource {
  readonly key: keyof MachineCapacity;
  readonly name: string;
  readonly unit: string;
}

const RESOURCES: readonly Resource[] = [
  { key: 'cpu', name: 'Processors', unit: 'processors' },
  { key: 'memoryGiB', name: 'Memory', unit: 'GiB' },
];

/** What quotas let tenants ask for, against what nodes have at the largest and at the smallest size. */
export function overcommitFigures(input: CapacityInput): CapacityFigure[] {
  const pools = countedPools(input);
  return RESOURCES.flatMap((resource) => {
    const wanted = known(input.requests?.[resource.key]);
    if (wanted === undefined) return [];
    if (input.machineSizes === undefined) return [withoutSizes(resource, wanted)];
    return [atLargest(resource, wanted, pools, input), atSmallest(resource, wanted, pools)];
  });
}

function withoutSizes({ key, name, unit }: Resource, wanted: number): CapacityFigure {
  return { id: `${key}-of-tenants`, title: `${name} that tenants may ask for`, unit, wanted, holds: true, arithmetic: `${rounded(wanted)} ${unit}; what nodes have is not known without Readiness machineSizes` };
}

function atLargest(resource: Resource, wanted: number, pools: readonly CountedPool[], input: CapacityInput): CapacityFigure {
  const { key, name, unit } = resource;
  const supply = supplyOf(resource, 'maxSize');
  // Where the provider makes room for each pod nothing bounds what there is.
  const available = pools.length < input.pools.length ? undefined : total(pools, supply);
  const why = pools.length < input.pools.length ? 'serverless capacity has no bound' : withoutNumber(pools, supply, 'the largest size or the machines');
  return judged({
    id: `${key}-at-largest`, title: `${name} that tenants may ask for, at the largest size`, unit, wanted, available,
    arithmetic: available === undefined ? `${rounded(wanted)} ${unit}; ${why}` : `${rounded(wanted)} of ${rounded(available)} ${unit}: ${ratio(wanted, available)}`,
    mend: mendOf(resource, pools, wanted - (available ?? wanted)),
  });
}

/** More than there is at the smallest size is what autoscaling is for: it is told, and no fault. */
function atSmallest(resource: Resource, wanted: number, pools: readonly CountedPool[]): CapacityFigure {
  const { key, name, unit } = resource;
  const supply = supplyOf(resource, 'minSize');
  const available = total(pools, supply);
  const told = available === undefined ? withoutNumber(pools, supply, 'the smallest size or the machines') : `${rounded(wanted)} of ${rounded(available)} ${unit}: ${ratio(wanted, available)}`;
  return { id: `${key}-at-smallest`, title: `${name} that tenants may ask for, at the smallest size`, unit, wanted, available, holds: true, arithmetic: `${told}; more comes with more nodes` };
}

function supplyOf({ key }: Resource, size: 'minSize' | 'maxSize'): (pool: CountedPool) => number | undefined {
  return (pool) => {
    const [nodes, each] = [pool[size], leastOf(pool, key)];
    return nodes === 0 ? 0 : nodes === undefined || each === undefined ? undefined : nodes * each;
  };
}

function ratio(wanted: number, available: number): string {
  return available > 0 ? `${rounded((wanted / available) * 100)} %` : 'nothing is there';
}

/** The pool that needs fewest nodes more. */
function mendOf({ key, unit }: Resource, pools: readonly CountedPool[], lacking: number): string {
  const lower = `lower the quotas of the tenants by ${rounded(lacking)} ${unit}`;
  const raises = pools.flatMap((pool) => {
    const each = leastOf(pool, key);
    return each === undefined ? [] : [{ id: pool.id, size: (pool.maxSize ?? 0) + Math.ceil(lacking / each), more: Math.ceil(lacking / each) }];
  });
  const [fewest] = raises.sort((one, other) => one.more - other.more);
  return fewest === undefined ? lower : `raise maxSize of ${fewest.id} to ${fewest.size}, or ${lower}`;
}
