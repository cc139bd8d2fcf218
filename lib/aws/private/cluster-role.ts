import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { dependable, ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AwsEnvironment } from './aws-environment';
import { assumeRolePolicy, attachManagedPolicies, serviceRole } from './service-role';

/** What the role of a control plane is made for. */
export interface ClusterRoleProps {
  readonly clusterName: string;
  readonly environment: AwsEnvironment;
  readonly keyArn: string;
  /** The role, where it exists already. */
  readonly existingRoleArn?: string;
  readonly tags?: Record<string, string>;
}

const SERVICE = 'eks.amazonaws.com';

// https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html (read 2026-11)
const AUTO_MODE_POLICIES = ['AmazonEKSClusterPolicy', 'AmazonEKSComputePolicy', 'AmazonEKSBlockStoragePolicy', 'AmazonEKSLoadBalancingPolicy', 'AmazonEKSNetworkingPolicy'];

/**
 * The rights that EKS documents as the least, for the one key alone:
 * https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html (read 2026-11).
 * Load balancers are made by the AWS Load Balancer Controller with an identity of its own.
 */
export class ClusterRole {
  /** The rights of the role; an existing one has its own. */
  public static of(scope: Construct, props: ClusterRoleProps): ClusterRole {
    const { existingRoleArn } = props;
    if (existingRoleArn !== undefined) return new ClusterRole(scope, props, existingRoleArn, []);
    const role = serviceRole(scope, 'Role', {
      service: SERVICE,
      onlyFor: props.environment.account,
      namePrefix: 'eks-control-plane-',
      description: `Control plane of the cluster ${props.clusterName}`,
      tags: props.tags,
    });
    const policy = new IamRolePolicy(scope, 'RolePolicy', { role: role.id, policy: leastRights(props) });
    return new ClusterRole(scope, props, role.arn, [policy], role);
  }

  private constructor(
    private readonly scope: Construct,
    private readonly props: ClusterRoleProps,
    public readonly arn: string,
    /** What must exist before the control plane can use the role. */
    public readonly ready: ITerraformDependable[],
    private readonly role?: IamRole,
  ) {}

  /** Attaches policies that AWS maintains, once. An existing role must have them. */
  public attach(feature: string, policies: string[]): string[] {
    const id = `Role${feature}-`;
    if (this.role === undefined || this.scope.node.tryFindChild(`${id}${policies[0]}`)) return [];
    return attachManagedPolicies(this.scope, this.role, id, this.props.environment.partition, policies).map(dependable);
  }

  /** Lets the control plane run nodes by itself. */
  public allowAutoMode(): string[] {
    if (this.role !== undefined) this.role.assumeRolePolicy = assumeRolePolicy({ service: SERVICE, onlyFor: this.props.environment.account, actions: ['sts:TagSession'] });
    return this.attach('AutoMode', AUTO_MODE_POLICIES);
  }
}

function leastRights({ environment, keyArn }: ClusterRoleProps): string {
  return JSON.stringify({
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
  });
}
