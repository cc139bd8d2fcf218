import { Construct } from 'constructs';
import { ControlPlaneOptions, IPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { checkKnown, checkOneOf, checkText, checkUnique, unknown } from '../private/checks';
import { EksAddOn } from './eks-add-on';
import { EksIdentity } from './eks-identity';
import { EndpointAccess } from './endpoint-access';
import { INetwork, Network } from './network/network';
import { OidcIdentityProvider } from './oidc-identity-provider';
import { checkClusterName, createControlPlane } from './private/create-control-plane';
import { EKS_CAPABILITIES } from './private/eks-capabilities';
import { checkPrincipalArn, checkPrincipals } from './private/principals';
import { checkTags } from './private/tags';
import { WorkloadIdentityMethod } from './workload-identity-method';

/** The log streams of an EKS control plane. */
export enum ControlPlaneLogType {
  /** Requests to the API server. */
  API = 'api',
  /** Who did what. */
  AUDIT = 'audit',
  /** Who logged in as whom. */
  AUTHENTICATOR = 'authenticator',
  /** The controllers. */
  CONTROLLER_MANAGER = 'controllerManager',
  /** The scheduler. */
  SCHEDULER = 'scheduler',
}

/** What AWS does when standard support of a Kubernetes version ends. */
export enum SupportType {
  /** The cluster stays on its version through extended support, which costs more per hour; AWS upgrades nothing behind the code until that ends. */
  EXTENDED = 'EXTENDED',
  /** AWS upgrades the control plane by itself. */
  STANDARD = 'STANDARD',
}

/** What exists already and is used in place of what the library would make. */
export interface ExistingEksParts {
  /**
   * The IAM role of the control plane, with the rights that
   * [EKS documents](https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html).
   *
   * @default - a role with the least rights
   */
  readonly controlPlaneRoleArn?: string;
  /**
   * The IAM role of the nodes of managed node groups.
   *
   * @default - a role of their own
   */
  readonly nodeRoleArn?: string;
  /**
   * The KMS key that encrypts secrets. It cannot be changed for a cluster that has one. Logs then have a key of their own.
   *
   * @default - a key for secrets and logs that rotates every year
   */
  readonly secretsKeyArn?: string;
  /**
   * The log group, always `/aws/eks/<cluster name>/cluster`, where something else makes it, with its encryption and retention.
   *
   * @default - an encrypted log group
   */
  readonly logGroupName?: string;
}

/** Properties of `EksPlatform`. */
export interface EksPlatformProps {
  /**
   * ARNs of the IAM roles and users that administer the cluster, among them the one that deploys what lives inside it.
   * Nobody else does: whoever creates the cluster gets no rights by that.
   */
  readonly administrators: string[];
  /**
   * IAM principals and their Kubernetes groups.
   *
   * @default - none
   */
  readonly identities?: EksIdentity[];
  /**
   * The network.
   *
   * @default - a `Network` of its own, with three zones
   */
  readonly network?: INetwork;
  /**
   * From where the API server can be reached.
   *
   * @default EndpointAccess.privateOnly()
   */
  readonly endpointAccess?: EndpointAccess;
  /**
   * The log streams that are kept.
   *
   * @default - all
   */
  readonly logTypes?: ControlPlaneLogType[];
  /**
   * How long logs are kept, in days; one of the periods of CloudWatch Logs.
   *
   * @default 365
   */
  readonly logRetentionDays?: number;
  /**
   * The addresses of Kubernetes services, a private network from /12 to /24 that does not overlap the VPC. It cannot be changed: another one needs a
   * cluster of another name.
   *
   * @default '172.20.0.0/16'
   */
  readonly serviceCidr?: string;
  /**
   * What AWS does when standard support of the Kubernetes version ends.
   *
   * @default SupportType.EXTENDED
   */
  readonly supportType?: SupportType;
  /**
   * Add-ons besides `EksAddOn.defaults()`; one takes the place of the default of the same name.
   *
   * @default - none besides the defaults
   */
  readonly addOns?: EksAddOn[];
  /**
   * The names of default add-ons that are left out, such as `vpc-cni` where another network agent takes its place.
   *
   * @default - none
   */
  readonly omitDefaultAddOns?: string[];
  /**
   * How service accounts get IAM roles.
   *
   * @default WorkloadIdentityMethod.POD_IDENTITY
   */
  readonly workloadIdentityMethod?: WorkloadIdentityMethod;
  /**
   * Where people log in who are not in IAM.
   *
   * @default - IAM alone
   */
  readonly oidcIdentityProvider?: OidcIdentityProvider;
  /**
   * Roles, keys and log groups that exist already.
   *
   * @default - all are made
   */
  readonly existing?: ExistingEksParts;
  /**
   * Tags of everything that belongs to the cluster.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
}

/**
 * A managed control plane on Amazon EKS (PE-08).
 *
 * Errors: `administrators-missing`, `administrator-duplicate`, `identity-duplicate`, `principal-arn`, `access-entry-group`,
 * `log-type`, `add-on-duplicate`, `add-on-omitted`, `key-arn`, `tag`, and when it is bound `cluster-name`, `log-group-name`,
 * `log-retention`, `network-service-cidr`, `network-service-cidr-overlap`, `network-addresses-exhausted`.
 */
export class EksPlatform implements IPlatform {
  /** What EKS can do. */
  public readonly capabilities: PlatformCapabilities = EKS_CAPABILITIES;
  private readonly props: EksPlatformProps;

  constructor(props: EksPlatformProps) {
    checkPrincipals(props.administrators, props.identities ?? []);
    const logTypes = props.logTypes ?? Object.values(ControlPlaneLogType);
    checkKnown(logTypes, 'EksPlatform logTypes');
    checkUnique(logTypes, { id: 'log-type', option: 'EksPlatform logTypes' });
    logTypes.forEach((type) => checkOneOf(type, { id: 'log-type', option: 'EksPlatform logTypes' }, Object.values(ControlPlaneLogType)));
    checkUnique((props.addOns ?? []).map((addOn) => addOn.name), { id: 'add-on-duplicate', option: 'EksPlatform addOns' });
    checkOmitted(props.omitDefaultAddOns ?? [], props.addOns ?? []);
    checkExisting(props.existing ?? {});
    this.props = { ...props, logTypes, tags: checkTags(props.tags) };
  }

  /** Makes a control plane below `scope`. */
  public bindControlPlane(scope: Construct, options: ControlPlaneOptions): IPlatformControlPlane {
    const { tags, existing } = this.props;
    checkClusterName(options.clusterName);
    if (existing?.logGroupName !== undefined) checkLogGroupName(existing.logGroupName, options.clusterName);
    const network = this.props.network ?? new Network(scope, 'Network', { tags, deletionProtection: options.deletionProtection });
    return createControlPlane(scope, options, this.props, network);
  }
}

function checkOmitted(omitted: string[], addOns: EksAddOn[]): void {
  const option = 'EksPlatform omitDefaultAddOns';
  checkKnown(omitted, option);
  checkUnique(omitted, { id: 'add-on-omitted', option });
  const defaults = EksAddOn.defaults().map((addOn) => addOn.name);
  omitted.forEach((name) => checkOneOf(name, { id: 'add-on-omitted', option }, defaults.filter((other) => addOns.every((addOn) => addOn.name !== other))));
}

function checkExisting({ controlPlaneRoleArn, nodeRoleArn, secretsKeyArn }: ExistingEksParts): void {
  if (controlPlaneRoleArn !== undefined) checkPrincipalArn(controlPlaneRoleArn, 'EksPlatform existing controlPlaneRoleArn');
  if (nodeRoleArn !== undefined) checkPrincipalArn(nodeRoleArn, 'EksPlatform existing nodeRoleArn');
  if (secretsKeyArn === undefined) return;
  checkText(secretsKeyArn, { id: 'key-arn', option: 'EksPlatform existing secretsKeyArn', pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, maxLength: 2048, allowed: 'the ARN of a KMS key, not of an alias' });
}

function checkLogGroupName(name: string, clusterName: string): void {
  const expected = `/aws/eks/${clusterName}/cluster`;
  if (unknown(name) || unknown(clusterName)) return;
  checkOneOf(name, { id: 'log-group-name', option: 'EksPlatform existing logGroupName' }, [expected]);
}
