import { CapacityKind } from '../../../capacity';
import { known, unknown } from '../../../private/checks';
import { MachineCapacity } from '../../machine-capacity';
import { ControlPlaneOperator, MemberDuty, PoolView } from '../../topology-view';
import { ProofInput, ResourceRequests } from '../proof-input';

/** A machine with a fixed identity. */
export interface Member {
  readonly name: string;
  /** Undefined where only Terraform knows it. */
  readonly zone?: number;
  readonly duties: readonly MemberDuty[];
}

/** A number that the app states, and only Terraform knows. */
export const ONLY_TERRAFORM = 'only Terraform knows';

/** A pool at its smallest. What is undefined only Terraform knows, or nobody. */
export interface Pool {
  readonly id: string;
  readonly minSize?: number;
  /** How many nodes must be left, where the app says so. */
  readonly needed?: number | typeof ONLY_TERRAFORM;
  readonly zones?: readonly number[];
  /** The least that one of its machines has. */
  readonly machine?: MachineCapacity;
  readonly serverless: boolean;
  readonly admitsSystemPods: boolean;
  /** Equal for pools whose nodes can stand in for one another. */
  readonly alike: string;
}

/** How DNS is served. */
export interface Dns {
  /** Undefined where nobody knows. */
  readonly onNodes?: boolean;
  readonly replicas?: number;
}

/** What the proof counts, without anything that only Terraform knows. */
export interface Estate {
  readonly operator: ControlPlaneOperator;
  /** The numbers of the zones, in order. */
  readonly zones: readonly number[];
  readonly zoneNames: readonly string[];
  readonly members: readonly Member[];
  readonly pools: readonly Pool[];
  /** Undefined where nobody knows what machines have or what tenants ask for. */
  readonly requests?: ResourceRequests;
  readonly dns: Dns;
  /** The ids of the pools with volumes that belong to a zone; undefined where nobody knows. */
  readonly volumePools?: readonly string[];
}

/** What the proof counts of what it is given. */
export function estateOf(input: ProofInput): Estate {
  const { operator, zones: zoneNames } = input.topology;
  const members = input.topology.members.map(({ name, zone, duties }) => ({ name, zone: known(zone), duties }));
  const pools = input.topology.pools.map((pool) => poolOf(pool, input));
  const numbers = [...zoneNames.keys(), ...members.flatMap(({ zone }) => zone ?? []), ...pools.flatMap(({ zones = [] }) => zones)];
  return {
    operator, zoneNames, members, pools,
    zones: [...new Set(numbers)].sort((one, other) => one - other),
    requests: input.machineSizes && requestsOf(input.requests),
    dns: { onNodes: known(input.dnsOnNodes), replicas: known(input.minDnsReplicas) },
    volumePools: known(input.zonalVolumePools)?.filter((id) => pools.some((pool) => pool.id === id)),
  };
}

/** The name of a zone, or its number where only Terraform knows the name. */
export function zoneName({ zoneNames }: Estate, zone: number): string {
  return known(zoneNames[zone]) ?? String(zone);
}

/** The same with other pools for those of some ids. */
export function withPools(estate: Estate, ids: readonly string[], change: (pool: Pool) => Pool): Estate {
  return { ...estate, pools: estate.pools.map((pool) => (ids.includes(pool.id) ? change(pool) : pool)) };
}

function poolOf(pool: PoolView, { neededNodes = {}, machineSizes = {} }: ProofInput): Pool {
  const { id, kind, purchase, machineTypes, admitsSystemPods } = pool;
  return {
    id, admitsSystemPods,
    minSize: known(pool.minSize),
    needed: id in neededNodes ? (known(neededNodes[id]) ?? ONLY_TERRAFORM) : undefined,
    zones: knownZones(pool.zones),
    machine: leastMachine(known(machineTypes) ?? [], machineSizes),
    serverless: kind === `${CapacityKind.SERVERLESS}`,
    alike: JSON.stringify([kind, purchase, machineTypes, admitsSystemPods]),
  };
}

/** What every machine of these types has at least; undefined where one of them is not known. */
export function leastMachine(types: readonly string[], sizes: Readonly<Record<string, MachineCapacity>>): MachineCapacity | undefined {
  if (types.length === 0 || !types.every((type) => type in sizes)) return undefined;
  const machines = types.map((type) => sizes[type]);
  return { cpu: Math.min(...machines.map(({ cpu }) => cpu)), memoryGiB: Math.min(...machines.map(({ memoryGiB }) => memoryGiB)) };
}

function requestsOf(requests: ResourceRequests | undefined): ResourceRequests | undefined {
  const [cpu, memoryGiB] = [known(requests?.cpu), known(requests?.memoryGiB)];
  return cpu === undefined && memoryGiB === undefined ? undefined : { cpu, memoryGiB };
}

function knownZones(zones: readonly number[] | undefined): number[] | undefined {
  if (zones === undefined || unknown(zones) || zones.length === 0 || zones.some(unknown)) return undefined;
  return [...new Set(zones)];
}
