import { ControlPlaneOperator, MemberDuty, MemberView, PoolView, TopologyView } from '../../../lib/readiness/topology-view';
import { ProofInput } from '../../../lib/readiness/proof/proof-input';

const { CONTROL_PLANE, ETCD } = MemberDuty;

/** Members of both duties, by their zones. */
export function stacked(...zones: number[]): MemberView[] {
  return zones.map((zone, index) => ({ name: `cp-${index}`, zone, duties: [CONTROL_PLANE, ETCD] }));
}

/** Members of etcd and members of the control plane, by their zones. */
export function external(etcd: readonly number[], controlPlane: readonly number[]): MemberView[] {
  return [
    ...etcd.map((zone, index) => ({ name: `etcd-${index}`, zone, duties: [ETCD] })),
    ...controlPlane.map((zone, index) => ({ name: `cp-${index}`, zone, duties: [CONTROL_PLANE] })),
  ];
}

export function pool(id: string, minSize: number | undefined, zones: number[] | undefined, more: Partial<PoolView> = {}): PoolView {
  return { id, constructPath: `production/Cluster/${id}`, kind: 'managed', minSize, maxSize: minSize, machineTypes: [`type-of-${id}`], purchase: 'on-demand', zones, admitsSystemPods: true, ...more };
}

/** So many zones, called a, b, c … */
export function zoneNames(count: number): string[] {
  return [...'abcdefg'].slice(0, count);
}

export function topology(zones: number, members: MemberView[], pools: PoolView[] = []): TopologyView {
  return { operator: ControlPlaneOperator.OWNER, zones: zoneNames(zones), members, pools, subnets: [] };
}

export function managed(zones: number, pools: PoolView[]): TopologyView {
  return { ...topology(zones, [], pools), operator: ControlPlaneOperator.PROVIDER };
}

export function input(given: TopologyView, more: Partial<ProofInput> = {}): ProofInput {
  return { topology: given, ...more };
}

/** The zones of so many members in turn. */
export function inTurn(members: number, zones: number): number[] {
  return Array.from({ length: members }, (_, index) => index % zones);
}

/** Every way to put so many members into so many zones, up to which of them is which. */
export function assignments(members: number, zones: number, from = 0): number[][] {
  if (members === 0) return [[]];
  return Array.from({ length: zones - from }, (_, index) => from + index).flatMap((zone) => assignments(members - 1, zones, zone).map((rest) => [zone, ...rest]));
}

/** Every set of zones, but none. */
export function zoneSets(zones: number): number[][] {
  return Array.from({ length: 2 ** zones - 1 }, (_, bits) => Array.from({ length: zones }, (_none, zone) => zone).filter((zone) => ((bits + 1) >> zone) % 2 === 1));
}
