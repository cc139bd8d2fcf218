import { BaselinePart } from '../../platform';
import { Check, met, missing, SECTIONS, Verdict } from '../private/check';
import { ClusterView, nodePools } from '../private/cluster-view';
import { platformVerdictsIfAny } from '../private/platform-verdicts';

/** Nodes tell what is wrong with them. */
export const PE_27: Check = {
  id: 'PE-27', title: 'Check the health of nodes', section: SECTIONS.workers, page: 'tasks/debug/debug-cluster/monitor-node-health/',
  judge: (view) => [...own(view), ...platformVerdictsIfAny(view, 'PE-27')],
};

function own(view: ClusterView): Verdict[] {
  if (nodePools(view).length === 0) return [met('no nodes to look after')];
  const detector = view.objects.find(({ type, name }) => type.startsWith('kubernetes_daemon') && name === 'node-problem-detector');
  if (detector) return [met(`DaemonSet ${detector.name}`, detector.construct.node.path)];
  if (view.baseline.brings.includes(BaselinePart.NODE_PROBLEM_DETECTION) && view.clusterBaseline) return [met('nodeProblemDetection: by the platform', view.clusterBaseline.node.path)];
  return [missing('nobody hears of a node that is ill', 'add a ClusterBaseline, whose nodeProblemDetection reports it')];
}
