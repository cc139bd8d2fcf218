import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { AwsEnvironment } from './aws-environment';
import { serviceRole } from './service-role';

/**
 * The rights that EKS documents as the least, for the one key alone:
 * https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html (read 2026-11).
 * Load balancers are made by the AWS Load Balancer Controller with an identity of its own.
 */
export function clusterRole(
  scope: Construct,
  clusterName: string,
  environment: AwsEnvironment,
  keyArn: string,
  tags?: Record<string, string>,
): { role: IamRole; policy: IamRolePolicy } {
  const role = serviceRole(scope, 'Role', {
    service: 'eks.amazonaws.com',
    onlyFor: environment.account,
    namePrefix: 'eks-control-plane-',
    description: `Control plane of the cluster ${clusterName}`,
    tags,
  });
  const policy = new IamRolePolicy(scope, 'RolePolicy', {
    role: role.id,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'ec2:CreateTags',
          Resource: `arn:${environment.partition}:ec2:*:*:instance/*`,
          Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'kubernetes.io/cluster/*' } },
        },
        {
          Effect: 'Allow',
          Action: [
            'ec2:DescribeAvailabilityZones',
            'ec2:DescribeDhcpOptions',
            'ec2:DescribeInstances',
            'ec2:DescribeInstanceTopology',
            'ec2:DescribeNetworkInterfaces',
            'ec2:DescribeVpcs',
          ],
          Resource: '*',
        },
        { Effect: 'Allow', Action: 'kms:DescribeKey', Resource: keyArn },
      ],
    }),
  });
  return { role, policy };
}
