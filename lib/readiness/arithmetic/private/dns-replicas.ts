import { known } from '../../../private/checks';
import { CapacityFigure } from '../../capacity-figure';
import { CapacityInput, DnsScaling } from '../capacity-input';
import { countedPools, mostOf, total, withoutNumber } from './counted-pool';
import { judged, rounded } from './figure';

const SOURCE = 'https://github.com/kubernetes-sigs/cluster-proportional-autoscaler#linear-mode (read 2026-11)';

/** The DNS servers that the cluster needs at its largest size. */
export function dnsFigures(input: CapacityInput): CapacityFigure[] {
  const { dns } = input;
  if (dns === undefined || unscaled(dns)) return [];
  const size = largestSize(input, dns);
  const wanted = size && replicasFor(dns, size);
  return [judged({
    id: 'dns-servers', title: 'DNS servers at the largest size', unit: 'DNS servers', source: SOURCE, wanted, available: known(dns.maxReplicas),
    arithmetic: size === undefined ? withoutNumber(countedPools(input), ({ maxSize }) => maxSize, 'the largest size')
      : `the largest of ${rounded(size.cores)} processors ÷ ${dns.coresPerReplica} and ${size.nodes} nodes ÷ ${dns.nodesPerReplica}, both rounded up, and ${dns.minReplicas}`,
    mend: `raise maxReplicas to ${wanted}`,
  })];
}

interface Size {
  readonly nodes: number;
  readonly cores: number;
}

/** All nodes and processors; undefined where a pool has no bound. The program counts the nodes of the control plane as well. */
function largestSize(input: CapacityInput, dns: DnsScaling): Size | undefined {
  const { members = 0, available } = input.controlPlane ?? {};
  const pools = countedPools(input);
  const workers = total(pools, ({ maxSize }) => maxSize);
  const cores = total(pools, (pool) => (pool.maxSize === undefined ? undefined : pool.maxSize * (mostOf(pool, 'cpu') ?? coresByDefault(dns))));
  if (workers === undefined || cores === undefined) return undefined;
  return { nodes: workers + members, cores: cores + members * (known(available?.cpu) ?? coresByDefault(dns)) };
}

function unscaled({ nodesPerReplica, coresPerReplica, minReplicas }: DnsScaling): boolean {
  return [nodesPerReplica, coresPerReplica, minReplicas].some((value) => known(value) === undefined);
}

function coresByDefault({ coresPerNode, coresPerReplica, nodesPerReplica }: DnsScaling): number {
  return known(coresPerNode) ?? coresPerReplica / nodesPerReplica;
}

function replicasFor({ coresPerReplica, nodesPerReplica, minReplicas }: DnsScaling, { nodes, cores }: Size): number {
  return Math.max(Math.ceil(cores / coresPerReplica), Math.ceil(nodes / nodesPerReplica), minReplicas);
}
