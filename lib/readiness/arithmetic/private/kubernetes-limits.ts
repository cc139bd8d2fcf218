import { MOST_NODES } from '../../../private/scale';
import { known } from '../../../private/checks';
import { CapacityFigure } from '../../capacity-figure';
import { counted } from '../../private/numbers';
import { CapacityInput } from '../capacity-input';
import { CountedPool, countedPools, total, withoutNumber } from './counted-pool';
import { judged } from './figure';

const SOURCE = 'https://kubernetes.io/docs/setup/best-practices/cluster-large/ (read 2026-11)';
const LIMITS = { nodes: MOST_NODES, podsPerNode: 110, pods: 150_000, containers: 300_000 };

/** The size for which Kubernetes itself is made. */
export function limitFigures(input: CapacityInput): CapacityFigure[] {
  const pools = countedPools(input);
  return [nodeFigure(pools, known(input.controlPlane?.members) ?? 0), ...pools.map(densityFigure), ...podFigures(pools)];
}

function nodeFigure(pools: readonly CountedPool[], members: number): CapacityFigure {
  const size = ({ maxSize }: CountedPool): number | undefined => maxSize;
  const workers = total(pools, size);
  const wanted = workers === undefined ? undefined : workers + members;
  const parts = [...pools.map(({ id, maxSize = 0 }) => `${id}: ${counted(maxSize, 'node')}`), ...(members > 0 ? [`control plane: ${counted(members, 'node')}`] : [])];
  const excess = (wanted ?? 0) - LIMITS.nodes;
  return judged({
    id: 'nodes', title: 'Nodes at the largest size', unit: 'nodes', source: SOURCE, wanted, available: LIMITS.nodes,
    arithmetic: wanted === undefined ? withoutNumber(pools, size, 'the largest size') : parts.join(', ') || 'no nodes',
    mend: `lower maxSize of the pools by ${excess} together, or use a second cluster`,
  });
}

function densityFigure({ id, podsPerNode }: CountedPool): CapacityFigure {
  return judged({
    id: `pods-per-node-${id}`, title: `Pods on a node of ${id}`, unit: 'pods', source: SOURCE, wanted: podsPerNode, available: LIMITS.podsPerNode,
    arithmetic: podsPerNode === undefined ? 'as the platform has it, which nothing of the app tells' : `at most ${counted(podsPerNode, 'pod')} on each node`,
    mend: `lower the pods per node of ${id} to ${LIMITS.podsPerNode}`,
  });
}

function podFigures(pools: readonly CountedPool[]): CapacityFigure[] {
  const podsOf = ({ maxSize, podsPerNode }: CountedPool): number | undefined => (maxSize === undefined || podsPerNode === undefined ? undefined : maxSize * podsPerNode);
  const wanted = total(pools, podsOf);
  const sum = pools.map(({ id, maxSize = 0, podsPerNode = 0 }) => `${id}: ${counted(maxSize, 'node')} × ${podsPerNode}`).join(', ') || 'no nodes';
  const untold = withoutNumber(pools, podsOf, 'the largest size or the pods per node');
  const each = wanted === undefined || wanted === 0 ? '' : `; ${Math.floor(LIMITS.containers / wanted)} containers in each pod fit`;
  return [
    judged({ id: 'pods', title: 'Pods at the largest size', unit: 'pods', source: SOURCE, wanted, available: LIMITS.pods, arithmetic: wanted === undefined ? untold : sum, mend: mendOf((wanted ?? 0) - LIMITS.pods) }),
    judged({
      id: 'containers', title: 'Containers at the largest size, one in each pod', unit: 'containers', source: SOURCE, wanted, available: LIMITS.containers,
      arithmetic: wanted === undefined ? untold : `${sum}${each}`, mend: mendOf((wanted ?? 0) - LIMITS.containers),
    }),
  ];
}

function mendOf(excess: number): string {
  return `lower maxSize or the pods per node of the pools by ${counted(excess, 'pod')} together, or use a second cluster`;
}
