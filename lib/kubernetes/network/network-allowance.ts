import { checkNotEmpty } from '../../private/checks';
import { NetworkPort } from './network-port';
import { credentialsOf } from './private/credentials';
import { INTERNET } from './private/internet';
import { checkIpBlock, checkMetadataClosed } from './private/ip-block';
import { AllowanceRule } from './private/rule';
import { podsOf, selector } from './private/selectors';

/** Options of an allowance for credentials. */
export interface CredentialAllowanceOptions {
  /**
   * Labels of the only pods of the tenant that it is for.
   *
   * @default - all pods of the tenant
   */
  readonly pods?: Record<string, string>;
}

/** What holds for every allowance. */
export interface NetworkAllowanceOptions {
  /**
   * The ports of the pods that are reached.
   *
   * @default - all ports of all protocols
   */
  readonly ports?: NetworkPort[];
  /**
   * Labels of the only pods of the tenant that it is for.
   *
   * @default - all pods of the tenant
   */
  readonly pods?: Record<string, string>;
}

/** Options of an allowance for pods of a namespace. */
export interface NamespaceAllowanceOptions extends NetworkAllowanceOptions {
  /**
   * Labels of the only pods of the namespace that it is for.
   *
   * @default - all pods of the namespace
   */
  readonly peers?: Record<string, string>;
}

/** Options of an allowance for addresses. */
export interface CidrAllowanceOptions extends NetworkAllowanceOptions {
  /**
   * Networks within the given one that it is not for, in CIDR notation.
   *
   * @default - none
   */
  readonly except?: string[];
}

/**
 * What the pods of a tenant may say to whom: without any they may only ask the DNS of the cluster. Pods of two tenants talk only if one may
 * send and the other may receive. Answers need no allowance.
 *
 * Allowances mean something only where the network of the cluster keeps network policies.
 *
 * Errors: `namespace-name`, `label-key`, `label-value`, `list-empty`, `cidr-format`, `network-except`, `metadata-address-open`.
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/ (read 2026-11)
 */
export class NetworkAllowance {
  /** Pods of the tenant talk to each other; with `pods` only those to each other. */
  public static withinNamespace(options: NetworkAllowanceOptions = {}): NetworkAllowance {
    const peers = [{ podSelector: selector(options.pods, 'NetworkAllowance.withinNamespace pods') }];
    return NetworkAllowance.make(['within-namespace'], options, { ingress: peers, egress: peers });
  }

  /** An ingress controller in the given namespace reaches the pods. The same as `fromNamespace`, but says why. */
  public static fromIngress(namespace: string, options: NamespaceAllowanceOptions = {}): NetworkAllowance {
    return NetworkAllowance.make(['from-ingress', namespace], options, { ingress: podsOf(namespace, options.peers, 'NetworkAllowance.fromIngress') });
  }

  /** Pods of the given namespace reach the pods. */
  public static fromNamespace(namespace: string, options: NamespaceAllowanceOptions = {}): NetworkAllowance {
    return NetworkAllowance.make(['from-namespace', namespace], options, { ingress: podsOf(namespace, options.peers, 'NetworkAllowance.fromNamespace') });
  }

  /** The pods reach pods of the given namespace. */
  public static toNamespace(namespace: string, options: NamespaceAllowanceOptions = {}): NetworkAllowance {
    return NetworkAllowance.make(['to-namespace', namespace], options, { egress: podsOf(namespace, options.peers, 'NetworkAllowance.toNamespace') });
  }

  /** Addresses of the given network, outside the cluster, reach the pods: in CIDR notation, of IPv4 or IPv6. */
  public static fromCidr(cidr: string, options: CidrAllowanceOptions = {}): NetworkAllowance {
    const ipBlock = { cidr, except: options.except };
    checkIpBlock(ipBlock, 'NetworkAllowance.fromCidr');
    return NetworkAllowance.make(['from-cidr', cidr], options, { ingress: [{ ipBlock }] });
  }

  /**
   * The pods reach addresses of the given network, outside the cluster: in CIDR notation, of IPv4 or IPv6. Addresses at which clouds answer with
   * the credentials of the machine, such as 169.254.169.254, must be left out.
   */
  public static toCidr(cidr: string, options: CidrAllowanceOptions = {}): NetworkAllowance {
    const ipBlock = { cidr, except: options.except };
    checkIpBlock(ipBlock, 'NetworkAllowance.toCidr');
    checkMetadataClosed(ipBlock, 'NetworkAllowance.toCidr');
    return NetworkAllowance.make(['to-cidr', cidr], options, { egress: [{ ipBlock }] });
  }

  /**
   * The pods reach the internet, but no address that is private, shared, link-local or of the machine itself.
   * Sources: RFC 1122, 1918, 3927, 4193, 4291, 6052 and 6598
   */
  public static toInternet(options: NetworkAllowanceOptions = {}): NetworkAllowance {
    return NetworkAllowance.make(['to-internet'], options, { egress: INTERNET.map((ipBlock) => ({ ipBlock })) });
  }

  /**
   * The pods ask on their node for the credentials of their identity in the cloud (`ServiceAccount.bindWorkloadIdentity`): the agent of EKS Pod
   * Identity, the metadata server of GKE. To use them they must reach the cloud's API, too.
   *
   * Errors, in a tenant: `credential-endpoint-missing` where the platform has no such address.
   */
  public static toCloudCredentials(options: CredentialAllowanceOptions = {}): NetworkAllowance {
    return NetworkAllowance.make(['to-cloud-credentials'], options, { egress: [], onCluster: credentialsOf });
  }

  private static make(name: string[], options: NamespaceAllowanceOptions, peers: Pick<AllowanceRule, 'ingress' | 'egress' | 'onCluster'>): NetworkAllowance {
    const { ports } = options;
    if (ports !== undefined) checkNotEmpty(ports.map(({ protocol }) => protocol), { id: 'list-empty', option: `NetworkAllowance ${name[0]} ports` });
    const pods = selector(options.pods, `NetworkAllowance ${name[0]} pods`);
    return new NetworkAllowance({ name, ports: ports && [...ports], pods, peerLabels: { ...options.peers }, ...peers });
  }

  /** @internal */
  public readonly _rule: AllowanceRule;

  private constructor(rule: AllowanceRule) {
    this._rule = rule;
  }
}
