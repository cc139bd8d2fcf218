import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { checkText } from '../../private/checks';
import { AwsEnvironment } from '../private/aws-environment';
import { ControllerIdentity } from './private/controller-identity';
import { loadBalancerStatements } from './private/load-balancer-policy';

/** Properties of `LoadBalancerControllerIdentity`. */
export interface LoadBalancerControllerIdentityProps {
  /** The cluster. */
  readonly cluster: ICluster;
  /** The VPC of the cluster, such as `network.vpcId`. The controller cannot find it by itself where pods do not reach the metadata of their node. */
  readonly vpcId: string;
  /**
   * The namespace of the controller.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * The name of the controller's service account.
   *
   * @default 'aws-load-balancer-controller'
   */
  readonly serviceAccountName?: string;
}

/**
 * The rights of the AWS Load Balancer Controller, which makes load balancers for services and ingresses (PE-40). Its chart,
 * `aws-load-balancer-controller` of https://aws.github.io/eks-charts, is yours to install, with `helmValues`.
 *
 * Errors: `resource-id`, `namespace-name`, `service-account-name`.
 */
export class LoadBalancerControllerIdentity extends ControllerIdentity {
  private readonly region: string;

  constructor(scope: Construct, id: string, private readonly props: LoadBalancerControllerIdentityProps) {
    super(scope, id, props, 'aws-load-balancer-controller');
    const { vpcId, cluster } = props;
    checkText(vpcId, { id: 'resource-id', option: 'LoadBalancerControllerIdentity vpcId', pattern: /^vpc-[0-9a-f]{8,17}$/, maxLength: 40, allowed: 'an id that starts with vpc-' });
    const environment = new AwsEnvironment(this);
    this.region = environment.region;
    this._allow(loadBalancerStatements({ clusterName: cluster.clusterName, vpcId, environment }));
  }

  /** Values of the controller's chart, as JSON, which is YAML as well. */
  public get helmValues(): string {
    const { cluster, vpcId } = this.props;
    return JSON.stringify({ clusterName: cluster.clusterName, region: this.region, vpcId, serviceAccount: this._serviceAccount });
  }
}
