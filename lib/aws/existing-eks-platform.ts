import { Construct } from 'constructs';
import { ControlPlaneAttributes, IExistingPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { checkText } from '../private/checks';
import { INetwork } from './network';
import { AwsEnvironment } from './private/aws-environment';
import { EksControlPlane } from './private/eks-control-plane';
import { EKS_CAPABILITIES } from './private/eks-capabilities';
import { checkTags } from './private/tags';

/** Properties of `ExistingEksPlatform`. */
export interface ExistingEksPlatformProps {
  /** The network of the cluster, such as `aws.Network.fromNetworkAttributes`. */
  readonly network: INetwork;
  /** The security group that EKS made for the control plane and the nodes: `aws_eks_cluster.vpc_config[0].cluster_security_group_id`. */
  readonly clusterSecurityGroupId: string;
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
 * Errors: `security-group-id`, `tag`.
 */
export class ExistingEksPlatform implements IExistingPlatform {
  /** What EKS can do. */
  public readonly capabilities: PlatformCapabilities = EKS_CAPABILITIES;
  private readonly props: ExistingEksPlatformProps;

  constructor(props: ExistingEksPlatformProps) {
    checkText(props.clusterSecurityGroupId, {
      id: 'security-group-id', option: 'ExistingEksPlatform clusterSecurityGroupId', pattern: /^sg-[0-9a-f]{8,17}$/, maxLength: 20, allowed: 'an id that starts with sg-',
    });
    this.props = { ...props, tags: checkTags(props.tags) };
  }

  /** Makes the control plane usable below `scope`. */
  public importControlPlane(scope: Construct, attributes: ControlPlaneAttributes): IPlatformControlPlane {
    const { network, clusterSecurityGroupId, tags = {} } = this.props;
    const { clusterName, endpoint, certificateAuthority } = attributes;
    return new EksControlPlane(scope, {
      clusterName,
      endpoint,
      certificateAuthority,
      securityGroupId: clusterSecurityGroupId,
      environment: new AwsEnvironment(scope),
      network,
      tags,
    });
  }
}
