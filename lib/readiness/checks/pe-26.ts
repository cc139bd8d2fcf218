import { BaselinePart } from '../../platform';
import { Check, met, SECTIONS } from '../private/check';
import { unscaledPools } from '../private/unscaled-pools';

/** Something changes the number of nodes. */
export const PE_26: Check = {
  id: 'PE-26', title: 'Autoscale nodes', section: SECTIONS.workers, page: 'concepts/cluster-administration/node-autoscaling/',
  judge: ({ cluster, baseline, constructPath }) => {
    if (baseline.brings.includes(BaselinePart.NODE_AUTOSCALING)) return [met('the platform changes the number of nodes', constructPath)];
    if (cluster.nodeAutoscaler !== undefined) return [met(`node autoscaler: ${cluster.nodeAutoscaler}`, constructPath)];
    const unscaled = unscaledPools(cluster);
    return unscaled.length > 0 ? unscaled : [met('no pool needs it: sizes are fixed, or capacity is serverless', constructPath)];
  },
};
