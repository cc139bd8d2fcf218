import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { customObject } from '../../kubernetes/custom-object';
import { fail } from '../../private/problem';
import { EksControlPlane } from '../private/eks-control-plane';
import { Karpenter, KarpenterPool } from '../private/karpenter';

/** Who brings the objects of Karpenter pools into the cluster. */
export enum KarpenterDelivery {
  /** Terraform, by `kubernetes_manifest`. It can plan them only when Karpenter's chart has brought their definitions. */
  TERRAFORM = 'terraform',
  /** Something else, such as Argo CD or Flux, to which you give `manifests`. */
  ELSEWHERE = 'elsewhere',
}

/** Properties of `KarpenterNodePools`. */
export interface KarpenterNodePoolsProps {
  /** The cluster, with all its pools of `KarpenterCapacity`. */
  readonly cluster: ICluster;
  /**
   * Who brings the objects into the cluster.
   *
   * @default KarpenterDelivery.TERRAFORM
   */
  readonly delivery?: KarpenterDelivery;
}

const NODE_CLASS_GROUP = 'karpenter.k8s.aws';

/** An object of a Karpenter pool. */
interface KarpenterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: Record<string, unknown>;
}

/**
 * The objects of a cluster's Karpenter pools: a NodePool and an EC2NodeClass for each.
 *
 * They belong to another stack than the cluster, best to one of their own: deploy the stack of the cluster, install Karpenter's chart with
 * `EksParts.karpenterHelmValues`, then deploy this stack. Destroy it before the cluster, so that Karpenter ends its machines.
 *
 * Errors: `karpenter-pools-missing`, `karpenter-objects-duplicate`, `in-cluster-construct-in-cluster-stack`.
 */
export class KarpenterNodePools extends Construct {
  /** The objects as a Kubernetes `List`, as JSON. */
  public readonly manifests: string;

  constructor(scope: Construct, id: string, props: KarpenterNodePoolsProps) {
    super(scope, id);
    const { cluster } = props;
    const karpenter = karpenterOf(cluster);
    const pools = [...karpenter.place()].map(([name, pool]) => ({ name, nodeClass: nodeClass(name, pool), nodePool: nodePool(name, pool) }));
    const items = pools.flatMap((pool) => [pool.nodeClass, pool.nodePool]).map(({ apiVersion, kind, name, spec }) => ({ apiVersion, kind, metadata: { name }, spec }));
    // Sizes may be references, which only Terraform writes as numbers.
    this.manifests = Fn.jsonencode({ apiVersion: 'v1', kind: 'List', items });
    if (props.delivery === KarpenterDelivery.ELSEWHERE) return;
    const provider = cluster.kubernetesProvider(this);
    for (const pool of pools) {
      const parent = new Construct(this, pool.name);
      const owner = customObject(parent, 'NodeClass', { provider, ...pool.nodeClass });
      customObject(parent, 'NodePool', { provider, ...pool.nodePool, dependsOn: [owner] });
    }
  }
}

function nodeClass(name: string, { nodeClass: spec }: KarpenterPool): KarpenterObject {
  return { apiVersion: `${NODE_CLASS_GROUP}/v1`, kind: 'EC2NodeClass', name, spec };
}

function nodePool(name: string, { nodePool: spec }: KarpenterPool): KarpenterObject {
  const template = spec.template as { readonly metadata: object; readonly spec: object };
  const nodeClassRef = { group: NODE_CLASS_GROUP, kind: 'EC2NodeClass', name };
  return { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', name, spec: { ...spec, template: { ...template, spec: { nodeClassRef, ...template.spec } } } };
}

function karpenterOf({ platformControlPlane }: ICluster): Karpenter {
  const karpenter = platformControlPlane instanceof EksControlPlane ? platformControlPlane.karpenter : undefined;
  if (karpenter !== undefined) return karpenter;
  return fail('karpenter-pools-missing', {
    what: 'The cluster has no pool of aws.KarpenterCapacity, so there is nothing to make',
    allowed: 'a cluster on EKS with at least one such pool, added before',
    fix: 'add the pools first, or remove aws.KarpenterNodePools',
  });
}
