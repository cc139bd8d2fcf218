import { Construct, IConstruct } from 'constructs';
import { ICluster } from '../../cluster';
import { AwsEnvironment } from '../private/aws-environment';
import { Interruption, InterruptionQueue } from '../private/interruption-queue';
import { checkTags } from '../private/tags';
import { ControllerIdentity } from './private/controller-identity';
import { allow } from '../private/policy';

/** Properties of `NodeTerminationHandler`. */
export interface NodeTerminationHandlerProps {
  /** The cluster. */
  readonly cluster: ICluster;
  /**
   * The namespace of the handler.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * The name of the handler's service account.
   *
   * @default 'aws-node-termination-handler'
   */
  readonly serviceAccountName?: string;
  /**
   * Tags of the queue and its rules.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
}

/** What drains nodes before their machines are taken away. */
export interface INodeTerminationHandler extends IConstruct {
  /** Tags of the Auto Scaling groups and the machines that the handler drains. */
  readonly instanceTags: Record<string, string>;
}

// The handler's own default, which must be on instances and groups.
const MANAGED_TAG = 'aws-node-termination-handler/managed';
const EVENTS = [
  Interruption.SPOT_INTERRUPTION,
  Interruption.REBALANCE_RECOMMENDATION,
  Interruption.INSTANCE_STATE_CHANGE,
  Interruption.SCHEDULED_CHANGE,
  Interruption.SCALING_GROUP_TERMINATION,
];

/**
 * A queue of all that takes machines away, and the rights of the AWS Node Termination Handler, which drains nodes before that happens (PE-24).
 * It is for self-managed nodes: EKS drains those of its node groups itself. The auto scaling groups, and by propagation their instances, must
 * carry the tag `aws-node-termination-handler/managed` with the name of the cluster as its value, and have a lifecycle hook for termination.
 * The chart, `aws-node-termination-handler` of https://aws.github.io/eks-charts, is yours to install, with `helmValues`.
 *
 * Errors: `namespace-name`, `service-account-name`, `tag`.
 */
export class NodeTerminationHandler extends ControllerIdentity implements INodeTerminationHandler {
  /** Where the handler reads. */
  public readonly queueUrl: string;
  /** The ARN of the queue. */
  public readonly queueArn: string;
  /** Tags of the Auto Scaling groups and the machines that the handler drains. */
  public readonly instanceTags: Record<string, string>;
  private readonly region: string;

  constructor(scope: Construct, id: string, props: NodeTerminationHandlerProps) {
    super(scope, id, props, 'aws-node-termination-handler');
    const { clusterName } = props.cluster;
    const { partition, region, account } = new AwsEnvironment(this);
    const queue = new InterruptionQueue(this, 'Interruptions', { reader: 'node-termination-handler', interruptions: EVENTS, tags: checkTags(props.tags) });
    this.region = region;
    this.instanceTags = { [MANAGED_TAG]: clusterName };
    this.queueUrl = queue.queueUrl;
    this.queueArn = queue.queueArn;
    // https://github.com/aws/aws-node-termination-handler/blob/main/README.md (read 2026-11), narrowed to the queue and the groups of this cluster
    this._allow([
      allow(['autoscaling:DescribeAutoScalingInstances', 'autoscaling:DescribeTags', 'ec2:DescribeInstances'], '*'),
      allow(['sqs:DeleteMessage', 'sqs:ReceiveMessage'], this.queueArn),
      allow(['autoscaling:CompleteLifecycleAction'], `arn:${partition}:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/*`, {
        StringEquals: { [`aws:ResourceTag/${MANAGED_TAG}`]: clusterName },
      }),
    ]);
  }

  /** Values of the handler's chart, as JSON, which is YAML as well. */
  public get helmValues(): string {
    return JSON.stringify({
      enableSqsTerminationDraining: true,
      queueURL: this.queueUrl,
      awsRegion: this.region,
      checkTagBeforeDraining: true,
      managedTag: MANAGED_TAG,
      serviceAccount: this._serviceAccount,
    });
  }
}
