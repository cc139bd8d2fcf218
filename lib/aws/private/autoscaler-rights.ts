import { allow, Statement } from './policy';

/**
 * The rights of Cluster Autoscaler on the groups of a cluster: to find them, which AWS holds to no resource, and to change them.
 * Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md#iam-policy (read 2026-11)
 */
export function autoscalerRights(clusterName: string): Statement[] {
  return [
    allow(
      [
        'autoscaling:DescribeAutoScalingGroups', 'autoscaling:DescribeAutoScalingInstances', 'autoscaling:DescribeLaunchConfigurations', 'autoscaling:DescribeScalingActivities', 'autoscaling:DescribeTags',
        'ec2:DescribeImages', 'ec2:DescribeInstanceTypes', 'ec2:DescribeLaunchTemplateVersions', 'ec2:GetInstanceTypesFromInstanceRequirements',
      ],
      '*',
    ),
    allow(['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'], '*', {
      StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: 'owned' },
    }),
  ];
}

/** By what Cluster Autoscaler finds the groups of a cluster. */
export function autoscalerArguments(clusterName: string): string[] {
  return ['--cloud-provider=aws', `--node-group-auto-discovery=asg:tag=k8s.io/cluster-autoscaler/enabled,k8s.io/cluster-autoscaler/${clusterName}`];
}
