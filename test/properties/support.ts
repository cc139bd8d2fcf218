import { TerraformStack } from 'cdktf';
import { aws, HAControlPlane, ICapacity, IHAControlPlane, KubernetesVersion, WorkerPool, WorkerPoolOptions } from 'cdktf-production-cluster';
import { existingNetwork } from '../support/eks';

/** A cluster that needs almost no resources, so that runs are cheap. */
export function existingCluster(stack: TerraformStack): IHAControlPlane {
  const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-0a1b2c3d', serviceCidr: '172.20.0.0/16' });
  return HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', {
    clusterName: 'existing', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform,
  });
}

/** Adds a pool to it. */
export function addPool(stack: TerraformStack, capacity: ICapacity, options: Partial<WorkerPoolOptions> = {}): void {
  new WorkerPool(stack, 'Pool', { cluster: existingCluster(stack), capacity, ...options });
}
