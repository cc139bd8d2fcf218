import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { autoscalerArguments, autoscalerRights } from '../private/autoscaler-rights';
import { AwsEnvironment } from '../private/aws-environment';
import { ControllerIdentity } from './private/controller-identity';
import { allow } from '../private/policy';

/** Properties of `ClusterAutoscalerIdentity`. */
export interface ClusterAutoscalerIdentityProps {
  /** The cluster. */
  readonly cluster: ICluster;
  /**
   * The namespace of the autoscaler.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * The name of the autoscaler's service account.
   *
   * @default 'cluster-autoscaler'
   */
  readonly serviceAccountName?: string;
}

/**
 * The rights of Cluster Autoscaler, which adds and removes nodes (PE-26): it changes the auto scaling groups of this cluster alone, which carry
 * the tag `k8s.io/cluster-autoscaler/<cluster>` with the value `owned`. EKS gives it to the groups of its node groups.
 *
 * `ClusterBaseline` makes the identity together with the autoscaler. By itself it is for who installs the chart, `cluster-autoscaler` of
 * https://kubernetes.github.io/autoscaler, with `helmValues`; tell the cluster of that with `registerNodeAutoscaler`.
 *
 * Errors: `namespace-name`, `service-account-name`.
 */
export class ClusterAutoscalerIdentity extends ControllerIdentity {
  private readonly region: string;

  constructor(scope: Construct, id: string, private readonly props: ClusterAutoscalerIdentityProps) {
    super(scope, id, props, 'cluster-autoscaler');
    const { clusterName } = props.cluster;
    const { partition, region, account } = new AwsEnvironment(this);
    this.region = region;
    const [find, ...change] = autoscalerRights(clusterName);
    this._allow([find, allow(['eks:DescribeNodegroup'], `arn:${partition}:eks:${region}:${account}:nodegroup/${clusterName}/*`), ...change]);
  }

  /**
   * By what the autoscaler finds the groups of the cluster.
   *
   * @internal
   */
  public get _arguments(): string[] {
    return autoscalerArguments(this.props.cluster.clusterName);
  }

  /**
   * What the autoscaler needs in its environment.
   *
   * @internal
   */
  public get _environment(): Record<string, string> {
    return { AWS_REGION: this.region };
  }

  /** Values of the autoscaler's chart, as JSON, which is YAML as well. */
  public get helmValues(): string {
    const { clusterName } = this.props.cluster;
    return JSON.stringify({ cloudProvider: 'aws', awsRegion: this.region, autoDiscovery: { clusterName }, rbac: { serviceAccount: this._serviceAccount } });
  }
}
