import { BaselinePart } from '../../platform';
import { Check, met, missing, SECTIONS } from '../private/check';

/** Something changes the number of nodes. */
export const PE_26: Check = {
  id: 'PE-26', title: 'Autoscale nodes', section: SECTIONS.workers, page: 'concepts/cluster-administration/node-autoscaling/',
  judge: ({ cluster, baseline, constructPath }) => {
    if (baseline.brings.includes(BaselinePart.NODE_AUTOSCALING)) return [met('the platform changes the number of nodes', constructPath)];
    if (cluster.nodeAutoscaler !== undefined) return [met(`node autoscaler: ${cluster.nodeAutoscaler}`, constructPath)];
    const stuck = cluster.workerPools.filter(({ needsNodeAutoscaler }) => needsNodeAutoscaler);
    if (stuck.length === 0) return [met('no pool needs it: sizes are fixed, or capacity is serverless', constructPath)];
    return stuck.map(({ node }) => missing(`nothing changes the number of nodes of ${node.id}`, "add a ClusterBaseline, or declare what scales with registerNodeAutoscaler('…')", node.path));
  },
};
