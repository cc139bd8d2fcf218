import { Construct } from 'constructs';
import { ControlPlaneAttributes, IExistingPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { checkText } from '../private/checks';
import { INetwork } from './network/network';
import { AwsEnvironment } from './private/aws-environment';
import { checkClusterName } from './private/create-control-plane';
import { EksControlPlane } from './private/eks-control-plane';
import { EKS_CAPABILITIES } from './private/eks-capabilities';
import { checkPrincipalArn } from './private/principals';
import { checkTags } from './private/tags';

/** Properties of `ExistingEksPlatform`. */
export interface ExistingEksPlatformProps {
  /** The network of the cluster, such as `aws.Network.fromNetworkAttributes`. */
  readonly network: INetwork;
  /** The security group that EKS made for the control plane and the nodes: `aws_eks_cluster.vpc_config[0].cluster_security_group_id`. */
  readonly clusterSecurityGroupId: string;
  /**
   * The IAM role of the nodes that are added. Name the role of the cluster's present nodes where its network agent runs with their
   * rights: a new role has only `AmazonEKSWorkerNodePolicy` and `AmazonEC2ContainerRegistryPullOnly`.
   *
   * @default - a role of their own
   */
  readonly nodeRoleArn?: string;
  /**
   * Tags of everything that is added to the cluster.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
}

/**
 * Where an EKS cluster runs that something else made. Its control plane, add-ons and access entries stay with what made it.
 *
 * Errors: `security-group-id`, `principal-arn`, `tag`, and when it is used `cluster-name`.
 */
export class ExistingEksPlatform implements IExistingPlatform {
  /** What EKS can do. */
  public readonly capabilities: PlatformCapabilities = EKS_CAPABILITIES;
  private readonly props: ExistingEksPlatformProps;

  constructor(props: ExistingEksPlatformProps) {
    checkText(props.clusterSecurityGroupId, {
      id: 'security-group-id', option: 'ExistingEksPlatform clusterSecurityGroupId', pattern: /^sg-[0-9a-f]{8,17}$/, maxLength: 20, allowed: 'an id that starts with sg-',
    });
    if (props.nodeRoleArn !== undefined) checkPrincipalArn(props.nodeRoleArn, 'ExistingEksPlatform nodeRoleArn');
    this.props = { ...props, tags: checkTags(props.tags) };
  }

  /** Makes the control plane usable below `scope`. */
  public importControlPlane(scope: Construct, attributes: ControlPlaneAttributes): IPlatformControlPlane {
    const { network, clusterSecurityGroupId, nodeRoleArn, tags } = this.props;
    const { clusterName, endpoint, certificateAuthority } = attributes;
    checkClusterName(clusterName);
    return new EksControlPlane(scope, {
      clusterName,
      endpoint,
      certificateAuthority,
      securityGroupId: clusterSecurityGroupId,
      nodeRoleArn,
      environment: new AwsEnvironment(scope),
      network,
      tags,
    });
  }
}
