import { join } from 'path';
import { ApiClient } from './api-client';
import { Authorities } from './authorities';
import { AwsApi } from './aws-api';
import { CLUSTER_PORT, EtcdCluster, EVENTS_PORT } from './etcd-cluster';
import { Kubernetes } from './kubernetes';
import { Machines } from './machines';
import { findStore, Store } from './store';

/** How tests speak to a cluster that has lived. */
export interface Connection {
  readonly store: Store;
  readonly authorities: Authorities;
  readonly etcd: EtcdCluster;
  /** The etcd of events, where there is one. */
  readonly events: EtcdCluster;
  readonly kubernetes: Kubernetes;
}

/** Where the API is. */
export interface ApiPlace {
  readonly clusterName: string;
  readonly apiName: string;
  readonly loadBalancerAddress: string;
}

/** Connects by what the cluster itself has written to its store. */
export async function connect(aws: AwsApi, machines: Machines, place: ApiPlace, directory: string): Promise<Connection> {
  const store = new Store(aws, await findStore(aws, place.clusterName));
  const authorities = Authorities.unpack(await store.secret('pki'), join(directory, 'authorities'));
  if (machines.etcdNames !== machines.controlPlaneNames) authorities.add(await store.secret('pki-etcd'));
  const places = await machines.etcd();
  const [etcd, events] = [CLUSTER_PORT, EVENTS_PORT].map((port) => new EtcdCluster(places, authorities, port));
  // The name in the certificate; the address is that of the load balancer, which no name server of this machine knows.
  const api = new ApiClient(`https://${place.loadBalancerAddress}:6443`, { ca: authorities.cluster, servername: place.apiName }, { token: await store.deployerToken() });
  return { store, authorities, etcd, events, kubernetes: new Kubernetes(api) };
}
