import { checkInteger, checkKnown, checkNotEmpty, checkText, checkUnique } from '../private/checks';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../private/labels';
import { fail } from '../private/problem';
import { addOnConfiguration, Configuration } from './private/add-on-configuration';
import { checkTags } from './private/tags';

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

/** Options of `EksAddOn.vpcCni`. */
export interface VpcCniOptions extends EksAddOnOptions {
  /**
   * Environment variables of the network agent, such as `WARM_IP_TARGET`. Prefix delegation is set by `PodDensity`.
   * Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
   *
   * @default - the agent's own
   */
  readonly environment?: Record<string, string>;
}

/** How kube-proxy directs traffic. */
export enum KubeProxyMode {
  /** By iptables. */
  IPTABLES = 'iptables',
  /** By IPVS, which is faster where there are thousands of services. */
  IPVS = 'ipvs',
}

/** Options of `EksAddOn.kubeProxy`. */
export interface KubeProxyOptions extends EksAddOnOptions {
  /**
   * How traffic is directed.
   *
   * @default - iptables, the add-on's own
   */
  readonly mode?: KubeProxyMode;
}

/** Between which numbers CoreDNS scales with the nodes and processors of the cluster. */
export interface CoreDnsAutoscaling {
  /** Fewest replicas, from 2 to 1000. */
  readonly minReplicas: number;
  /** Most replicas, up to 1000. */
  readonly maxReplicas: number;
}

/** Options of `EksAddOn.coreDns`. */
export interface CoreDnsOptions extends EksAddOnOptions {
  /**
   * Lets the number of replicas follow the size of the cluster (PE-28).
   * Source: https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html (read 2026-11)
   *
   * @default - two replicas, the add-on's own
   */
  readonly autoscaling?: CoreDnsAutoscaling;
}

/** Options of `EksAddOn.ebsCsiDriver`. */
export interface EbsCsiDriverOptions extends EksAddOnOptions {
  /**
   * Tags of the volumes that the driver makes.
   *
   * @default - the driver's own alone
   */
  readonly volumeTags?: Record<string, string>;
}

/** Options of `EksAddOn.metricsServer`. */
export interface MetricsServerOptions extends EksAddOnOptions {
  /**
   * The number of replicas, from 1 to 10.
   *
   * @default - the add-on's own
   */
  readonly replicas?: number;
}

/** The cloud identity of an add-on. */
export interface AddOnIdentity {
  /** The service accounts of the add-on, in the namespace that AWS installs it in. */
  readonly serviceAccounts: string[];
  /**
   * The namespace that AWS installs it in.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
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
 * The add-ons that call AWS, and the rights that AWS documents for them.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/add-ons-iam.html (read 2026-11)
 */
const IDENTITIES: Record<string, AddOnIdentity> = {
  'vpc-cni': { serviceAccounts: ['aws-node'], managedPolicies: ['AmazonEKS_CNI_Policy'] },
  'aws-ebs-csi-driver': { serviceAccounts: ['ebs-csi-controller-sa'], managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy'] },
  'aws-efs-csi-driver': { serviceAccounts: ['efs-csi-controller-sa', 'efs-csi-node-sa'], managedPolicies: ['service-role/AmazonEFSCSIDriverPolicy'] },
};

/**
 * An add-on that AWS maintains for EKS. Each factory takes the place of the library's default of the same name.
 *
 * Errors: `add-on-name`, `add-on-version`, `add-on-configuration`, `add-on-identity`, `service-account-name`, `value-unknown`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html (read 2026-11)
 */
export class EksAddOn {
  /** The network agent, with enforcement of NetworkPolicy switched on. */
  public static vpcCni(options: VpcCniOptions = {}): EksAddOn {
    const { environment } = options;
    if (environment !== undefined) checkEnvironment(environment);
    return EksAddOn.own('vpc-cni', AddOnOrder.BEFORE_NODES, options, { enableNetworkPolicy: 'true', env: environment });
  }

  /** The agent that gives pods their IAM roles. */
  public static podIdentityAgent(options: EksAddOnOptions = {}): EksAddOn {
    return EksAddOn.own('eks-pod-identity-agent', AddOnOrder.BEFORE_NODES, options);
  }

  /** The agent that makes services reachable on nodes. */
  public static kubeProxy(options: KubeProxyOptions = {}): EksAddOn {
    return EksAddOn.own('kube-proxy', AddOnOrder.BEFORE_NODES, options, { mode: options.mode });
  }

  /** The cluster's DNS (PE-28). */
  public static coreDns(options: CoreDnsOptions = {}): EksAddOn {
    const { autoscaling } = options;
    if (autoscaling) checkAutoscaling(autoscaling);
    return EksAddOn.own('coredns', AddOnOrder.AFTER_NODES, options, { autoScaling: autoscaling && { enabled: true, ...autoscaling } });
  }

  /** Volumes on EBS. */
  public static ebsCsiDriver(options: EbsCsiDriverOptions = {}): EksAddOn {
    const extraVolumeTags = checkTags(options.volumeTags);
    return EksAddOn.own('aws-ebs-csi-driver', AddOnOrder.AFTER_NODES, options, { controller: extraVolumeTags && { extraVolumeTags } });
  }

  /** Volumes on EFS, which pods of several zones share. */
  public static efsCsiDriver(options: EksAddOnOptions = {}): EksAddOn {
    return EksAddOn.own('aws-efs-csi-driver', AddOnOrder.AFTER_NODES, options);
  }

  /** Snapshots of volumes. */
  public static snapshotController(options: EksAddOnOptions = {}): EksAddOn {
    return EksAddOn.own('snapshot-controller', AddOnOrder.AFTER_NODES, options);
  }

  /** Reports what is wrong with a node, so that EKS repairs more than nodes that are not ready. */
  public static nodeMonitoringAgent(options: EksAddOnOptions = {}): EksAddOn {
    return EksAddOn.own('eks-node-monitoring-agent', AddOnOrder.AFTER_NODES, options);
  }

  /** Metrics of pods and nodes, for autoscaling and `kubectl top`. */
  public static metricsServer(options: MetricsServerOptions = {}): EksAddOn {
    const { replicas } = options;
    if (replicas !== undefined) checkInteger(replicas, { id: 'add-on-configuration', option: 'metrics-server replicas' }, 1, 10);
    return EksAddOn.own('metrics-server', AddOnOrder.AFTER_NODES, options, { replicas });
  }

  /** Any other add-on by its name. One that calls AWS must be given an identity. */
  public static named(name: string, options: NamedAddOnOptions): EksAddOn {
    if (options.identity === undefined && Object.keys(IDENTITIES).includes(name)) {
      fail('add-on-identity', {
        what: `The add-on ${name} calls AWS, for which it has no identity`,
        allowed: `an identity with the service accounts ${IDENTITIES[name].serviceAccounts.join(' and ')}`,
        fix: `use the factory of EksAddOn for ${name}, or name identity`,
      });
    }
    return new EksAddOn(name, options);
  }

  /** The add-ons of a cluster that asks for nothing else. */
  public static defaults(): EksAddOn[] {
    return [EksAddOn.vpcCni(), EksAddOn.podIdentityAgent(), EksAddOn.kubeProxy(), EksAddOn.coreDns(), EksAddOn.ebsCsiDriver(), EksAddOn.metricsServer()];
  }

  private static own(name: string, order: AddOnOrder, options: EksAddOnOptions, configuration?: Configuration): EksAddOn {
    return new EksAddOn(name, { version: options.version, configurationValues: options.configurationValues, order, identity: IDENTITIES[name] }, configuration);
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
    ownConfiguration?: Configuration,
  ) {
    checkKnown(name, 'EksAddOn name');
    checkText(name, { id: 'add-on-name', option: 'EksAddOn name', pattern: /^[a-z0-9][a-z0-9_-]*$/, maxLength: 100, allowed: 'the name of an EKS add-on, such as coredns' });
    if (options.version !== undefined) {
      checkText(options.version, { id: 'add-on-version', option: `${name} version`, pattern: /^v\d+\.\d+\.\d+-eksbuild\.\d+$/, maxLength: 60, allowed: 'a version of the form v1.20.4-eksbuild.2' });
    }
    if (options.identity) checkIdentity(name, options.identity);
    this.order = options.order;
    this.version = options.version;
    this.configurationValues = addOnConfiguration(name, ownConfiguration, options.configurationValues);
    this.identity = options.identity;
  }
}

function checkIdentity(name: string, { serviceAccounts, managedPolicies, namespace }: AddOnIdentity): void {
  if (namespace !== undefined) checkText(namespace, { id: 'namespace-name', option: `${name} namespace`, pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label of at most 63 characters' });
  const accounts = `${name} serviceAccounts`;
  checkKnown(serviceAccounts, accounts);
  checkNotEmpty(serviceAccounts, { id: 'add-on-identity', option: accounts });
  checkUnique(serviceAccounts, { id: 'add-on-identity', option: accounts });
  serviceAccounts.forEach((account) =>
    checkText(account, { id: 'service-account-name', option: accounts, pattern: DNS_SUBDOMAIN, maxLength: 253, allowed: 'a DNS subdomain of at most 253 characters' }),
  );
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

function checkEnvironment(environment: Record<string, string>): void {
  checkKnown(environment, 'vpc-cni environment');
  if (!('ENABLE_PREFIX_DELEGATION' in environment)) return;
  fail('add-on-configuration', {
    what: 'vpc-cni environment sets ENABLE_PREFIX_DELEGATION, which decides how many pods a node can run and how many addresses it takes',
    got: environment,
    allowed: 'PodDensity.prefixDelegation as the podDensity of a pool, which sets all of it',
    fix: 'use podDensity: aws.PodDensity.prefixDelegation()',
  });
}

function checkAutoscaling({ minReplicas, maxReplicas }: CoreDnsAutoscaling): void {
  const rule = (option: string) => ({ id: 'add-on-configuration' as const, option: `CoreDnsAutoscaling ${option}` });
  checkInteger(minReplicas, rule('minReplicas'), 2, 1000);
  checkInteger(maxReplicas, rule('maxReplicas'), Number.isInteger(minReplicas) ? minReplicas : 2, 1000);
}
