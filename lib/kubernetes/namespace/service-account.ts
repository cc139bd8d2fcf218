import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { Construct } from 'constructs';
import { Acknowledgement } from '../../acknowledgement';
import { ICluster } from '../../cluster';
import { WorkloadIdentity } from '../../platform';
import { checkKnown, checkText } from '../../private/checks';
import { DNS_SUBDOMAIN } from '../../private/labels';
import { checkServiceAccount } from '../../private/service-account';
import { Subject } from '../../subject';
import { bindRole } from '../access/bindings';
import { PolicyRule } from '../access/policy-rule';
import { presetRoleName } from '../access/preset-roles';
import { Role } from '../access/role';
import { RolePreset } from '../access/role-preset';
import { AccessLint } from '../judgement/access-lint';
import { lintAccess } from '../judgement/lint-access';

/** Whether pods get a token of their service account. */
export enum TokenMounting {
  /** They get none unless they ask for it with `automountServiceAccountToken`. */
  NOT_MOUNTED = 'not-mounted',
  /** They get one, for programs that talk to the API server. */
  MOUNTED = 'mounted',
}

/** Options of a service account. */
export interface ServiceAccountOptions {
  /** The name: a DNS subdomain. */
  readonly name: string;
  /**
   * Whether pods get a token of the service account.
   *
   * @default TokenMounting.NOT_MOUNTED
   */
  readonly tokenMounting?: TokenMounting;
  /**
   * Names of the secrets of the namespace with which images are pulled. The secrets are made elsewhere, so that none is in the state.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];
  /**
   * Presets that the service account has in its namespace.
   *
   * @default - none
   */
  readonly presets?: RolePreset[];
  /**
   * What the service account may do in its namespace besides.
   *
   * @default - nothing
   */
  readonly rules?: PolicyRule[];
  /**
   * What the judgement of rights would refuse of it, and is right here.
   *
   * @default - nothing
   */
  readonly acknowledge?: Acknowledgement[];
}

/** Properties of `ServiceAccount`. */
export interface ServiceAccountProps extends ServiceAccountOptions {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /** The namespace: its name, or a reference to it, so that the service account comes after it. */
  readonly namespace: string;
  /**
   * The name of the namespace, where `namespace` is a reference: subjects and cloud identities are made from the name.
   *
   * @default - `namespace`
   */
  readonly namespaceName?: string;
}

/**
 * An identity of pods: in the cluster by roles, and in the cloud by `bindWorkloadIdentity` (PE-38).
 *
 * Errors: `service-account-name`, `namespace-name`, `image-pull-secret`, `in-cluster-construct-in-cluster-stack`, and those of `Role` for rules.
 * Source: https://kubernetes.io/docs/concepts/security/service-accounts/ (read 2026-11)
 */
export class ServiceAccount extends Construct {
  /** The service account as a subject of bindings. */
  public readonly subject: Subject;
  /** The name. */
  public readonly serviceAccountName: string;
  private readonly namespaceName: string;
  private readonly resource: ServiceAccountV1;
  private identity?: WorkloadIdentity;

  constructor(scope: Construct, id: string, private readonly props: ServiceAccountProps) {
    super(scope, id);
    const { cluster, namespace, imagePullSecrets = [], tokenMounting = TokenMounting.NOT_MOUNTED } = props;
    this.namespaceName = props.namespaceName ?? namespace;
    this.serviceAccountName = props.name;
    checkServiceAccount(this.namespaceName, props.name, 'ServiceAccount');
    this.subject = Subject.serviceAccount(this.namespaceName, props.name);
    checkKnown(imagePullSecrets, 'ServiceAccount imagePullSecrets');
    imagePullSecrets.forEach(checkSecretName);
    this.resource = new ServiceAccountV1(this, 'Resource', {
      provider: cluster.kubernetesProvider(this),
      metadata: { name: props.name, namespace },
      automountServiceAccountToken: tokenMounting === TokenMounting.MOUNTED,
      imagePullSecret: imagePullSecrets.map((name) => ({ name })),
    });
    this.node.defaultChild = this.resource;
    for (const acknowledgement of props.acknowledge ?? []) AccessLint.acknowledge(this, acknowledgement);
    this.bindPresets();
    this.bindRules();
    lintAccess(this);
  }

  /**
   * Gives the pods of the service account an identity in the cloud, made below `scope`, which belongs to the stack of the cluster: there are
   * the credentials for it. Called again it gives the same identity back.
   *
   * Errors: `value-unknown` where a name is only known to Terraform, and those of the platform.
   */
  public bindWorkloadIdentity(scope: Construct): WorkloadIdentity {
    if (this.identity !== undefined) return this.identity;
    const { cluster, namespace, name } = this.props;
    this.identity = cluster.platformControlPlane.bindWorkloadIdentity(scope, { namespace: this.namespaceName, serviceAccountName: name });
    this.resource.putMetadata({ name, namespace, annotations: this.identity.serviceAccountAnnotations });
    return this.identity;
  }

  private bindPresets(): void {
    const { cluster, namespace, name, presets = [] } = this.props;
    for (const preset of new Set(presets)) {
      bindRole(this, `Preset-${preset.presetName}`, {
        provider: cluster.kubernetesProvider(this), roleName: presetRoleName(this, cluster, preset), name: `${name}-${preset.presetName}`, namespace, subjects: [this.subject], option: 'ServiceAccount presets',
      });
    }
  }

  private bindRules(): void {
    const { cluster, namespace, name, rules = [] } = this.props;
    if (rules.length === 0) return;
    const role = new Role(this, 'Role', { cluster, namespace, roleName: name });
    for (const rule of rules) role.addRule(rule);
    role.bind('Binding', [this.subject]);
  }
}

function checkSecretName(name: string): void {
  checkText(name, { id: 'image-pull-secret', option: 'ServiceAccount imagePullSecrets', pattern: DNS_SUBDOMAIN, maxLength: 253, allowed: 'the name of a secret: a DNS subdomain of at most 253 characters' });
}
