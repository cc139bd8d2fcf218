import { kubeadm } from 'cdktf-production-cluster';
import { portRules } from '../../lib/kubeadm/private/ports';

const { EtcdLocation, PodEncryption, PodNetwork } = kubeadm;

/** Connections as a table: to whom and where, from whom. */
function table(location: kubeadm.EtcdLocation, network: kubeadm.PodNetwork): string[] {
  return portRules(location, network.portRules).map(({ protocol, fromPort, toPort, to, from }) => `${fromPort}${toPort === fromPort ? '' : `..${toPort}`}/${protocol} to ${to} from ${from.join(', ')}`);
}

const API = ['6443/tcp to load-balancer from clients, workers, control-plane', '6443/tcp to control-plane from load-balancer, control-plane'];
const KUBELETS = ['10250/tcp to control-plane from control-plane, workers', '10250/tcp to workers from control-plane, workers'];
const nodes = (port: string): string[] => ['control-plane', 'workers'].map((to) => `${port} to ${to} from control-plane, workers`);
const CILIUM = [...nodes('8472/udp'), ...nodes('4240/tcp'), ...nodes('8..-1/icmp')];

test('the ports of a cluster with stacked etcd and Cilium', () => {
  expect(table(EtcdLocation.STACKED, PodNetwork.cilium())).toEqual([...API, '2379/tcp to control-plane from control-plane', '2380/tcp to control-plane from control-plane', ...KUBELETS, ...CILIUM]);
});

test('the ports of a cluster with external etcd and encrypted packets', () => {
  const ports = table(EtcdLocation.EXTERNAL, PodNetwork.cilium({ encryption: PodEncryption.WIREGUARD }));

  expect(ports).toEqual([...API, '2379/tcp to etcd from control-plane, etcd', '2380/tcp to etcd from etcd', ...KUBELETS, ...CILIUM, ...nodes('51871/udp')]);
});

test('the ports of a network of your own', () => {
  const rule = { description: 'BGP', protocol: kubeadm.PortProtocol.TCP, fromPort: 179, toPort: 179, to: kubeadm.PortPeer.WORKERS, from: [kubeadm.PortPeer.WORKERS] };
  const network = PodNetwork.manifests({ manifests: ['apiVersion: apps/v1\nkind: DaemonSet\n'], portRules: [rule] });

  expect(table(EtcdLocation.STACKED, network)).toEqual([...API, '2379/tcp to control-plane from control-plane', '2380/tcp to control-plane from control-plane', ...KUBELETS, '179/tcp to workers from workers']);
});

test('nobody reaches etcd but the control plane and etcd, and no port is open to clients but that of the API', () => {
  const rules = portRules(EtcdLocation.EXTERNAL, PodNetwork.cilium().portRules);

  expect(rules.filter(({ from }) => from.includes(kubeadm.PortPeer.CLIENTS)).map(({ fromPort, toPort, to }) => [fromPort, toPort, to])).toEqual([[6443, 6443, kubeadm.PortPeer.LOAD_BALANCER]]);
  expect(rules.filter(({ to, from }) => to === kubeadm.PortPeer.ETCD && from.includes(kubeadm.PortPeer.WORKERS))).toEqual([]);
});
