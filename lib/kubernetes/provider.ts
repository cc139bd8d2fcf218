import { KubernetesProvider, KubernetesProviderConfig } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../cluster';
import { IPlatformControlPlane } from '../platform';
import { stableId } from '../private/names';

// Every object of a cluster asks for it, and it costs a hash.
const CLUSTER_IDS = new WeakMap<ICluster, string>();

/** What tells a cluster from others in the ids of what belongs to it. */
export function clusterId(cluster: ICluster): string {
  const id = CLUSTER_IDS.get(cluster) ?? stableId(cluster, cluster.node.path, cluster.node.path);
  CLUSTER_IDS.set(cluster, id);
  return id;
}

/** The id of the provider of a cluster in every stack that has objects of it. */
export function kubernetesProviderId(cluster: ICluster): string {
  return `Kubernetes-${clusterId(cluster)}`;
}

/**
 * The provider of a stack for one cluster, made on first use.
 *
 * It authenticates with a command that prints a short-lived token, so that no credential is in the configuration or the
 * state.
 * Source: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs ("Stacking with managed Kubernetes cluster resources")
 */
export function connectKubernetesProvider(scope: Construct, cluster: ICluster, controlPlane: IPlatformControlPlane): KubernetesProvider {
  return onceForStack(scope, cluster, () => {
    const { apiVersion, command, args } = controlPlane.credential;
    return {
      host: controlPlane.endpoint,
      clusterCaCertificate: controlPlane.certificateAuthority && Fn.base64decode(controlPlane.certificateAuthority),
      exec: [{ apiVersion, command, args }],
    };
  });
}

/** The provider of a stack for one cluster, which logs in as a context of a kubeconfig does. */
export function connectByKubeconfig(scope: Construct, cluster: ICluster, login: Pick<KubernetesProviderConfig, 'configPath' | 'configContext'>): KubernetesProvider {
  return onceForStack(scope, cluster, () => login);
}

function onceForStack(scope: Construct, cluster: ICluster, login: () => KubernetesProviderConfig): KubernetesProvider {
  const stack = TerraformStack.of(scope);
  const id = kubernetesProviderId(cluster);
  const existing = stack.node.tryFindChild(id);
  if (existing) return existing as KubernetesProvider;
  // Always an alias: a default provider would change hands when a cluster leaves the stack, and take its objects for the other's.
  return new KubernetesProvider(stack, id, { alias: id, ...login() });
}
