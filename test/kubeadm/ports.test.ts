import { kubeadm } from 'cdktf-production-cluster';
import { portRules } from '../../lib/kubeadm/private/ports';

const { EtcdTopology, PodEncryption, PodNetwork } = kubeadm;
const [STACKED, EXTERNAL] = [EtcdTopology.stacked({ members: 3 }), EtcdTopology.external({ members: 3 })];

/** Connections as a table: to whom and where, from whom. */
function table(etcd: kubeadm.EtcdTopology, network: kubeadm.PodNetwork): string[] {
  return portRules(etcd, network.portRules).map(({ protocol, fromPort, toPort, to, from }) => `${fromPort}${toPort === fromPort ? '' : `..${toPort}`}/${protocol} to ${to} from ${from.join(', ')}`);
}

const API = ['6443/tcp to load-balancer from clients, workers, control-plane', '6443/tcp to control-plane from load-balancer, control-plane'];
const KUBELETS = ['10250/tcp to control-plane from control-plane, workers', '10250/tcp to workers from control-plane, workers'];
const nodes = (port: string): string[] => ['control-plane', 'workers'].map((to) => `${port} to ${to} from control-plane, workers`);
const CILIUM = [...nodes('8472/udp'), ...nodes('4240/tcp'), ...nodes('8..-1/icmp')];

test('the ports of a cluster with stacked etcd and Cilium', () => {
  expect(table(STACKED, PodNetwork.cilium())).toEqual([...API, '2379/tcp to control-plane from control-plane', '2380/tcp to control-plane from control-plane', ...KUBELETS, ...CILIUM]);
});

test('the ports of a cluster with external etcd and encrypted packets', () => {
  const ports = table(EXTERNAL, PodNetwork.cilium({ encryption: PodEncryption.WIREGUARD }));

  expect(ports).toEqual([...API, '2379/tcp to etcd from control-plane, etcd', '2380/tcp to etcd from etcd', ...KUBELETS, ...CILIUM, ...nodes('51871/udp')]);
});

test('an etcd of events has ports of its own, for the same machines', () => {
  const ofEtcd = (etcd: kubeadm.EtcdTopology): string[] => table(etcd, PodNetwork.cilium()).filter((row) => /^23/.test(row));

  expect(ofEtcd(EtcdTopology.external({ members: 3, separateEvents: true }))).toEqual([...ofEtcd(EXTERNAL), '2382/tcp to etcd from control-plane, etcd', '2383/tcp to etcd from etcd']);
});

test('the ports of a network of your own', () => {
  const rule = { description: 'BGP', protocol: kubeadm.PortProtocol.TCP, fromPort: 179, toPort: 179, to: kubeadm.PortPeer.WORKERS, from: [kubeadm.PortPeer.WORKERS] };
  const network = PodNetwork.manifests({ manifests: ['apiVersion: apps/v1\nkind: DaemonSet\n'], portRules: [rule] });

  expect(table(STACKED, network)).toEqual([...API, '2379/tcp to control-plane from control-plane', '2380/tcp to control-plane from control-plane', ...KUBELETS, '179/tcp to workers from workers']);
});

test('nobody reaches etcd but the control plane and etcd, and no port is open to clients but that of the API', () => {
  const rules = portRules(EXTERNAL, PodNetwork.cilium().portRules);

  expect(rules.filter(({ from }) => from.includes(kubeadm.PortPeer.CLIENTS)).map(({ fromPort, toPort, to }) => [fromPort, toPort, to])).toEqual([[6443, 6443, kubeadm.PortPeer.LOAD_BALANCER]]);
  expect(rules.filter(({ to, from }) => to === kubeadm.PortPeer.ETCD && from.includes(kubeadm.PortPeer.WORKERS))).toEqual([]);
});
