import { unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { INetwork } from '../network/network';

const CLUSTERS = new WeakMap<INetwork, string>();

/** Refuses a network of another region, and one whose range of services another cluster of the app has. */
export function checkClusterNetwork(network: INetwork, region: string, cluster: string): void {
  if (!unknown(network.region) && !unknown(region) && network.region !== region) {
    fail('network-region', { what: 'The network of the cluster has its subnetwork in another region', got: network.region, allowed: region, fix: 'give both the same region' });
  }
  const other = CLUSTERS.get(network);
  CLUSTERS.set(network, cluster);
  if (other === undefined) return;
  // https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips (read 2026-11)
  fail('network-services-shared', {
    what: 'Two clusters have the same network, whose range of services only one can have',
    got: [other, cluster],
    allowed: 'a network for each cluster',
    fix: 'make a google.Network for each, or name other ranges of the same subnetwork with google.Network.fromNetworkAttributes',
  });
}
