import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from './cluster';
import { lintAccess } from './kubernetes/judgement/lint-access';
import { ContainerDefaults } from './kubernetes/limits/container-defaults';
import { createLimitRange } from './kubernetes/limits/create-limit-range';
import { QuotaShare } from './kubernetes/limits/quota-share';
import { TenantQuota } from './kubernetes/limits/tenant-quota';
import { childId } from './kubernetes/namespace/child-id';
import { checkPodSecurityBelow, checkTenantName, createNamespace } from './kubernetes/namespace/create-namespace';
import { createPriorityClass } from './kubernetes/namespace/create-priority-class';
import { PodSecurityLevel } from './kubernetes/namespace/pod-security';
import { PriorityClassOptions } from './kubernetes/namespace/priority-class';
import { ServiceAccount, ServiceAccountOptions } from './kubernetes/namespace/service-account';
import { bindTenantSubjects, TenantSubjects, warnOfTenantGroups, withSubjectsOf } from './kubernetes/namespace/tenant-bindings';
import { createNetworkPolicies } from './kubernetes/network/create-network-policies';
import { NetworkAllowance } from './kubernetes/network/network-allowance';
import { Rule } from './private/checks';
import { addTenant, tenantsOf } from './private/inhabitants';
import { fail } from './private/problem';
import { withoutTokenTraces } from './private/token-traces';
import { Subject } from './subject';

/** A team with a namespace of its own, and perhaps tenants below it (PE-06, PE-35, PE-41). */
export interface TenantOptions {
  /** The team's name, which is its namespace: a DNS label, not `default` and not below `kube-`. */
  readonly name: string;
  /**
   * Labels of the namespace besides those for Pod Security.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * What the pods may do to their node, by the rules of the cluster's version. Not looser than in the tenant above.
   *
   * @default - as in the tenant above; PodSecurityLevel.RESTRICTED where there is none
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * Who may see what is in the namespace, but no secrets: `RolePreset.VIEWER`.
   *
   * @default - only those of the tenant above
   */
  readonly viewers?: Subject[];
  /**
   * Who may change workloads in the namespace: `RolePreset.DEVELOPER`.
   *
   * @default - only those of the tenant above
   */
  readonly developers?: Subject[];
  /**
   * Who runs workloads in the namespace, without changing what they are: `RolePreset.OPERATOR`.
   *
   * @default - only those of the tenant above
   */
  readonly operators?: Subject[];
  /**
   * What delivers workloads into the namespace: `RolePreset.CI_DEPLOYER`.
   *
   * @default - only those of the tenant above
   */
  readonly ciDeployers?: Subject[];
  /**
   * How much the team may use, with all tenants below it. The namespace gets what those leave over. A tenant below has a part of every figure
   * of the one above.
   *
   * @default - no load balancers and no ports of nodes; nothing else is limited
   */
  readonly quota?: TenantQuota;
  /**
   * What containers get that do not say what they need, and the most that one may ask for. What is stated here takes the place of all that the
   * tenant above states.
   *
   * @default - as in the tenant above; cpu 100m to 1 and memory 128Mi to 512Mi where there is none
   */
  readonly containerDefaults?: ContainerDefaults;
  /**
   * Whom the pods may talk to, besides what the tenant above allows.
   *
   * @default - only the DNS of the cluster
   */
  readonly network?: NetworkAllowance[];
  /**
   * Service accounts besides `default`, whose pods get no token.
   *
   * @default - none
   */
  readonly serviceAccounts?: ServiceAccountOptions[];
  /**
   * Priority classes with the name of the tenant before their own.
   *
   * @default - none
   */
  readonly priorityClasses?: PriorityClassOptions[];
  /**
   * Tenants below this one.
   *
   * @default - none
   */
  readonly tenants?: TenantOptions[];
}

/** Properties of `Tenant`. */
export interface TenantProps extends TenantOptions {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /**
   * The tenant above. `parent.addTenant` states it.
   *
   * @default - none
   */
  readonly parent?: Tenant;
}

/** What tenants below have, too. */
interface Inheritance extends TenantSubjects {
  readonly podSecurity: PodSecurityLevel;
  readonly containerDefaults: ContainerDefaults;
  readonly network: NetworkAllowance[];
}

const ACCOUNT_TWICE: Rule = { id: 'service-account-duplicate', option: 'Tenant serviceAccounts' };

/**
 * A namespace for a team, closed until something is allowed (PE-06, PE-31, PE-35, PE-41): its pods are held to a Pod Security level, a quota and
 * defaults, talk to nobody but DNS, and get no token; its people have roles in it alone.
 *
 * Tenants nest: one below has the people, the Pod Security level, the defaults and the allowances of the one above, and a part of its quota.
 *
 * Errors: `namespace-name`, `namespace-reserved`, `tenant-duplicate`, `label-key`, `label-value`, `label-reserved`, `pod-security-looser`,
 * `subject-duplicate`, `quantity-format`, `quota-count`, `quota-resource`, `quota-above-parent`, `quota-missing-below-parent`, `value-unknown`,
 * `container-limits-order`, `network-allowance-duplicate`, `service-account-duplicate`, `priority-class-name`, `priority-class-value`,
 * `priority-class-duplicate`, `in-cluster-construct-in-cluster-stack`.
 * Warning: `subject-group-without-source`.
 */
export class Tenant extends Construct {
  /** @internal */
  public static _add(scope: Construct, props: TenantProps): Tenant {
    return new Tenant(scope, childId(scope, 'Tenant', props.name, { id: 'tenant-duplicate', option: 'Tenant name' }), props);
  }

  /** The team's name, as it was given. */
  public readonly tenantName: string;
  /** The namespace, by reference, so that what names it comes after it. */
  public readonly namespaceName: string;
  private readonly inheritance: Inheritance;
  private readonly quota: QuotaShare;
  private readonly accountNames = new Set(['default']);

  constructor(scope: Construct, id: string, private readonly props: TenantProps) {
    super(scope, id);
    const { cluster, name, labels, parent } = props;
    checkTenantName(name);
    claimName(cluster, this, name);
    this.tenantName = name;
    this.inheritance = inherit(parent?.inheritance, props);
    this.quota = new QuotaShare(name, props.quota ?? {});
    parent?.quota.give(this.quota);
    const provider = cluster.kubernetesProvider(this);
    this.namespaceName = createNamespace(this, { provider, name, version: cluster.version, podSecurity: this.inheritance.podSecurity, labels });
    withoutTokenTraces(() => this.fillNamespace(provider));
    for (const options of props.tenants ?? []) this.addTenant(options);
    lintAccess(this);
  }

  /** The level to which the pods are held. */
  public get podSecurity(): PodSecurityLevel {
    return this.inheritance.podSecurity;
  }

  /** Adds a tenant below this one. Its name is part of its Terraform addresses; the order of tenants is not. */
  public addTenant(options: TenantOptions): Tenant {
    return Tenant._add(this, { ...options, cluster: this.props.cluster, parent: this });
  }

  /** Adds a service account. Its id is part of its Terraform addresses. */
  public addServiceAccount(id: string, options: ServiceAccountOptions): ServiceAccount {
    if (this.accountNames.has(options.name) || this.node.tryFindChild(id) !== undefined) refuseAccount(id, options.name);
    this.accountNames.add(options.name);
    return new ServiceAccount(this, id, { ...options, cluster: this.props.cluster, namespace: this.namespaceName, namespaceName: this.tenantName });
  }

  private fillNamespace(provider: TerraformProvider): void {
    const { props, inheritance, tenantName, namespaceName: namespace } = this;
    const place = { cluster: props.cluster, provider, namespace, tenantName };
    this.quota.create(this, place);
    createLimitRange(this, place, inheritance.containerDefaults);
    createNetworkPolicies(this, place, props.parent?.inheritance.network ?? [], props.network ?? []);
    bindTenantSubjects(this, place, inheritance);
    warnOfTenantGroups(this, props.cluster, props);
    for (const options of props.priorityClasses ?? []) createPriorityClass(this, place, options);
    for (const options of props.serviceAccounts ?? []) this.addServiceAccount(childId(this, 'ServiceAccount', options.name, ACCOUNT_TWICE), options);
  }
}

const OUTERMOST: Inheritance = { viewers: [], developers: [], operators: [], ciDeployers: [], podSecurity: PodSecurityLevel.RESTRICTED, containerDefaults: {}, network: [] };

function inherit(above: Inheritance | undefined, { podSecurity, containerDefaults, network = [], ...people }: TenantProps): Inheritance {
  if (above !== undefined && podSecurity !== undefined) checkPodSecurityBelow(podSecurity, above.podSecurity);
  const from = above ?? OUTERMOST;
  return {
    ...withSubjectsOf(from, people),
    podSecurity: podSecurity ?? from.podSecurity,
    containerDefaults: containerDefaults ?? from.containerDefaults,
    network: [...from.network, ...network],
  };
}

function claimName(cluster: ICluster, tenant: Tenant, name: string): void {
  if (tenantsOf(cluster).has(name)) fail('tenant-duplicate', { what: 'Two tenants of a cluster have the same name', got: name, allowed: 'each value once', fix: 'remove the duplicate' });
  addTenant(cluster, name, tenant);
}

function refuseAccount(id: string, name: string): never {
  return fail(ACCOUNT_TWICE.id, {
    what: 'Two service accounts of a Tenant have the same name, or something of the tenant has the id already',
    got: { id, name },
    allowed: 'each id and each name once; the tenant makes the service account default itself',
    fix: 'choose another id and another name',
  });
}
