import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack } from 'cdktf';
import { google, KubernetesVersion } from 'cdktf-production-cluster';
import { Block } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { BoundWorkerPool, WorkerPoolBinding } from '../../../lib/platform';
import { GkePoolContext } from '../../../lib/google/private/gke-capacity';
import { inStack } from '../../support/stacks';

/** The labels that a pool has at least. */
export const POOL_LABELS = { 'production-cluster/worker-pool': 'General' };

/** A cluster of which a pool needs no resource. */
export const CLUSTER: GkePoolContext = {
  clusterName: 'shop', region: 'europe-west4', podsPerNode: 110, serviceAccountEmail: 'shop-nodes@acme-platform.iam.gserviceaccount.com', networkTag: 'shop-node', labels: { team: 'shop' }, ready: [],
};

/** Makes a pool without the cluster that it joins. */
export function bind(stack: TerraformStack, capacity: google.NodePoolCapacity, binding: Partial<WorkerPoolBinding> = {}, context: Partial<GkePoolContext> = {}): BoundWorkerPool {
  new GoogleProvider(stack, 'Google', { project: 'acme-platform', region: 'europe-west4' });
  const full = { poolId: 'General', capacity, labels: POOL_LABELS, taints: [], version: KubernetesVersion.V1_34, nodeOptions: [], admitsSystemPods: true, ...binding };
  return capacity._bindToGke(new Construct(stack, full.poolId), full, { ...CLUSTER, ...context });
}

/** The node pool of a capacity. */
export function nodePool(capacity: google.NodePoolCapacity, binding: Partial<WorkerPoolBinding> = {}, context: Partial<GkePoolContext> = {}): Block {
  return inStack((stack) => void bind(stack, capacity, binding, context)).onlyResource('google_container_node_pool');
}

/** The nodes of a capacity. */
export function nodes(capacity: google.NodePoolCapacity, binding: Partial<WorkerPoolBinding> = {}): Block {
  return nodePool(capacity, binding).node_config as Block;
}

/** A pool of N4 machines between one and ten. */
export function autoscaling(options: Partial<google.AutoscalingNodePoolOptions> = {}): google.NodePoolCapacity {
  return google.NodePoolCapacity.autoscaling({ machineTypes: ['n4-standard-4'], minSize: 1, maxSize: 10, ...options });
}

/** A pool of three N4 machines. */
export function fixed(options: Partial<google.FixedNodePoolOptions> = {}): google.NodePoolCapacity {
  return google.NodePoolCapacity.fixed({ machineTypes: ['n4-standard-4'], size: 3, ...options });
}
