import { AutoscalingGroupTagA } from '@cdktf/provider-aws/lib/autoscaling-group-tag';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { Construct } from 'constructs';
import { WorkerPoolBinding } from '../../../platform';
import { stableId } from '../../../private/names';

const PREFIX = 'k8s.io/cluster-autoscaler';

/**
 * Tags by which the Cluster Autoscaler finds a node group, and by which it knows what nodes a group without any would have (PE-26).
 * EKS copies no tag of a node group to its Auto Scaling group, so they are set there.
 * Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md (read 2026-11)
 */
export function autoscalerTags(scope: Construct, group: EksNodeGroup, binding: WorkerPoolBinding, clusterName: string): void {
  const parent = new Construct(scope, 'AutoscalerTags');
  const autoscalingGroupName = group.resources.get(0).autoscalingGroups.get(0).name;
  const add = (id: string, key: string, value: string) =>
    new AutoscalingGroupTagA(parent, id, { autoscalingGroupName, tag: { key: `${PREFIX}/${key}`, value, propagateAtLaunch: false } });

  add('Enabled', 'enabled', 'true');
  add('Cluster', clusterName, 'owned');
  for (const [key, value] of Object.entries(binding.labels)) {
    add(`Label-${stableId(scope, key, key)}`, `node-template/label/${key}`, value);
  }
  // A tag holds one effect for a key: one that repels wins.
  const taints = new Map([...binding.taints].sort((a, b) => Number(a.repels) - Number(b.repels)).map((taint) => [taint.key, taint]));
  for (const { key, value = '', effect } of taints.values()) {
    add(`Taint-${stableId(scope, key, key)}`, `node-template/taint/${key}`, `${value}:${effect}`);
  }
}
