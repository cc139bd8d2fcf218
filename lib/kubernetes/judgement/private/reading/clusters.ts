import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { ICluster } from '../../../../cluster';
import { kubernetesProviderId } from '../../../provider';
import { LiteralResolver } from './literals';

/** What a provider of Kubernetes says about its cluster. */
interface Connection {
  readonly hostInput?: unknown;
}

/**
 * Which cluster a resource is in, equal for resources of one cluster. The providers that the library makes have one id for a cluster
 * in every stack; of others only those are known to be the same that are one construct.
 *
 * @param fallback the provider of resources that name none
 */
export function clusterOf(resource: TerraformResource, fallback: TerraformProvider | undefined): string {
  const provider = resource.provider ?? fallback;
  return provider ? keyOf(provider) : `the default provider of ${TerraformStack.of(resource).node.path}`;
}

/** The provider of Kubernetes resources that name none, among the constructs of a stack. */
export function defaultProvider(constructs: readonly IConstruct[]): TerraformProvider | undefined {
  return kubernetesProviders(constructs).find((provider) => provider.alias === undefined);
}

function keyOf(provider: TerraformProvider): string {
  return provider.alias === provider.node.id && isMade(provider.node.id) ? provider.node.id : provider.node.path;
}

/** Whether a cluster is told by a provider that the library makes, so that it is never another one. */
export function isMade(key: string): boolean {
  return /^Kubernetes-[^/]*-[0-9a-f]{8}$/.test(key);
}

/** The providers of Kubernetes among constructs. */
export function kubernetesProviders(constructs: readonly IConstruct[]): TerraformProvider[] {
  const providers = constructs.filter((construct) => TerraformProvider.isTerraformProvider(construct));
  return providers.filter(({ terraformResourceType }) => terraformResourceType === 'kubernetes');
}

/**
 * Which values of `clusterOf` are a cluster: also those of providers that an app wrote for the address of its API server.
 *
 * @param providers those of the app
 */
export function keysOf(cluster: ICluster, providers: readonly TerraformProvider[]): ReadonlySet<string> {
  const keys = new Set([kubernetesProviderId(cluster)]);
  const resolver = new LiteralResolver(() => undefined);
  const address = resolver.literals(cluster, cluster.platformControlPlane.endpoint);
  for (const provider of providers) {
    const host = resolver.literals(provider, (provider as Connection).hostInput);
    if (host !== undefined && host === address) keys.add(keyOf(provider));
  }
  return keys;
}
