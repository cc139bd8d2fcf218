import { AutoscalingGroupTagA } from '@cdktf/provider-aws/lib/autoscaling-group-tag';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { Construct } from 'constructs';
import { WorkerPoolBinding } from '../../../platform';
import { stableId } from '../../../private/names';

const PREFIX = 'k8s.io/cluster-autoscaler';

/** A tag, and the id of the construct that sets it. */
interface AutoscalerTag {
  readonly id: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Tags by which the Cluster Autoscaler finds a group, and by which it knows what nodes a group without any would have (PE-26).
 * Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md (read 2026-11)
 */
export function autoscalerTags(scope: Construct, { labels, taints }: WorkerPoolBinding, clusterName: string): AutoscalerTag[] {
  // A tag holds one effect for a key: one that repels wins.
  const byKey = new Map([...taints].sort((a, b) => Number(a.repels) - Number(b.repels)).map((taint) => [taint.key, taint]));
  return [
    { id: 'Enabled', key: `${PREFIX}/enabled`, value: 'true' },
    { id: 'Cluster', key: `${PREFIX}/${clusterName}`, value: 'owned' },
    ...Object.entries(labels).map(([key, value]) => ({ id: `Label-${stableId(scope, key, key)}`, key: `${PREFIX}/node-template/label/${key}`, value })),
    ...[...byKey.values()].map(({ key, value = '', effect }) => ({
      id: `Taint-${stableId(scope, key, key)}`, key: `${PREFIX}/node-template/taint/${key}`, value: `${value}:${effect}`,
    })),
  ];
}

/** EKS copies no tag of a node group to its Auto Scaling group, so they are set there. */
export function tagForAutoscaler(scope: Construct, group: EksNodeGroup, binding: WorkerPoolBinding, clusterName: string): void {
  const parent = new Construct(scope, 'AutoscalerTags');
  const autoscalingGroupName = group.resources.get(0).autoscalingGroups.get(0).name;
  for (const { id, key, value } of autoscalerTags(scope, binding, clusterName)) {
    new AutoscalingGroupTagA(parent, id, { autoscalingGroupName, tag: { key, value, propagateAtLaunch: false } });
  }
}
