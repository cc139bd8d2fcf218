import { ICluster } from '../../cluster';
import { missing, Verdict } from './check';

/** The pools that wait for something that scales them, where nothing is declared to. */
export function unscaledPools({ workerPools, nodeAutoscaler }: ICluster): Verdict[] {
  if (nodeAutoscaler !== undefined) return [];
  return workerPools.filter(({ needsNodeAutoscaler }) => needsNodeAutoscaler)
    .map(({ node }) => missing(`nothing changes the number of nodes of ${node.id}`, "add a ClusterBaseline, or declare what scales with registerNodeAutoscaler('…')", node.path));
}
