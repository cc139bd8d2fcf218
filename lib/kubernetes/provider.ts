import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../cluster';
import { IPlatformControlPlane } from '../platform';
import { stableId } from '../private/names';

/**
 * The provider of a stack for one cluster, made on first use.
 *
 * It authenticates with a command that prints a short-lived token, so that no credential is in the configuration or the
 * state.
 * Source: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs ("Stacking with managed Kubernetes cluster resources")
 */
export function connectKubernetesProvider(scope: Construct, cluster: ICluster, controlPlane: IPlatformControlPlane): KubernetesProvider {
  const stack = TerraformStack.of(scope);
  const id = `Kubernetes-${stableId(cluster, cluster.node.path, cluster.node.path)}`;
  const existing = stack.node.tryFindChild(id);
  if (existing) return existing as KubernetesProvider;
  const { apiVersion, command, args } = controlPlane.credential;
  return new KubernetesProvider(stack, id, {
    // Always an alias: a default provider would change hands when a cluster leaves the stack, and take its objects for the other's.
    alias: id,
    host: controlPlane.endpoint,
    clusterCaCertificate: controlPlane.certificateAuthority && Fn.base64decode(controlPlane.certificateAuthority),
    exec: [{ apiVersion, command, args }],
  });
}
