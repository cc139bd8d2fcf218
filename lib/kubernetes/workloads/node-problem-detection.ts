import { Construct } from 'constructs';
import { BaselinePart } from '../../platform';
import { BaselineContext, BaselinePartMaker, NOTHING } from './private/baseline-context';
import { checkImage } from './private/images';
import { nodeProblemDetector } from './private/node-problem-detector';

/** Options of Node Problem Detector. */
export interface NodeProblemDetectorOptions {
  /**
   * The image, by its digest, such as one of a mirror.
   *
   * @default - the newest that this release knows, of registry.k8s.io
   */
  readonly image?: string;
}

/**
 * What reports that a node is ill, such as by a kernel that hangs or a file system that turned read-only (PE-27).
 *
 * Node Problem Detector reads the kernel's log in a privileged container, so Pod Security of `kube-system` must not be enforced below `privileged`.
 *
 * Errors: `image-reference`.
 */
export class NodeProblemDetection {
  /** By the platform's own means where it has them, else by Node Problem Detector. */
  public static whereMissing(options: NodeProblemDetectorOptions = {}): NodeProblemDetection {
    checkOptions(options, 'NodeProblemDetection.whereMissing');
    return new NodeProblemDetection((scope, context) => {
      const { platformControlPlane } = context.cluster;
      if (platformControlPlane.baseline.brings.includes(BaselinePart.NODE_PROBLEM_DETECTION)) platformControlPlane.detectNodeProblems();
      else nodeProblemDetector(scope, context, options.image);
    });
  }

  /** By Node Problem Detector in any case. */
  public static nodeProblemDetector(options: NodeProblemDetectorOptions = {}): NodeProblemDetection {
    checkOptions(options, 'NodeProblemDetection.nodeProblemDetector');
    return new NodeProblemDetection((scope, context) => nodeProblemDetector(scope, context, options.image));
  }

  /** Nothing is made. */
  public static leftOut(): NodeProblemDetection {
    return new NodeProblemDetection(NOTHING);
  }

  private constructor(private readonly make: BaselinePartMaker) {}

  /** @internal */
  public _bind(scope: Construct, context: BaselineContext): void {
    this.make(scope, context);
  }
}

function checkOptions({ image }: NodeProblemDetectorOptions, option: string): void {
  if (image !== undefined) checkImage(image, `${option} image`);
}
