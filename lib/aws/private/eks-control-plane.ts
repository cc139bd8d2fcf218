import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import {
  BoundWorkerPool,
  ExecCredential,
  IPlatformControlPlane,
  PlatformCapabilities,
  WorkerPoolBinding,
  WorkloadIdentity,
  WorkloadIdentityOptions,
} from '../../platform';
import { describe } from '../../private/problem';
import { INetwork } from '../network';
import { AddOns } from './add-ons';
import { AwsEnvironment } from './aws-environment';
import { toEksCapacity } from './eks-capacity';
import { EKS_CAPABILITIES } from './eks-capabilities';
import { podIdentityRole } from './pod-identity-role';
import { attachManagedPolicies, serviceRole } from './service-role';

/** What is known of an EKS cluster once its control plane is there. */
export interface EksControlPlaneProps {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  /** The security group that EKS made for the control plane and the nodes. */
  readonly securityGroupId: string;
  readonly grantedGroups?: string[];
  /** The add-ons, where they are managed here. */
  readonly addOns?: AddOns;
  readonly environment: AwsEnvironment;
  readonly network: INetwork;
  readonly tags: Record<string, string>;
}

/** An EKS control plane that pools join. */
export class EksControlPlane implements IPlatformControlPlane {
  public readonly capabilities: PlatformCapabilities = EKS_CAPABILITIES;
  private readonly addressesWanted = new Map<string, number>();
  private sharedNodeRole?: { role: IamRole; attachments: IamRolePolicyAttachment[] };

  constructor(private readonly scope: Construct, private readonly props: EksControlPlaneProps) {
    scope.node.addValidation({ validate: () => this.validateAddresses() });
  }

  public get endpoint(): string {
    return this.props.endpoint;
  }

  public get certificateAuthority(): string {
    return this.props.certificateAuthority;
  }

  public get grantedGroups(): string[] | undefined {
    return this.props.grantedGroups;
  }

  public get credential(): ExecCredential {
    return {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'aws',
      args: ['eks', 'get-token', '--cluster-name', this.props.clusterName, '--region', this.props.environment.region],
    };
  }

  public get kubeconfigCommand(): string {
    return `aws eks update-kubeconfig --region ${this.props.environment.region} --name ${this.props.clusterName}`;
  }

  public bindWorkerPool(scope: Construct, binding: WorkerPoolBinding): BoundWorkerPool {
    const { clusterName, securityGroupId, network, environment, tags, addOns } = this.props;
    const capacity = toEksCapacity(binding.capacity);
    const resource = capacity._bindToEks(scope, binding, {
      clusterName,
      securityGroupId,
      subnetIds: network.privateSubnetIds,
      partition: environment.partition,
      tags,
      ready: [...(addOns?.beforeNodes ?? []), ...network.egress],
      nodeRole: () => this.nodeRole(),
    });
    this.addressesWanted.set(binding.poolId, capacity._addresses);
    if (binding.admitsSystemPods) addOns?.waitFor(resource);
    return { resource };
  }

  public bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity {
    const { namespace, serviceAccountName } = options;
    const { clusterName, tags } = this.props;
    const role = podIdentityRole(scope, { description: `The service account ${namespace}/${serviceAccountName}`, namePrefix: `eks-${serviceAccountName}-`, tags });
    new EksPodIdentityAssociation(scope, 'Association', { clusterName, namespace, serviceAccount: serviceAccountName, roleArn: role.arn, tags });
    return { principalName: role.name, principalId: role.arn, serviceAccountAnnotations: {} };
  }

  // One role for the nodes of all pools: it holds only what every node needs.
  private nodeRole(): { roleArn: string; attachments: ITerraformDependable[] } {
    this.sharedNodeRole ??= makeNodeRole(this.scope, this.props);
    const { role, attachments } = this.sharedNodeRole;
    return { roleArn: role.arn, attachments };
  }

  private validateAddresses(): string[] {
    const wanted = [...this.addressesWanted.values()].reduce((sum, addresses) => sum + addresses, 0);
    const available = this.props.network.privateAddresses;
    if (available === undefined || wanted <= available) return [];
    return [
      describe('network-addresses-exhausted', {
        what: 'The private subnets have too few addresses for all pools at their largest, with one for each node and each of its pods',
        got: { wanted, available, pools: Object.fromEntries(this.addressesWanted) },
        allowed: `at most ${available} addresses`,
        fix: 'use a larger network, lower maxSize, or state fewer podsPerNode in aws.NodeGroupCapacity',
      }),
    ];
  }
}

// https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html (read 2026-11); the network agent has a role of its own
function makeNodeRole(scope: Construct, props: EksControlPlaneProps) {
  const role = serviceRole(scope, 'NodeRole', {
    service: 'ec2.amazonaws.com',
    namePrefix: 'eks-node-',
    description: 'Nodes of an EKS cluster',
    tags: props.tags,
  });
  const attachments = attachManagedPolicies(scope, role, 'NodeRole-', props.environment.partition, [
    'AmazonEKSWorkerNodePolicy',
    'AmazonEC2ContainerRegistryPullOnly',
  ]);
  return { role, attachments };
}
