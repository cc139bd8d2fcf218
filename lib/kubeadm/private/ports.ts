import { EtcdLocation, EtcdTopology } from '../etcd-topology';
import { PortPeer, PortProtocol, PortRule } from '../port-rule';
import { EtcdInstance, etcdInstances } from './etcd-instances';

const { CLIENTS, LOAD_BALANCER, CONTROL_PLANE, ETCD, WORKERS } = PortPeer;
const { TCP } = PortProtocol;

/** All connections that a cluster needs; none of them from everywhere. Ports that only the machine itself uses are on its loopback. */
export function portRules(etcd: EtcdTopology, ofPodNetwork: readonly PortRule[]): PortRule[] {
  return [...apiRules(), ...etcdInstances(etcd).flatMap((instance) => etcdRules(etcd.location, instance)), ...kubeletRules(), ...ofPodNetwork];
}

function apiRules(): PortRule[] {
  return [
    rule('API by the load balancer', 6443, LOAD_BALANCER, [CLIENTS, WORKERS, CONTROL_PLANE]),
    rule('API and its health', 6443, CONTROL_PLANE, [LOAD_BALANCER, CONTROL_PLANE]),
  ];
}

function etcdRules(location: EtcdLocation, { title, clientPort, peerPort }: EtcdInstance): PortRule[] {
  const etcd = location === EtcdLocation.STACKED ? CONTROL_PLANE : ETCD;
  // Members of etcd ask each other at the port of clients, too, when one joins or is looked after.
  const clients = location === EtcdLocation.STACKED ? [CONTROL_PLANE] : [CONTROL_PLANE, ETCD];
  return [rule(`${title} for clients`, clientPort, etcd, clients), rule(`${title} among members`, peerPort, etcd, [etcd])];
}

// Metrics of nodes are read by a pod on a worker.
function kubeletRules(): PortRule[] {
  return [rule('kubelet', 10250, CONTROL_PLANE, [CONTROL_PLANE, WORKERS]), rule('kubelet', 10250, WORKERS, [CONTROL_PLANE, WORKERS])];
}

function rule(description: string, port: number, to: PortPeer, from: PortPeer[]): PortRule {
  return { description, protocol: TCP, fromPort: port, toPort: port, to, from };
}

/** A port that all machines with pods have for each other. */
export function amongNodes(description: string, protocol: PortProtocol, fromPort: number, toPort: number = fromPort): PortRule[] {
  return [CONTROL_PLANE, WORKERS].map((to) => ({ description, protocol, fromPort, toPort, to, from: [CONTROL_PLANE, WORKERS] }));
}
