import { ContainerCluster, ContainerClusterConfig } from '@cdktf/provider-google/lib/container-cluster';
import { EndpointAccess } from '../endpoint-access';

/** How a cluster is reached. */
export interface Connection {
  readonly endpoint: string;
  /** Undefined where every machine trusts the certificate. */
  readonly certificateAuthority?: string;
  /** The option of `gcloud container clusters get-credentials` that chooses the endpoint. */
  readonly kubeconfigOption?: string;
}

/** The arguments of a cluster that say by what it is reached. Nodes have private addresses in any case. */
export function endpointArguments(access: EndpointAccess): Partial<ContainerClusterConfig> {
  const networks = [...access.publicCidrs, ...access.fromCidrs];
  return {
    privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: !access.isPublic },
    controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: access.isByName }, ipEndpointsConfig: { enabled: !access.isByName } },
    // Without addresses there is nothing to authorize networks for.
    masterAuthorizedNetworksConfig: access.isByName
      ? undefined
      : { gcpPublicCidrsAccessEnabled: false, privateEndpointEnforcementEnabled: true, cidrBlocks: networks.map((cidrBlock) => ({ cidrBlock })) },
  };
}

/** How a cluster is reached that was made with `endpointArguments`. */
export function connectionOf(cluster: ContainerCluster, access: EndpointAccess): Connection {
  // The name is served with a certificate that every machine trusts: https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation (read 2026-11)
  if (access.isByName) return { endpoint: `https://${cluster.controlPlaneEndpointsConfig.dnsEndpointConfig.endpoint}`, kubeconfigOption: '--dns-endpoint' };
  const certificateAuthority = cluster.masterAuth.clusterCaCertificate;
  if (access.isPublic) return { endpoint: `https://${cluster.privateClusterConfig.publicEndpoint}`, certificateAuthority };
  return { endpoint: `https://${cluster.privateClusterConfig.privateEndpoint}`, certificateAuthority, kubeconfigOption: '--internal-ip' };
}
