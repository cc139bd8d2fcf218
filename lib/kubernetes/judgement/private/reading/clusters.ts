import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { ICluster } from '../../../../cluster';
import { kubernetesProviderId } from '../../../provider';
import { LiteralResolver } from './literals';

/** What a provider of Kubernetes says about its cluster. */
export interface Connection {
  /** What `clusterOf` says of its resources. */
  readonly key: string;
  /** The address of the API server. */
  readonly host: unknown;
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

/** How an app connects to its clusters, by the providers of Kubernetes among its constructs. */
export function connectionsIn(constructs: readonly IConstruct[]): Connection[] {
  return kubernetesProviders(constructs).map((provider) => ({ key: keyOf(provider), host: literalOf(provider, (provider as { readonly hostInput?: unknown }).hostInput) }));
}

function kubernetesProviders(constructs: readonly IConstruct[]): TerraformProvider[] {
  const providers = constructs.filter((construct) => TerraformProvider.isTerraformProvider(construct));
  return providers.filter(({ terraformResourceType }) => terraformResourceType === 'kubernetes');
}

/**
 * Which values of `clusterOf` are a cluster: also those of providers that an app wrote for the address of its API server.
 *
 * @param connections those of the app
 */
export function keysOf(cluster: ICluster, connections: readonly Connection[]): ReadonlySet<string> {
  const told = connections.filter(({ host }) => host !== undefined);
  const address = told.length === 0 ? undefined : literalOf(cluster, cluster.platformControlPlane.endpoint);
  return new Set([kubernetesProviderId(cluster), ...told.filter(({ host }) => host === address).map(({ key }) => key)]);
}

function literalOf(scope: IConstruct, value: unknown): unknown {
  return new LiteralResolver(() => undefined).literals(scope, value);
}
