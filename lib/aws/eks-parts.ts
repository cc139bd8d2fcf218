import { ICluster } from '../cluster';
import { fail } from '../private/problem';
import { EksControlPlane } from './private/eks-control-plane';

/**
 * What a cluster is made of on EKS, for resources of your own beside it.
 *
 * Errors: `cluster-not-on-eks`.
 */
export class EksParts {
  /** The parts of a cluster, whether made here or not. Ask after its pools are added. */
  public static of(cluster: ICluster): EksParts {
    const { platformControlPlane } = cluster;
    if (platformControlPlane instanceof EksControlPlane) return new EksParts(platformControlPlane);
    return fail('cluster-not-on-eks', {
      what: 'This needs a cluster on EKS', got: platformControlPlane.capabilities.platformName, allowed: 'a cluster on aws.EksPlatform or aws.ExistingEksPlatform', fix: 'use it for such a cluster only',
    });
  }

  /** The security group that EKS made for the control plane and the nodes. */
  public readonly clusterSecurityGroupId: string;
  /** The names of the IAM roles of the cluster's nodes, one for each kind of node that has been added. A role that was given by its ARN is not among them. */
  public readonly nodeRoleNames: string[];
  /**
   * The values of Karpenter's chart that name this cluster, as JSON, which is YAML as well; undefined without a pool of `KarpenterCapacity`:
   * `helm upgrade --install karpenter oci://public.ecr.aws/karpenter/karpenter --namespace kube-system --values values.json`.
   */
  public readonly karpenterHelmValues?: string;

  private constructor(controlPlane: EksControlPlane) {
    this.clusterSecurityGroupId = controlPlane.securityGroupId;
    this.nodeRoleNames = controlPlane.roles.names;
    this.karpenterHelmValues = controlPlane.karpenter?.helmValues;
  }
}
