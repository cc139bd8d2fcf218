import { Construct } from 'constructs';
import { ControlPlaneAttributes, IExistingPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { checkText } from '../private/checks';
import { checkCidrs } from '../private/cidr';
import { INetwork } from './network/network';
import { AwsEnvironment } from './private/aws-environment';
import { ExistingControlPlaneFeatures } from './private/control-plane-features';
import { checkClusterName } from './private/create-control-plane';
import { EksControlPlane } from './private/eks-control-plane';
import { EKS_CAPABILITIES } from './private/eks-capabilities';
import { NodeRoles } from './private/node-roles';
import { checkPrincipalArn } from './private/principals';
import { checkTags } from './private/tags';
import { PodIdentities, ServiceAccountRoles } from './private/workload-identities';

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
   * The addresses of Kubernetes services: `aws_eks_cluster.kubernetes_network_config[0].service_ipv4_cidr`. Nodes that join by themselves need them.
   *
   * @default - unknown; then only managed node groups and Fargate can be added
   */
  readonly serviceCidr?: string;
  /**
   * The ARN of the cluster's OpenID Connect issuer in IAM. With it, service accounts get IAM roles by their tokens (IRSA).
   *
   * @default - service accounts get IAM roles through EKS Pod Identity, whose agent the cluster must have
   */
  readonly tokenIssuerArn?: string;
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
 * Errors: `security-group-id`, `principal-arn`, `cidr-format`, `token-issuer-arn`, `tag`, and when it is used `cluster-name`.
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
    if (props.serviceCidr !== undefined) checkCidrs([props.serviceCidr], 'ExistingEksPlatform serviceCidr');
    if (props.tokenIssuerArn !== undefined) {
      checkText(props.tokenIssuerArn, {
        id: 'token-issuer-arn', option: 'ExistingEksPlatform tokenIssuerArn', pattern: /^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/\S+$/, maxLength: 2048, allowed: 'the ARN of an OpenID Connect provider in IAM',
      });
    }
    this.props = { ...props, tags: checkTags(props.tags) };
  }

  /** Makes the control plane usable below `scope`. */
  public importControlPlane(scope: Construct, attributes: ControlPlaneAttributes): IPlatformControlPlane {
    const { network, clusterSecurityGroupId, nodeRoleArn, serviceCidr, tokenIssuerArn, tags } = this.props;
    const { clusterName, endpoint, certificateAuthority } = attributes;
    checkClusterName(clusterName);
    const common = { clusterName, environment: new AwsEnvironment(scope), tags };
    return new EksControlPlane(scope, {
      ...common,
      endpoint,
      certificateAuthority,
      serviceCidr,
      securityGroupId: clusterSecurityGroupId,
      features: new ExistingControlPlaneFeatures(),
      roles: new NodeRoles(scope, { ...common, existingRoleArn: nodeRoleArn }),
      identities: tokenIssuerArn === undefined ? new PodIdentities(common) : new ServiceAccountRoles(common, () => tokenIssuerArn),
      network,
    });
  }
}
