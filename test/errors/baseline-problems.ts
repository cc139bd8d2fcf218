import { StorageClass } from '@cdktf/provider-kubernetes/lib/storage-class';
import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1';
import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  ClusterBaseline,
  ClusterBaselineProps,
  DefaultStorageClass,
  DnsAutoscaling,
  IHAControlPlane,
  KubernetesVersion,
  NodeAutoscaling,
  NodeProblemDetection,
  VolumeReclaimPolicy,
  WorkerPool,
} from 'cdktf-production-cluster';
import { existingCluster } from '../properties/support';
import { fakeCluster } from '../support/baseline';
import { eksCluster, GENERAL } from '../support/eks';
import { ProblemCase } from './problem-case';

const DEFAULT = { metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }, storageProvisioner: 'ebs.csi.aws.com' };

/** A cluster that exists and has a baseline. */
function existingWithBaseline(stack: TerraformStack, props: Partial<ClusterBaselineProps> = {}): IHAControlPlane {
  const cluster = existingCluster(stack);
  new ClusterBaseline(stack, 'Baseline', { cluster, ...props });
  return cluster;
}

const onFake = (props: Partial<ClusterBaselineProps>) => (stack: TerraformStack) =>
  void new ClusterBaseline(new TerraformStack(stack.node.root, 'access'), 'Baseline', { cluster: fakeCluster(stack), ...props });

function secondDefault(make: (stack: TerraformStack) => void): ProblemCase {
  return { title: 'a second default storage class', id: 'default-storage-class-duplicate', got: '["production/Other"]', allowed: 'DefaultStorageClass.leftOut()', fix: 'remove the annotation', make };
}

function onVersion(version: KubernetesVersion, stack: TerraformStack): void {
  const cluster = eksCluster(stack, {}, { version });
  cluster.addWorkerPool('General', { capacity: GENERAL });
  new ClusterBaseline(new TerraformStack(stack.node.root, 'access'), 'Baseline', { cluster });
}

function withDnsBelowSize(stack: TerraformStack): void {
  const cluster = existingWithBaseline(stack, { dnsAutoscaling: DnsAutoscaling.proportional({ maxReplicas: 6, coresPerNode: 64 }) });
  new WorkerPool(stack, 'General', { cluster, capacity: GENERAL });
}

/** Mistakes in what a cluster runs. */
export const BASELINE_PROBLEMS: readonly ProblemCase[] = [
  {
    title: 'a second baseline of a cluster', id: 'cluster-baseline-duplicate', got: '"production/Baseline"', allowed: 'one ClusterBaseline for each cluster', fix: 'into one',
    make: (stack) => void new ClusterBaseline(stack, 'Second', { cluster: existingWithBaseline(stack) }),
  },
  {
    title: 'a Kubernetes version without an image', id: 'autoscaler-image-missing', got: '"1.99"', allowed: '1.34', fix: 'NodeAutoscaling.whereNeeded({ image',
    make: (stack) => onVersion(KubernetesVersion.of('1.99'), stack),
  },
  {
    title: 'a Kubernetes version that only Terraform knows', id: 'value-unknown', allowed: 'known when the app is synthesized', fix: 'version of the cluster',
    make: (stack) => onVersion(KubernetesVersion.of(new TerraformVariable(stack, 'version', {}).stringValue), stack),
  },
  {
    title: 'an image by its tag alone', id: 'image-reference', got: '"registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.5"', allowed: '@sha256:', fix: 'change NodeAutoscaling.whereNeeded image',
    make: () => NodeAutoscaling.whereNeeded({ image: 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.5' }),
  },
  { title: 'an image of no registry', id: 'image-reference', got: '"autoscaler"', allowed: 'its registry', fix: 'DnsAutoscaling.proportional image', make: () => DnsAutoscaling.proportional({ image: 'autoscaler' }) },
  { title: 'an empty image', id: 'image-reference', got: '""', allowed: 'its digest', fix: 'NodeProblemDetection.whereMissing image', make: () => NodeProblemDetection.whereMissing({ image: '' }) },
  { title: 'an amount that is none', id: 'quantity-format', got: '"much"', allowed: '500m', fix: 'NodeAutoscaling.clusterAutoscaler resources memory', make: () => NodeAutoscaling.clusterAutoscaler({ resources: { cpu: '1', memory: 'much' } }) },
  {
    title: 'an autoscaler where the platform is one', id: 'node-autoscaler-built-in', allowed: 'NodeAutoscaling.whereNeeded', fix: 'leave nodeAutoscaling out',
    make: onFake({ nodeAutoscaling: NodeAutoscaling.clusterAutoscaler() }),
  },
  { title: 'an autoscaler without a name', id: 'node-autoscaler-name', got: '""', allowed: '1 to 100 characters', fix: 'change', make: onFake({ nodeAutoscaling: NodeAutoscaling.byOther('') }) },
  { title: 'one replica of DNS', id: 'dns-autoscaling', got: '1', allowed: 'from 2 to 1000', fix: 'minReplicas', make: () => DnsAutoscaling.proportional({ minReplicas: 1 }) },
  { title: 'fewer replicas at most than at least', id: 'dns-autoscaling', got: '3', allowed: 'from 4 to 1000', fix: 'maxReplicas', make: () => DnsAutoscaling.proportional({ minReplicas: 4, maxReplicas: 3 }) },
  { title: 'a replica for no node', id: 'dns-autoscaling', got: '0', allowed: 'from 1 to 5000', fix: 'nodesPerReplica', make: () => DnsAutoscaling.clusterProportionalAutoscaler({ nodesPerReplica: 0 }) },
  { title: 'a replica for no number of processors', id: 'dns-autoscaling', got: 'NaN', allowed: 'a whole number', fix: 'coresPerReplica', make: () => DnsAutoscaling.proportional({ coresPerReplica: NaN }) },
  { title: 'half a processor', id: 'dns-autoscaling', got: '0.5', allowed: 'a whole number', fix: 'coresPerNode', make: () => DnsAutoscaling.proportional({ coresPerNode: 0.5 }) },
  { title: 'pools that outgrow the DNS', id: 'dns-replicas-below-size', got: '6', allowed: 'at least 8', fix: 'maxReplicas', make: withDnsBelowSize },
  { title: 'a storage class in capitals', id: 'storage-class-name', got: '"Fast"', allowed: 'DNS subdomain', fix: 'DefaultStorageClass name', make: () => DefaultStorageClass.encrypted({ name: 'Fast' }) },
  { title: 'a storage class that replaces itself', id: 'storage-class-name', got: '"gp2"', allowed: 'each value once', fix: 'remove', make: () => DefaultStorageClass.encrypted({ name: 'gp2', replaces: ['gp2'] }) },
  {
    title: 'volumes that are not encrypted', id: 'storage-class-parameters', got: '"Encrypted"', allowed: 'other parameters', fix: 'encryptionKey',
    make: (stack) => void existingWithBaseline(stack, { storageClass: DefaultStorageClass.encrypted({ parameters: { Encrypted: 'false' } }) }),
  },
  { title: 'a parameter without a name', id: 'storage-class-parameters', got: '""', allowed: 'the name of a parameter', fix: 'parameters key', make: () => DefaultStorageClass.encrypted({ parameters: { '': '1' } }) },
  {
    title: 'a policy that Kubernetes has not', id: 'volume-reclaim-policy', got: '"Recycle"', allowed: 'Delete, Retain', fix: 'choose',
    make: () => DefaultStorageClass.encrypted({ reclaimPolicy: 'Recycle' as VolumeReclaimPolicy }),
  },
  secondDefault((stack) => new StorageClassV1(stack, 'Other', { ...DEFAULT, provider: existingWithBaseline(stack).kubernetesProvider(stack) })),
  secondDefault((stack) => new StorageClass(stack, 'Other', { ...DEFAULT, provider: existingWithBaseline(stack).kubernetesProvider(stack) })),
];
