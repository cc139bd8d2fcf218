import { TerraformProvider, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { PurchaseOption } from './capacity';
import { ICluster } from './cluster';
import { DeletionProtection } from './deletion-protection';
import { KubernetesVersion } from './kubernetes-version';
import { ControlPlaneAttributes, IExistingPlatform, IPlatform, IPlatformControlPlane, SystemPods } from './platform';
import { checkText } from './private/checks';
import { ClusterBase } from './private/cluster-base';
import { nameFromPath } from './private/names';
import { describe, fail, warn } from './private/problem';
import { withoutTokenTraces } from './private/token-traces';
import { IWorkerPool } from './worker-pool';

/** Properties of `HAControlPlane`. */
export interface HAControlPlaneProps {
  /** The Kubernetes version of the control plane. Raise it one minor version at a time (PE-20, PE-45). */
  readonly version: KubernetesVersion;
  /** Where the cluster runs. */
  readonly platform: IPlatform;
  /**
   * The cluster's name. Changing it makes another cluster.
   *
   * @default - made from the construct path: the cluster `Cluster` of the stack `production` is `production-cluster`
   */
  readonly clusterName?: string;
  /**
   * Whether Terraform may destroy what holds the cluster's state.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

/** What is known of a control plane that something else made. */
export interface HAControlPlaneAttributes extends ControlPlaneAttributes {
  /** Where the cluster runs. */
  readonly platform: IExistingPlatform;
}

/** A replicated control plane, separate from the nodes that run workloads. */
export interface IHAControlPlane extends ICluster {
  /** The URL of the API server. */
  readonly endpoint: string;
  /**
   * The certificate authority of the API server, as base64 of PEM.
   *
   * @default - one that every machine trusts
   */
  readonly certificateAuthority?: string;
}

/**
 * A control plane that is replicated over zones, load-balanced and separate from the workers (PE-01, PE-02, PE-03, PE-18).
 *
 * Errors: `pools-repel-system-pods`, and those of the platform.
 * Warnings: `cluster-without-worker-pools`, `node-autoscaler-missing`, `system-pods-on-spot`.
 */
export class HAControlPlane extends ClusterBase implements IHAControlPlane {
  /**
   * A control plane that something else made, to which pools and in-cluster constructs may be added.
   * Nothing of it is managed here.
   *
   * Errors: `control-plane-endpoint`, `certificate-authority`, and those of the platform.
   */
  public static fromHAControlPlaneAttributes(scope: Construct, id: string, attributes: HAControlPlaneAttributes): IHAControlPlane {
    return new ImportedControlPlane(scope, id, attributes);
  }

  /** The cluster's name. */
  public readonly clusterName: string;
  /** The Kubernetes version of the control plane. */
  public readonly version: KubernetesVersion;
  /** The control plane on its platform. */
  public readonly platformControlPlane: IPlatformControlPlane;

  constructor(scope: Construct, id: string, props: HAControlPlaneProps) {
    super(scope, id);
    this.clusterName = props.clusterName ?? nameFromPath(this);
    this.version = props.version;
    const { deletionProtection = DeletionProtection.ENABLED } = props;
    const options = { clusterName: this.clusterName, version: props.version, deletionProtection };
    this.platformControlPlane = withoutTokenTraces(() => props.platform.bindControlPlane(this, options));
    this.node.addValidation({ validate: () => this.validateSystemPods() });
  }

  /** The URL of the API server. */
  public get endpoint(): string {
    return this.platformControlPlane.endpoint;
  }

  /** The certificate authority of the API server, as base64 of PEM. */
  public get certificateAuthority(): string | undefined {
    return this.platformControlPlane.certificateAuthority;
  }

  /**
   * The Kubernetes provider of the stack of `scope`, made once per stack and cluster.
   *
   * Errors: `in-cluster-construct-in-cluster-stack`, because Terraform would have to log in before the cluster exists.
   */
  public override kubernetesProvider(scope: Construct): TerraformProvider {
    const stack = TerraformStack.of(scope);
    if (stack !== TerraformStack.of(this)) return super.kubernetesProvider(scope);
    return fail('in-cluster-construct-in-cluster-stack', {
      what: 'Something that lives inside the cluster is in the stack that makes the cluster, so that Terraform would have to log in before the cluster exists',
      got: stack.node.id,
      allowed: 'a stack of its own for what lives inside the cluster',
      fix: "make a second stack, such as new TerraformStack(app, 'production-access'), use it as the scope, and deploy both with cdktf deploy '*'",
    });
  }

  private validateSystemPods(): string[] {
    if (this.platformControlPlane.capabilities.systemPods === SystemPods.BUILT_IN) return [];
    const pools = this.workerPools;
    if (pools.length === 0) {
      warn(this, 'cluster-without-worker-pools', {
        what: 'The cluster has no worker pool, so CoreDNS and all else that the system runs waits for nodes until it times out',
        allowed: 'at least one pool',
        fix: 'add one with addWorkerPool',
      });
      return [];
    }
    // A pool of another stack comes too late: this one would wait for its nodes without end.
    const own = pools.filter((pool) => TerraformStack.of(pool) === TerraformStack.of(this));
    const admitting = own.filter((pool) => pool.admitsSystemPods);
    if (admitting.length > 0) {
      if (admitting.every((pool) => pool.intent.purchase === PurchaseOption.SPOT)) this.warnOfSpot(admitting);
      return [];
    }
    return [
      describe('pools-repel-system-pods', {
        what: 'No worker pool in the stack of the cluster can run the pods of the system, such as CoreDNS, at any time',
        got: pools.map((pool) => pool.node.id),
        allowed: 'at least one pool of Linux nodes in that stack that keeps one or more (minSize above 0) and has no NoSchedule or NoExecute taint, or serverless capacity for kube-system',
        fix: 'add such a pool, raise minSize of one, or remove the taints of one',
      }),
    ];
  }

  private warnOfSpot(pools: IWorkerPool[]): void {
    warn(this, 'system-pods-on-spot', {
      what: 'The pods of the system, such as CoreDNS, have room on spot machines alone, which may all be taken away at once',
      got: pools.map((pool) => pool.node.id),
      allowed: 'at least one pool of on-demand machines for them',
      fix: 'add a small pool with PurchaseOption.ON_DEMAND',
    });
  }
}

class ImportedControlPlane extends ClusterBase implements IHAControlPlane {
  public readonly clusterName: string;
  public readonly version: KubernetesVersion;
  public readonly endpoint: string;
  public readonly certificateAuthority?: string;
  public readonly platformControlPlane: IPlatformControlPlane;

  constructor(scope: Construct, id: string, attributes: HAControlPlaneAttributes) {
    super(scope, id);
    checkConnection(attributes);
    this.clusterName = attributes.clusterName;
    this.version = attributes.version;
    this.endpoint = attributes.endpoint;
    this.certificateAuthority = attributes.certificateAuthority;
    this.platformControlPlane = withoutTokenTraces(() => attributes.platform.importControlPlane(this, attributes));
  }
}

function checkConnection({ endpoint, certificateAuthority }: HAControlPlaneAttributes): void {
  checkText(endpoint, {
    id: 'control-plane-endpoint', option: 'HAControlPlaneAttributes endpoint', pattern: /^https:\/\/[\w.:[\]-]+(\/[\w./-]*)?$/, maxLength: 2048, allowed: 'the URL of the API server, such as https://10.0.0.1:6443',
  });
  if (certificateAuthority === undefined) return;
  checkText(certificateAuthority, {
    id: 'certificate-authority', option: 'HAControlPlaneAttributes certificateAuthority', pattern: /^[A-Za-z0-9+/]+={0,2}$/, maxLength: 65536, allowed: 'base64 of PEM, as the provider gives it',
  });
}
