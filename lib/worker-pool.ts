import { ITerraformDependable } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { CapacityIntent, ICapacity } from './capacity';
import { ICluster } from './cluster';
import { KubernetesVersion } from './kubernetes-version';
import { NodeVersions, PlatformCapabilities } from './platform';
import { checkUnique } from './private/checks';
import { checkNodeLabels } from './private/labels';
import { fail } from './private/problem';
import { PLATFORMS_WITH } from './private/support';
import { withoutTokenTraces } from './private/token-traces';
import { isTooOld, oldestKubelet, SKEW_POLICY } from './readiness/upgrade/version-skew';
import { Taint } from './taint';
import { UpdateStrategy } from './update-strategy';

/** The label by which workloads choose a pool; its value is the pool's id. */
const POOL_LABEL = 'production-cluster/worker-pool';

/** The options that describe nodes. */
const NODE_OPTIONS = ['labels', 'taints', 'version', 'updateStrategy'] as const;

/** Options of a worker pool. */
export interface WorkerPoolOptions {
  /** What the pool runs on. */
  readonly capacity: ICapacity;
  /**
   * Labels of the nodes, besides the one of `nodeSelector`.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * Taints of the nodes. At least one pool of a cluster must be free of taints that repel, for the system's own pods.
   *
   * @default - none
   */
  readonly taints?: Taint[];
  /**
   * The Kubernetes version of the nodes; not newer than the control plane (PE-45), and the same where the platform upgrades nodes by itself.
   *
   * @default - the version of the control plane
   */
  readonly version?: KubernetesVersion;
  /**
   * How many nodes may be out of service during an update.
   *
   * @default - the provider's default
   */
  readonly updateStrategy?: UpdateStrategy;
}

/** Properties of `WorkerPool`. */
export interface WorkerPoolProps extends WorkerPoolOptions {
  /** The cluster that the pool joins. */
  readonly cluster: ICluster;
}

/** A worker pool of a cluster. */
export interface IWorkerPool extends IConstruct {
  /** What the pool asks for. */
  readonly intent: CapacityIntent;
  /**
   * The Kubernetes version of the nodes.
   *
   * @default - that of the control plane
   */
  readonly version?: KubernetesVersion;
  /** Whether pods of the system, which tolerate nothing special, can run here at any time. */
  readonly admitsSystemPods: boolean;
  /** Whether a program in the cluster must add and remove the nodes. */
  readonly needsNodeAutoscaler: boolean;
  /** Labels by which pods choose this pool. */
  readonly nodeSelector: Record<string, string>;
  /** What stands for the pool in `dependsOn`; empty where the platform needs no resource for it. */
  readonly resources: ITerraformDependable[];
}

/**
 * Nodes of one kind that join a cluster (PE-04, PE-21, PE-24).
 *
 * Errors: `pool-id`, `pool-id-duplicate`, `capacity-kind-unsupported`, `pool-newer-than-control-plane`, `pool-version-unsupported`, `label-key`,
 * `label-value`, `label-reserved`, `taint-duplicate`, and those of the platform.
 * Warning: `node-autoscaler-missing` for an autoscaling pool of a cluster where nothing scales.
 */
export class WorkerPool extends Construct implements IWorkerPool {
  /** What the pool asks for. */
  public readonly intent: CapacityIntent;
  /** The Kubernetes version of the nodes. */
  public readonly version?: KubernetesVersion;
  /** Whether pods of the system, which tolerate nothing special, can run here at any time. */
  public readonly admitsSystemPods: boolean;
  /** Whether a program in the cluster must add and remove the nodes. */
  public readonly needsNodeAutoscaler: boolean;
  /** Labels by which pods choose this pool. */
  public readonly nodeSelector: Record<string, string>;
  /** What stands for the pool in `dependsOn`; empty where the platform needs no resource for it. */
  public readonly resources: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkerPoolProps) {
    checkPoolId(scope, id, props.cluster);
    super(scope, id);
    const { cluster, capacity, labels = {}, taints = [], version = cluster.version } = props;
    checkNodeLabels(labels, POOL_LABEL);
    checkUnique(taints.map((taint) => `${taint.key}:${taint.effect}`), { id: 'taint-duplicate', option: 'WorkerPool taints' });
    checkVersion(version, cluster);
    checkKind(capacity, cluster.platformControlPlane.capabilities);

    this.intent = capacity.intent;
    this.version = version;
    const admitsSystemPods = capacity.intent.runsSystemPods && !taints.some((taint) => taint.repels);
    const poolLabel = { [POOL_LABEL]: id };
    const binding = {
      poolId: id,
      capacity,
      labels: { ...poolLabel, ...labels },
      taints: [...taints],
      version,
      updateStrategy: props.updateStrategy,
      nodeOptions: NODE_OPTIONS.filter((option) => props[option] !== undefined),
      admitsSystemPods,
    };
    const bound = withoutTokenTraces(() => cluster.platformControlPlane.bindWorkerPool(this, binding));
    this.admitsSystemPods = admitsSystemPods && bound.runsSystemPods !== false;
    this.nodeSelector = bound.nodeSelector ?? poolLabel;
    this.resources = bound.resources;
    this.needsNodeAutoscaler = bound.needsNodeAutoscaler;
    cluster.registerWorkerPool(this);
  }
}

function checkPoolId(scope: Construct, id: string, cluster: ICluster): void {
  if (!/^[A-Za-z]([A-Za-z0-9-]{0,28}[A-Za-z0-9])?$/.test(id)) {
    fail('pool-id', {
      what: 'The id of a worker pool is not usable in the names and labels made from it',
      got: id,
      allowed: 'at most 30 letters, digits and -, a letter first and no - last',
      fix: 'rename the pool, such as General or batch-spot',
    });
  }
  if (scope.node.tryFindChild(id) || cluster.workerPools.some((pool) => pool.node.id === id)) {
    fail('pool-id-duplicate', {
      what: 'There is already something with the id of this worker pool',
      got: id,
      allowed: 'each id once in a cluster and in a scope',
      fix: 'give the pool another id',
    });
  }
}

function checkVersion(version: KubernetesVersion, { version: controlPlane, platformControlPlane }: ICluster): void {
  const { nodeVersions, platformName } = platformControlPlane.capabilities;
  if (version.version === controlPlane.version) return;
  if (nodeVersions === NodeVersions.FOLLOW_CONTROL_PLANE) {
    fail('pool-version-unsupported', {
      what: `WorkerPool version differs from that of the control plane, but ${platformName} upgrades nodes by itself`,
      got: version.version,
      allowed: `${controlPlane.version}, which is the default`,
      fix: 'leave version out; where the platform has them, maintenance windows and exclusions say when it upgrades',
    });
  }
  refuseTooOld(version, controlPlane);
  if (!version.isNewerThan(controlPlane)) return;
  fail('pool-newer-than-control-plane', {
    what: 'WorkerPool version is newer than the control plane',
    got: version.version,
    allowed: `${controlPlane.version} or older: a kubelet is never newer than the API server (https://kubernetes.io/releases/version-skew-policy/)`,
    fix: 'upgrade the control plane first, or leave version out so that the pool follows it',
  });
}

function refuseTooOld(version: KubernetesVersion, controlPlane: KubernetesVersion): void {
  if (controlPlane.minor === undefined || !isTooOld(version, controlPlane)) return;
  fail('pool-too-old', {
    what: 'WorkerPool version is too old for the control plane',
    got: version.version,
    allowed: `1.${oldestKubelet(controlPlane.minor)} or newer: a kubelet is at most three minor versions older than the API server (${SKEW_POLICY})`,
    fix: 'upgrade the pool first, or leave version out so that it follows the control plane',
  });
}

function checkKind(capacity: ICapacity, capabilities: PlatformCapabilities): void {
  const { kind } = capacity.intent;
  if (capabilities.capacityKinds.includes(kind)) return;
  fail('capacity-kind-unsupported', {
    what: `${capabilities.platformName} has no ${kind} capacity`,
    got: kind,
    allowed: `on ${capabilities.platformName}: ${capabilities.capacityKinds.join(', ')}`,
    fix: `use one of these, or a platform that has ${kind} capacity: ${PLATFORMS_WITH[kind].join(', ')}`,
  });
}
