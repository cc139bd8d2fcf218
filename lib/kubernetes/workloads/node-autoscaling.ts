import { Construct } from 'constructs';
import { checkKnown } from '../../private/checks';
import { fail } from '../../private/problem';
import { BaselinePart } from '../../platform';
import { BaselineContext, BaselinePartMaker } from './private/baseline-context';
import { clusterAutoscaler } from './private/cluster-autoscaler';
import { checkImage } from './private/images';
import { checkResources } from './private/program-pod';
import { WorkloadResources } from './workload-resources';

/** Options of Cluster Autoscaler. */
export interface ClusterAutoscalerOptions {
  /**
   * The image, by its digest, such as one of a mirror.
   *
   * @default - the newest that this release knows for the minor version of the cluster, of registry.k8s.io
   */
  readonly image?: string;
  /**
   * What it may use. It keeps all pods and nodes in memory, so a large cluster needs more.
   *
   * @default - 100m and 600Mi, as in the project's own example
   */
  readonly resources?: WorkloadResources;
  /**
   * Arguments after the library's own, of which the last wins, such as `--scale-down-unneeded-time=20m`. Its rights are those that it needs without them.
   *
   * @default - none
   */
  readonly arguments?: string[];
}

/**
 * What changes the number of nodes (PE-26).
 *
 * Errors: `image-reference`, `quantity-format`, `value-unknown`, `node-autoscaler-name`, and when it is used `autoscaler-image-missing`, `node-autoscaler-built-in`.
 */
export class NodeAutoscaling {
  /** Cluster Autoscaler as soon as a pool joins that needs it, be it before or after the baseline is made. */
  public static whereNeeded(options: ClusterAutoscalerOptions = {}): NodeAutoscaling {
    checkOptions(options, 'NodeAutoscaling.whereNeeded');
    return new NodeAutoscaling((scope, context) => {
      let installed = false;
      context.cluster.addWorkerPoolListener({
        workerPoolJoined: ({ needsNodeAutoscaler }) => {
          if (installed || !needsNodeAutoscaler) return;
          installed = true;
          install(scope, context, options);
        },
      });
    });
  }

  /** Cluster Autoscaler in any case, such as for the pools of an imported cluster that something else made. */
  public static clusterAutoscaler(options: ClusterAutoscalerOptions = {}): NodeAutoscaling {
    checkOptions(options, 'NodeAutoscaling.clusterAutoscaler');
    return new NodeAutoscaling((scope, context) => install(scope, context, options));
  }

  /**
   * Something that is installed otherwise, if anything is needed.
   *
   * @param name what it is, such as `karpenter`
   */
  public static byOther(name: string): NodeAutoscaling {
    return new NodeAutoscaling((_, { cluster }) => cluster.registerNodeAutoscaler(name));
  }

  private constructor(private readonly make: BaselinePartMaker) {}

  /** @internal */
  public _bind(scope: Construct, context: BaselineContext): void {
    this.make(scope, context);
  }
}

function checkOptions({ image, resources, arguments: flags }: ClusterAutoscalerOptions, option: string): void {
  if (image !== undefined) checkImage(image, `${option} image`);
  if (resources !== undefined) checkResources(resources, option);
  checkKnown(flags, `${option} arguments`);
}

function install(scope: Construct, context: BaselineContext, options: ClusterAutoscalerOptions): void {
  const { platformControlPlane } = context.cluster;
  if (platformControlPlane.baseline.brings.includes(BaselinePart.NODE_AUTOSCALING)) {
    fail('node-autoscaler-built-in', {
      what: `NodeAutoscaling asks for Cluster Autoscaler, but ${platformControlPlane.capabilities.platformName} changes the number of nodes by itself`,
      allowed: 'on this platform: NodeAutoscaling.whereNeeded',
      fix: 'leave nodeAutoscaling out',
    });
  }
  clusterAutoscaler(scope, context, options);
  context.cluster.registerNodeAutoscaler('cluster-autoscaler');
}
