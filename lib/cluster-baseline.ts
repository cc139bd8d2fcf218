import { Construct } from 'constructs';
import { ICluster } from './cluster';
import { lintAccess } from './kubernetes/judgement/lint-access';
import { DefaultNamespace } from './kubernetes/workloads/default-namespace';
import { DefaultStorageClass } from './kubernetes/workloads/default-storage-class';
import { DnsAutoscaling } from './kubernetes/workloads/dns-autoscaling';
import { DnsDisruptionBudget } from './kubernetes/workloads/dns-disruption-budget';
import { NodeAutoscaling } from './kubernetes/workloads/node-autoscaling';
import { NodeProblemDetection } from './kubernetes/workloads/node-problem-detection';
import { addBaseline, baselineOf } from './private/inhabitants';
import { fail } from './private/problem';
import { withoutTokenTraces } from './private/token-traces';

/** Properties of `ClusterBaseline`. */
export interface ClusterBaselineProps {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /**
   * What changes the number of nodes.
   *
   * @default NodeAutoscaling.whereNeeded()
   */
  readonly nodeAutoscaling?: NodeAutoscaling;
  /**
   * The storage class of claims that name none.
   *
   * @default DefaultStorageClass.encrypted()
   */
  readonly storageClass?: DefaultStorageClass;
  /**
   * How the number of DNS servers follows the size of the cluster.
   *
   * @default DnsAutoscaling.proportional()
   */
  readonly dnsAutoscaling?: DnsAutoscaling;
  /**
   * What keeps the DNS up while nodes are drained.
   *
   * @default DnsDisruptionBudget.whereMissing()
   */
  readonly dnsDisruptionBudget?: DnsDisruptionBudget;
  /**
   * What reports that a node is ill.
   *
   * @default NodeProblemDetection.whereMissing()
   */
  readonly nodeProblemDetection?: NodeProblemDetection;
  /**
   * What becomes of the namespace `default`.
   *
   * @default DefaultNamespace.locked()
   */
  readonly defaultNamespace?: DefaultNamespace;
  /**
   * Where that is made which belongs to the cloud, such as the identity of the autoscaler.
   *
   * @default - in the stack of the cluster, below it
   */
  readonly infrastructure?: Construct;
}

/**
 * What every production cluster runs and its platform does not bring (PE-26, PE-27, PE-28, PE-34, PE-35): a node autoscaler, a default storage class
 * that encrypts, DNS that scales and stays up, the detection of ill nodes, and a namespace `default` that nothing runs in. The rights of its stack are
 * judged, so that none goes to everybody by an oversight (PE-44).
 *
 * What a platform brings is told by `IPlatformControlPlane.baseline`. The programs pass Pod Security `restricted`, except Node Problem Detector.
 * The zones of DNS servers are those that the platform's own Deployment spreads them over: nothing here changes that.
 *
 * Errors: `in-cluster-construct-in-cluster-stack`, `cluster-baseline-duplicate`, those of its parts, and those of `AccessLint`.
 */
export class ClusterBaseline extends Construct {
  /** @internal */
  public readonly _dnsAutoscaling: DnsAutoscaling;
  private readonly cluster: ICluster;

  constructor(scope: Construct, id: string, props: ClusterBaselineProps) {
    super(scope, id);
    const { cluster } = props;
    this.cluster = cluster;
    this.refuseSecond();
    addBaseline(cluster, this);
    this._dnsAutoscaling = props.dnsAutoscaling ?? DnsAutoscaling.proportional();
    const context = { cluster, provider: cluster.kubernetesProvider(this), infrastructure: props.infrastructure ?? cluster };
    const parts = {
      NodeAutoscaling: props.nodeAutoscaling ?? NodeAutoscaling.whereNeeded(),
      DefaultStorageClass: props.storageClass ?? DefaultStorageClass.encrypted(),
      DnsAutoscaling: this._dnsAutoscaling,
      DnsDisruptionBudget: props.dnsDisruptionBudget ?? DnsDisruptionBudget.whereMissing(),
      NodeProblemDetection: props.nodeProblemDetection ?? NodeProblemDetection.whereMissing(),
      DefaultNamespace: props.defaultNamespace ?? DefaultNamespace.locked(),
    };
    withoutTokenTraces(() => Object.entries(parts).forEach(([part, value]) => value._bind(new Construct(this, part), context)));
    lintAccess(this);
  }

  private refuseSecond(): void {
    const other = baselineOf(this.cluster);
    if (other === undefined) return;
    fail('cluster-baseline-duplicate', {
      what: 'The cluster has a ClusterBaseline already, and both would make the same objects',
      got: other.node.path,
      allowed: 'one ClusterBaseline for each cluster',
      fix: 'put the options of both into one',
    });
  }
}
