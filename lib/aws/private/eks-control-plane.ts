import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { ITerraformDependable, TerraformStack } from 'cdktf';
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
import { checkKnown } from '../../private/checks';
import { checkServiceAccount } from '../../private/service-account';
import { INetwork } from '../network/network';
import { AddOns } from './add-ons';
import { AddressPlan } from './address-plan';
import { AwsEnvironment } from './aws-environment';
import { toEksCapacity } from './eks-capacity';
import { EKS_CAPABILITIES } from './eks-capabilities';
import { dependencies } from './ordering';
import { podIdentityRole } from './pod-identity-role';
import { attachManagedPolicies, serviceRole } from './service-role';

/** What is known of an EKS cluster once its control plane is there. */
export interface EksControlPlaneProps {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly certificateAuthority?: string;
  /** The security group that EKS made for the control plane and the nodes. */
  readonly securityGroupId: string;
  readonly grantedGroups?: string[];
  /** The role of the nodes, where it exists already. */
  readonly nodeRoleArn?: string;
  /** The add-ons, where they are managed here. */
  readonly addOns?: AddOns;
  readonly environment: AwsEnvironment;
  readonly network: INetwork;
  readonly tags?: Record<string, string>;
}

/** An EKS control plane that pools join. */
export class EksControlPlane implements IPlatformControlPlane {
  public readonly capabilities: PlatformCapabilities = EKS_CAPABILITIES;
  private readonly addresses: AddressPlan;
  private readonly ready = new Map<TerraformStack, string[]>();
  private sharedNodeRole?: { roleArn: string; attachments: IamRolePolicyAttachment[] };

  constructor(private readonly scope: Construct, private readonly props: EksControlPlaneProps) {
    this.addresses = AddressPlan.of(props.network);
    scope.node.addValidation({ validate: () => this.addresses.validate() });
  }

  public get endpoint(): string {
    return this.props.endpoint;
  }

  public get certificateAuthority(): string | undefined {
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
      environment,
      tags,
      ready: this.readyFor(scope),
      nodeRole: () => this.nodeRole(),
    });
    this.addresses.claim(scope.node.path, capacity._addresses);
    if (binding.admitsSystemPods) addOns?.waitFor(resource);
    return { resources: [resource], needsNodeAutoscaler: capacity.intent.autoscaled };
  }

  public bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity {
    const { namespace, serviceAccountName } = options;
    const { clusterName, tags } = this.props;
    checkKnown(namespace, 'WorkloadIdentity namespace');
    checkKnown(serviceAccountName, 'WorkloadIdentity serviceAccountName');
    checkServiceAccount(namespace, serviceAccountName, 'WorkloadIdentity');
    const parent = new Construct(scope, `Identity-${namespace}-${serviceAccountName}`);
    const role = podIdentityRole(parent, { description: `The service account ${namespace}/${serviceAccountName}`, namePrefix: `eks-${serviceAccountName}-`, tags });
    new EksPodIdentityAssociation(parent, 'Association', { clusterName, namespace, serviceAccount: serviceAccountName, roleArn: role.arn, tags });
    return { principalName: role.name, principalId: role.arn, serviceAccountAnnotations: {} };
  }

  // What nodes wait for is the same for all pools of a stack, so its references are made once.
  private readyFor(scope: Construct): string[] {
    const stack = TerraformStack.of(scope);
    const known = this.ready.get(stack) ?? dependencies(scope, [...(this.props.addOns?.beforeNodes ?? []), ...this.props.network.egress]);
    this.ready.set(stack, known);
    return known;
  }

  // One role for the nodes of all pools: it holds only what every node needs.
  private nodeRole(): { roleArn: string; attachments: ITerraformDependable[] } {
    if (this.props.nodeRoleArn !== undefined) return { roleArn: this.props.nodeRoleArn, attachments: [] };
    this.sharedNodeRole ??= makeNodeRole(this.scope, this.props);
    return this.sharedNodeRole;
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
  return { roleArn: role.arn, attachments };
}
