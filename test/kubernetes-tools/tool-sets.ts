/** Programs that are built for one purpose. */
export interface ToolSet {
  /** The folder of their go.mod, which names more programs perhaps. */
  readonly folder: string;
  /** The module that they are of, whose version is theirs. */
  readonly module: string;
  /** The names of the programs: each the last part of what the go.mod calls it. */
  readonly programs: readonly string[];
}

const KUBERNETES = 'k8s.io/kubernetes';
const ETCD = 'go.etcd.io/etcd/server/v3';

/** What the members and nodes of a cluster run of Kubernetes, and what administers them. */
function machinesOf(minor: string): ToolSet {
  const programs = ['kube-apiserver', 'kube-controller-manager', 'kube-proxy', 'kube-scheduler', 'kubeadm', 'kubectl', 'kubelet'];
  return { folder: `kubernetes-${minor}`, module: KUBERNETES, programs };
}

/** The sets of programs, by name. */
export const TOOL_SETS = {
  // An API server for test/e2e-rbac. etcd calls its program `server`.
  etcd: { folder: 'etcd', module: ETCD, programs: ['server'] },
  kubernetes: { folder: 'kubernetes-1.34', module: KUBERNETES, programs: ['kube-apiserver', 'kube-controller-manager', 'kubectl'] },
  // A judge for test/judges.
  'kube-score': { folder: 'kube-score', module: 'github.com/zegl/kube-score', programs: ['kube-score'] },
  // Whole machines for test/kubeadm-lab.
  'etcd-machines': { folder: 'etcd', module: ETCD, programs: ['server', 'etcdctl', 'etcdutl'] },
  'kubernetes-1.34': machinesOf('1.34'),
  'kubernetes-1.35': machinesOf('1.35'),
  'kubernetes-1.36': machinesOf('1.36'),
  coredns: { folder: 'coredns', module: 'github.com/coredns/coredns', programs: ['coredns'] },
  laboratory: { folder: 'laboratory', module: 'k8s.io/client-go', programs: ['pause', 'pod-network', 'web', 'bridge', 'host-local', 'loopback'] },
} satisfies Record<string, ToolSet>;

/** The name of a set of programs. */
export type ToolSetName = keyof typeof TOOL_SETS;
