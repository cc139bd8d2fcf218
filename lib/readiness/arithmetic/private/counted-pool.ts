import { CapacityKind } from '../../../capacity';
import { known, unknown } from '../../../private/checks';
import { MachineCapacity } from '../../machine-capacity';
import { PoolView } from '../../topology-view';
import { CapacityInput } from '../capacity-input';

/** A pool with nodes, as it is counted. What is undefined only Terraform knows, or nobody. */
export interface CountedPool {
  readonly id: string;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly machineTypes: readonly string[];
  readonly purchase: string;
  readonly podsPerNode?: number;
  /** The sizes of its types; undefined where one of them is not known. */
  readonly machines?: readonly MachineCapacity[];
}

/** The pools that have nodes. */
export function countedPools({ pools, podsPerNode = {}, machineSizes = {} }: CapacityInput): CountedPool[] {
  return pools.filter((pool) => pool.kind !== `${CapacityKind.SERVERLESS}`).map((pool) => {
    const machineTypes = typesOf(pool);
    const machines = machineTypes.flatMap((type) => machineSizes[type] ?? []);
    return {
      id: pool.id, purchase: pool.purchase, machineTypes,
      minSize: known(pool.minSize),
      maxSize: known(pool.maxSize),
      podsPerNode: known(podsPerNode[pool.id]),
      machines: machines.length > 0 && machines.length === machineTypes.length ? machines : undefined,
    };
  });
}

/** The sum over pools; undefined where one of them has no number. */
export function total(pools: readonly CountedPool[], of: (pool: CountedPool) => number | undefined): number | undefined {
  return pools.reduce<number | undefined>((sum, pool) => {
    const part = of(pool);
    return sum === undefined || part === undefined ? undefined : sum + part;
  }, 0);
}

/** What a node of a pool has at least. */
export function leastOf({ machines }: CountedPool, resource: keyof MachineCapacity): number | undefined {
  return machines && Math.min(...machines.map((machine) => machine[resource]));
}

/** What a node of a pool has at most. */
export function mostOf({ machines }: CountedPool, resource: keyof MachineCapacity): number | undefined {
  return machines && Math.max(...machines.map((machine) => machine[resource]));
}

/** Which pools keep a sum from being known. */
export function withoutNumber(pools: readonly CountedPool[], of: (pool: CountedPool) => number | undefined, what: string): string {
  return `${what} of ${pools.filter((pool) => of(pool) === undefined).map(({ id }) => id).join(', ')} is not known`;
}

function typesOf({ machineTypes }: PoolView): string[] {
  return unknown(machineTypes) ? [] : machineTypes.filter((type) => !unknown(type));
}
