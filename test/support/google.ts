import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { Capacity, google, KubernetesVersion, ProductionCluster, ProductionClusterProps } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { withoutTokenTraces } from '../../lib/private/token-traces';
import { newApp } from './stacks';

export const REGION = 'europe-west4';
export const PROJECT_NUMBER = '123456789012';
export const NODES_ACCOUNT = 'nodes@acme-platform.iam.gserviceaccount.com';
export const GKE_GENERAL = Capacity.managed({ machineTypes: ['e2-standard-4'], minSize: 3, maxSize: 30 });
export const GKE_NETWORK_ATTRIBUTES: google.NetworkAttributes = {
  networkId: 'projects/acme-platform/global/networks/shared',
  subnetworkId: 'projects/acme-platform/regions/europe-west4/subnetworks/shared',
  region: REGION,
  podRangeName: 'pods',
  serviceRangeName: 'services',
};

/** Gives a stack a Google provider. */
export function addGoogleProvider(stack: TerraformStack): void {
  new GoogleProvider(stack, 'Google', { project: 'acme-platform', region: REGION });
}

/** A stack with a Google provider. */
export function googleStack(app: App = newApp(), id = 'production'): TerraformStack {
  const stack = new TerraformStack(app, id);
  addGoogleProvider(stack);
  return stack;
}

/** What a stack with a Google provider synthesizes to, after `build` has filled it. */
export function inGoogleStack(build: (stack: TerraformStack) => void): Template {
  return withoutTokenTraces(() => {
    const stack = googleStack();
    build(stack);
    return Template.fromStack(stack);
  });
}

/** The cheapest network there is: one that exists. */
export function existingGoogleNetwork(scope: Construct, attributes: Partial<google.NetworkAttributes> = {}): google.INetwork {
  return google.Network.fromNetworkAttributes(scope, 'Existing', { ...GKE_NETWORK_ATTRIBUTES, ...attributes });
}

/** A cluster on GKE in a network that exists, without pools. */
export function gkeCluster(scope: Construct, props: Partial<google.GkePlatformProps> = {}, cluster: Partial<ProductionClusterProps> = {}): ProductionCluster {
  const platform = new google.GkePlatform({ region: REGION, projectNumber: PROJECT_NUMBER, network: props.network ?? existingGoogleNetwork(scope), ...props });
  return new ProductionCluster(scope, 'Cluster', { version: KubernetesVersion.V1_34, platform, ...cluster });
}

/** The same in Autopilot mode. */
export function autopilotCluster(scope: Construct, props: Partial<google.GkeAutopilotPlatformProps> = {}): ProductionCluster {
  const platform = new google.GkeAutopilotPlatform({ region: REGION, projectNumber: PROJECT_NUMBER, network: props.network ?? existingGoogleNetwork(scope), ...props });
  return new ProductionCluster(scope, 'Cluster', { version: KubernetesVersion.V1_34, platform });
}

/** The same with a pool that runs what the system needs. */
export function gkeClusterWithPool(scope: Construct, props: Partial<google.GkePlatformProps> = {}): ProductionCluster {
  const cluster = gkeCluster(scope, props);
  cluster.addWorkerPool('General', { capacity: GKE_GENERAL });
  return cluster;
}
