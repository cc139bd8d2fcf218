import { checkKnown, checkNotEmpty, checkText, checkUnique, unknown } from '../private/checks';
import { DNS_SUBDOMAIN } from '../private/labels';
import { fail } from '../private/problem';

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html, with the path that some have, such as service-role/
const MANAGED_POLICY = /^([\w+=,.@-]+\/)?[\w+=,.@-]+$/;

/** When an add-on is installed. */
export enum AddOnOrder {
  /** Before any node: what a node needs to become ready, such as the network agent. */
  BEFORE_NODES = 'before-nodes',
  /** After the pools that run pods of the system: what needs nodes to become ready. */
  AFTER_NODES = 'after-nodes',
}

/** Options of every add-on. */
export interface EksAddOnOptions {
  /**
   * The add-on's version, such as `v1.20.4-eksbuild.2`.
   *
   * @default - AWS's default for the Kubernetes version, which moves with it
   */
  readonly version?: string;
  /**
   * The add-on's configuration as JSON, merged over the library's own (top-level keys).
   * `aws eks describe-addon-configuration` prints the schema of a version. Write `{}` to take back what was set before.
   *
   * @default - the library's own
   */
  readonly configurationValues?: string;
}

/** The cloud identity of an add-on. */
export interface AddOnIdentity {
  /** The service account of the add-on, in the namespace that AWS installs it in. */
  readonly serviceAccount: string;
  /** The AWS managed policies that it needs, such as `AmazonEKS_CNI_Policy`. */
  readonly managedPolicies: string[];
}

/** Options of `EksAddOn.named`. */
export interface NamedAddOnOptions extends EksAddOnOptions {
  /** When it is installed. */
  readonly order: AddOnOrder;
  /**
   * Its rights on AWS, through Pod Identity.
   *
   * @default - none
   */
  readonly identity?: AddOnIdentity;
}

/**
 * An add-on that AWS maintains for EKS. Each factory takes the place of the library's default of the same name.
 *
 * Errors: `add-on-name`, `add-on-version`, `add-on-configuration`, `add-on-identity`, `service-account-name`, `value-unknown`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html (read 2026-11)
 */
export class EksAddOn {
  /** The network agent, with enforcement of NetworkPolicy switched on. */
  public static vpcCni(options: EksAddOnOptions = {}): EksAddOn {
    return new EksAddOn(
      'vpc-cni',
      { ...options, order: AddOnOrder.BEFORE_NODES, identity: { serviceAccount: 'aws-node', managedPolicies: ['AmazonEKS_CNI_Policy'] } },
      { enableNetworkPolicy: 'true' },
    );
  }

  /** The agent that gives pods their IAM roles. */
  public static podIdentityAgent(options: EksAddOnOptions = {}): EksAddOn {
    return new EksAddOn('eks-pod-identity-agent', { ...options, order: AddOnOrder.BEFORE_NODES });
  }

  /** The agent that makes services reachable on nodes. */
  public static kubeProxy(options: EksAddOnOptions = {}): EksAddOn {
    return new EksAddOn('kube-proxy', { ...options, order: AddOnOrder.BEFORE_NODES });
  }

  /** The cluster's DNS (PE-28). */
  public static coreDns(options: EksAddOnOptions = {}): EksAddOn {
    return new EksAddOn('coredns', { ...options, order: AddOnOrder.AFTER_NODES });
  }

  /** Volumes on EBS. */
  public static ebsCsiDriver(options: EksAddOnOptions = {}): EksAddOn {
    return new EksAddOn('aws-ebs-csi-driver', {
      ...options,
      order: AddOnOrder.AFTER_NODES,
      identity: { serviceAccount: 'ebs-csi-controller-sa', managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy'] },
    });
  }

  /** Metrics of pods and nodes, for autoscaling and `kubectl top`. */
  public static metricsServer(options: EksAddOnOptions = {}): EksAddOn {
    return new EksAddOn('metrics-server', { ...options, order: AddOnOrder.AFTER_NODES });
  }

  /** Any other add-on by its name, such as `snapshot-controller`. */
  public static named(name: string, options: NamedAddOnOptions): EksAddOn {
    return new EksAddOn(name, options);
  }

  /** The add-ons of a cluster that asks for nothing else. */
  public static defaults(): EksAddOn[] {
    return [EksAddOn.vpcCni(), EksAddOn.podIdentityAgent(), EksAddOn.kubeProxy(), EksAddOn.coreDns(), EksAddOn.ebsCsiDriver(), EksAddOn.metricsServer()];
  }

  /** When it is installed. */
  public readonly order: AddOnOrder;
  /** The version; undefined for AWS's default. */
  public readonly version?: string;
  /** The configuration as JSON; undefined for the add-on's default. */
  public readonly configurationValues?: string;
  /** The rights on AWS; undefined for none. */
  public readonly identity?: AddOnIdentity;

  private constructor(
    /** The add-on's name on AWS. */
    public readonly name: string,
    options: NamedAddOnOptions,
    ownConfiguration?: Record<string, string>,
  ) {
    checkKnown(name, 'EksAddOn name');
    checkText(name, { id: 'add-on-name', option: 'EksAddOn name', pattern: /^[a-z0-9][a-z0-9_-]*$/, maxLength: 100, allowed: 'the name of an EKS add-on, such as coredns' });
    if (options.version !== undefined) {
      checkText(options.version, { id: 'add-on-version', option: `${name} version`, pattern: /^v\d+\.\d+\.\d+-eksbuild\.\d+$/, maxLength: 60, allowed: 'a version of the form v1.20.4-eksbuild.2' });
    }
    if (options.identity) checkIdentity(name, options.identity);
    this.order = options.order;
    this.version = options.version;
    this.configurationValues = mergeConfiguration(name, ownConfiguration, options.configurationValues);
    this.identity = options.identity;
  }
}

function checkIdentity(name: string, { serviceAccount, managedPolicies }: AddOnIdentity): void {
  checkText(serviceAccount, {
    id: 'service-account-name', option: `${name} serviceAccount`, pattern: DNS_SUBDOMAIN, maxLength: 253, allowed: 'a DNS subdomain of at most 253 characters',
  });
  const option = `${name} managedPolicies`;
  checkKnown(managedPolicies, option);
  checkNotEmpty(managedPolicies, { id: 'add-on-identity', option });
  for (const policy of managedPolicies) {
    checkKnown(policy, option);
    checkText(policy, { id: 'add-on-identity', option, pattern: MANAGED_POLICY, maxLength: 128, allowed: 'the name of an AWS managed policy, such as AmazonEKS_CNI_Policy' });
  }
  // The last part names the resource.
  checkUnique(managedPolicies.map((policy) => policy.replace(/^.*\//, '')), { id: 'add-on-identity', option });
}

function mergeConfiguration(name: string, own?: Record<string, string>, given?: string): string | undefined {
  if (given === undefined) return own && JSON.stringify(own);
  if (own === undefined && unknown(given)) return given;
  checkKnown(given, `The configurationValues of ${name}`);
  return JSON.stringify({ ...own, ...parseObject(name, given) });
}

function parseObject(name: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Refused below, like everything that is no object.
  }
  return fail('add-on-configuration', {
    what: `The configurationValues of ${name} are not a JSON object`,
    got: text,
    allowed: 'a JSON object that the add-on\'s schema allows',
    fix: 'build it with JSON.stringify({ … })',
  });
}
