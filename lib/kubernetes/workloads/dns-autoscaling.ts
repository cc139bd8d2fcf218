import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { BaselinePart } from '../../platform';
import { checkInteger, checkKnown } from '../../private/checks';
import { describe, fail } from '../../private/problem';
import { MOST_NODES } from '../../private/scale';
import { BaselineContext } from './private/baseline-context';
import { checkImage } from './private/images';
import { largestSize } from './private/largest-size';
import { proportionalAutoscaler } from './private/proportional-autoscaler';

/** How the number of DNS servers follows the size of the cluster. */
export interface DnsAutoscalingOptions {
  /**
   * For how many nodes one replica is enough, from 1.
   *
   * @default 16, as in the example of Kubernetes
   */
  readonly nodesPerReplica?: number;
  /**
   * For how many processors one replica is enough, from 1.
   *
   * @default 256, as in the example of Kubernetes
   */
  readonly coresPerReplica?: number;
  /**
   * Fewest replicas, from 2 to 1000, so that one node or zone may fail.
   *
   * @default 2
   */
  readonly minReplicas?: number;
  /**
   * Most replicas, up to 1000. At the largest size of the pools that are known the cluster must not need more.
   *
   * @default - as many as the cluster needs
   */
  readonly maxReplicas?: number;
  /**
   * The most processors of one node, by which `maxReplicas` is judged at the largest size.
   *
   * @default - `coresPerReplica / nodesPerReplica`, so that the number of nodes decides
   */
  readonly coresPerNode?: number;
  /**
   * The image of Cluster Proportional Autoscaler, by its digest, such as one of a mirror.
   *
   * @default - the newest that this release knows, of registry.k8s.io
   */
  readonly image?: string;
}

const MOST_REPLICAS = 1000;

/** Who scales the DNS. */
type Means = 'platform' | 'program' | 'nobody';

/**
 * How the DNS of the cluster scales (PE-28).
 *
 * Errors: `dns-autoscaling`, `image-reference`, when it is used `dns-servers-missing`, and when the app is synthesized `dns-replicas-below-size`.
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/dns-horizontal-autoscaling/ (read 2026-11)
 */
export class DnsAutoscaling {
  /** By the platform's own means where it has them, for which `nodesPerReplica` and `coresPerReplica` are its own; else by Cluster Proportional Autoscaler. */
  public static proportional(options: DnsAutoscalingOptions = {}): DnsAutoscaling {
    return new DnsAutoscaling(options, 'DnsAutoscaling.proportional', (brings) => (brings ? 'platform' : 'program'));
  }

  /** By Cluster Proportional Autoscaler in any case: switch the means of the platform off, or the two work against each other. */
  public static clusterProportionalAutoscaler(options: DnsAutoscalingOptions = {}): DnsAutoscaling {
    return new DnsAutoscaling(options, 'DnsAutoscaling.clusterProportionalAutoscaler', () => 'program');
  }

  /** Nothing is made: the DNS stays as the platform has it. */
  public static leftOut(): DnsAutoscaling {
    return new DnsAutoscaling({}, 'DnsAutoscaling.leftOut', () => 'nobody');
  }

  private readonly nodesPerReplica: number;
  private readonly coresPerReplica: number;
  private readonly coresPerNode: number;
  private readonly minReplicas: number;

  private constructor(private readonly options: DnsAutoscalingOptions, private readonly option: string, private readonly meansOf: (brings: boolean) => Means) {
    this.nodesPerReplica = options.nodesPerReplica ?? 16;
    this.coresPerReplica = options.coresPerReplica ?? 256;
    this.coresPerNode = options.coresPerNode ?? this.coresPerReplica / this.nodesPerReplica;
    this.minReplicas = options.minReplicas ?? 2;
    this.check('nodesPerReplica', options.nodesPerReplica, 1, MOST_NODES);
    this.check('coresPerReplica', options.coresPerReplica, 1, Number.MAX_SAFE_INTEGER);
    this.check('coresPerNode', options.coresPerNode, 1, Number.MAX_SAFE_INTEGER);
    this.check('minReplicas', options.minReplicas, 2, MOST_REPLICAS);
    this.check('maxReplicas', options.maxReplicas, this.minReplicas, MOST_REPLICAS);
    if (options.image !== undefined) checkImage(options.image, `${option} image`);
  }

  /**
   * How many replicas a cluster of a size needs, before `maxReplicas` cuts them: the larger of `nodes / nodesPerReplica` and `cores / coresPerReplica`,
   * rounded up, at least `minReplicas`.
   */
  public replicasFor(nodes: number, cores: number): number {
    return Math.max(Math.ceil(nodes / this.nodesPerReplica), Math.ceil(cores / this.coresPerReplica), this.minReplicas);
  }

  /** How many replicas a cluster needs when all pools that have joined are at their largest; undefined where one of them has no known bound. */
  public replicasAtLargestSize(cluster: ICluster): number | undefined {
    const nodes = largestSize(cluster.workerPools);
    return nodes === undefined ? undefined : this.replicasFor(nodes, nodes * this.coresPerNode);
  }

  /** @internal */
  public get _scaling() {
    const { nodesPerReplica, coresPerReplica, coresPerNode, minReplicas } = this;
    return { nodesPerReplica, coresPerReplica, coresPerNode, minReplicas, maxReplicas: this.options.maxReplicas };
  }

  /** @internal */
  public _bind(scope: Construct, context: BaselineContext): void {
    const { platformControlPlane } = context.cluster;
    const { maxReplicas, image } = this.options;
    const { brings, dns } = platformControlPlane.baseline;
    const means = this.meansOf(brings.includes(BaselinePart.DNS_AUTOSCALING));
    if (dns === undefined) return this.refuseWithoutServers(means, platformControlPlane.capabilities.platformName);
    if (means === 'platform') platformControlPlane.scaleDns({ min: this.minReplicas, max: maxReplicas ?? MOST_REPLICAS });
    if (means === 'program') proportionalAutoscaler(scope, context, { image, deploymentName: dns.deploymentName, linear: this.linear });
    scope.node.addValidation({ validate: () => this.validate(context.cluster) });
  }

  private refuseWithoutServers(means: Means, platformName: string): void {
    const { minReplicas, maxReplicas } = this.options;
    if (means !== 'program' && minReplicas === undefined && maxReplicas === undefined) return;
    fail('dns-servers-missing', {
      what: `${this.option} speaks of DNS servers, but ${platformName} answers DNS from outside the cluster`,
      got: this.options,
      allowed: 'on this platform: DnsAutoscaling.proportional() without numbers of replicas, or DnsAutoscaling.leftOut()',
      fix: 'leave dnsAutoscaling out',
    });
  }

  // https://github.com/kubernetes-sigs/cluster-proportional-autoscaler/blob/master/README.md#linear-mode (read 2026-11)
  private get linear(): Record<string, unknown> {
    const { nodesPerReplica, coresPerReplica, minReplicas: min } = this;
    return { nodesPerReplica, coresPerReplica, min, max: this.options.maxReplicas, preventSinglePointFailure: true, includeUnschedulableNodes: true };
  }

  private check(name: keyof DnsAutoscalingOptions, value: number | undefined, min: number, max: number): void {
    if (value === undefined) return;
    checkKnown(value, `${this.option} ${name}`);
    checkInteger(value, { id: 'dns-autoscaling', option: `${this.option} ${name}` }, min, max);
  }

  private validate(cluster: ICluster): string[] {
    const { maxReplicas } = this.options;
    const needed = this.replicasAtLargestSize(cluster);
    if (maxReplicas === undefined || needed === undefined || needed <= maxReplicas) return [];
    return [
      describe('dns-replicas-below-size', {
        what: 'The pools may grow until the DNS of the cluster needs more replicas than it may have',
        got: maxReplicas,
        allowed: `at least ${needed}, which ${largestSize(cluster.workerPools)} nodes of ${this.coresPerNode} processors need`,
        fix: `raise ${this.option} maxReplicas, or lower maxSize of the pools`,
      }),
    ];
  }
}
