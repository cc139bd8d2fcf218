// Written by scripts/refresh/node-software.mjs: do not edit.
// Sources, read 2026-11-21: https://github.com/kubernetes-sigs/kubespray/blob/master/roles/kubespray_defaults/vars/main/checksums.yml and main.yml (Apache-2.0);
// helm: https://github.com/helm/helm/releases (Apache-2.0); Cilium: https://helm.cilium.io/index.yaml (Apache-2.0)
// As kubespray had them at commit 46dbdd3 (2026-08-21), Cilium at 009b5e9 of cilium/charts (2026-08-03), helm in the notes of v3.21.4 (2026-08-14).

/** A file that a machine installs. */
export interface Artifact {
  /** What it is. */
  readonly name: string;
  /** Where it is downloaded from. */
  readonly url: string;
  /** Its checksum, 64 hexadecimal digits. */
  readonly sha256: string;
  /** `binary:PATH`, or `tar:DIRECTORY:STRIP` with `:MEMBER` for each member where not all are wanted. */
  readonly how: string;
  /** The machines that it is for: `amd64`, `arm64` or `any`. */
  readonly architecture: 'amd64' | 'arm64' | 'any';
}

/** What is particular to a minor version of Kubernetes. */
export interface Release {
  /** The newest patch with known checksums. */
  readonly kubernetes: string;
  /** The version of etcd. */
  readonly etcd: string;
  /** The image that holds the namespaces of a pod, as kubeadm wants it. */
  readonly pause: string;
  /** Kubernetes' own programs for machines, and crictl. */
  readonly artifacts: readonly Artifact[];
}

/** By minor version of Kubernetes. */
export const RELEASES: Readonly<Record<string, Release>> = {
  '1.34': {
    kubernetes: 'v1.34.11',
    etcd: 'v3.6.14',
    pause: 'registry.k8s.io/pause:3.10.1',
    artifacts: [
      {
        name: 'kubelet',
        url: 'https://dl.k8s.io/release/v1.34.11/bin/linux/amd64/kubelet',
        sha256: '4777a226b2ba3c1d656254bcf3f7ad471bf210042f361094216e51ab4fa9b4b6',
        how: 'binary:/usr/local/bin/kubelet',
        architecture: 'amd64',
      },
      {
        name: 'kubelet',
        url: 'https://dl.k8s.io/release/v1.34.11/bin/linux/arm64/kubelet',
        sha256: 'f12879879481e9af46317c2c82a6dba7d59df78ed095e44e0399643df1c4c8ba',
        how: 'binary:/usr/local/bin/kubelet',
        architecture: 'arm64',
      },
      {
        name: 'kubeadm',
        url: 'https://dl.k8s.io/release/v1.34.11/bin/linux/amd64/kubeadm',
        sha256: 'bd3cbe40aff6c7b3b939243ebd80dbd7da207c0e594cfdd434295bf553ea7351',
        how: 'binary:/usr/local/bin/kubeadm',
        architecture: 'amd64',
      },
      {
        name: 'kubeadm',
        url: 'https://dl.k8s.io/release/v1.34.11/bin/linux/arm64/kubeadm',
        sha256: '1365b20b698151f432eb8f5a8ca53f0200e85af32392d31f40ffa901a73b694c',
        how: 'binary:/usr/local/bin/kubeadm',
        architecture: 'arm64',
      },
      {
        name: 'kubectl',
        url: 'https://dl.k8s.io/release/v1.34.11/bin/linux/amd64/kubectl',
        sha256: '8efbb9435132a190920eb65a47a8c1ecf755ad85ab57a600c9bedbab460bb7a8',
        how: 'binary:/usr/local/bin/kubectl',
        architecture: 'amd64',
      },
      {
        name: 'kubectl',
        url: 'https://dl.k8s.io/release/v1.34.11/bin/linux/arm64/kubectl',
        sha256: '5b045a4712674c88a56fd98eef4285689738b7fbe8735e1b9ee3509521af5cb4',
        how: 'binary:/usr/local/bin/kubectl',
        architecture: 'arm64',
      },
      {
        name: 'crictl',
        url: 'https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.34.0/crictl-v1.34.0-linux-amd64.tar.gz',
        sha256: 'a8ff2a3edb37a98daf3aba7c3b284fe0aa5bff24166d896ab9ef64c8913c9f51',
        how: 'tar:/usr/local/bin:0:crictl',
        architecture: 'amd64',
      },
      {
        name: 'crictl',
        url: 'https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.34.0/crictl-v1.34.0-linux-arm64.tar.gz',
        sha256: 'c31d252e203df5f4cf37f314bd3092eb79087e791631c1e607087c74b6d0423f',
        how: 'tar:/usr/local/bin:0:crictl',
        architecture: 'arm64',
      },
    ],
  },
  '1.35': {
    kubernetes: 'v1.35.8',
    etcd: 'v3.6.14',
    pause: 'registry.k8s.io/pause:3.10.1',
    artifacts: [
      {
        name: 'kubelet',
        url: 'https://dl.k8s.io/release/v1.35.8/bin/linux/amd64/kubelet',
        sha256: '6971b9f95e54dbed67a2271abe6e78f8cc2894494649f3cf39e4b25a82dca923',
        how: 'binary:/usr/local/bin/kubelet',
        architecture: 'amd64',
      },
      {
        name: 'kubelet',
        url: 'https://dl.k8s.io/release/v1.35.8/bin/linux/arm64/kubelet',
        sha256: '7744f84c49df6dff7d0a0471f9acef31568c02459659de83aa279cf3a04b1714',
        how: 'binary:/usr/local/bin/kubelet',
        architecture: 'arm64',
      },
      {
        name: 'kubeadm',
        url: 'https://dl.k8s.io/release/v1.35.8/bin/linux/amd64/kubeadm',
        sha256: '1bbc64a2be5b300880ae9330c6bba592ec2a2b8ecb79c527b0c7cc0f44070e5e',
        how: 'binary:/usr/local/bin/kubeadm',
        architecture: 'amd64',
      },
      {
        name: 'kubeadm',
        url: 'https://dl.k8s.io/release/v1.35.8/bin/linux/arm64/kubeadm',
        sha256: '8956730f3ae46ebdb95e95845542f71d844f74affd69c14634a58d1fe3510d86',
        how: 'binary:/usr/local/bin/kubeadm',
        architecture: 'arm64',
      },
      {
        name: 'kubectl',
        url: 'https://dl.k8s.io/release/v1.35.8/bin/linux/amd64/kubectl',
        sha256: '874d5e72dbb819f43cff16bcd1e4f8bac5b7f2361fe1e55049b0a6c676fb0cbf',
        how: 'binary:/usr/local/bin/kubectl',
        architecture: 'amd64',
      },
      {
        name: 'kubectl',
        url: 'https://dl.k8s.io/release/v1.35.8/bin/linux/arm64/kubectl',
        sha256: 'cc749967b62f4422260bc9c0aa7a7c55f45175ae38cb8d95767b5d2b7e04c1fd',
        how: 'binary:/usr/local/bin/kubectl',
        architecture: 'arm64',
      },
      {
        name: 'crictl',
        url: 'https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.35.0/crictl-v1.35.0-linux-amd64.tar.gz',
        sha256: '2e141e5b22cb189c40365a11807d69b76b9b3caced89fac2f4ec879408ce2177',
        how: 'tar:/usr/local/bin:0:crictl',
        architecture: 'amd64',
      },
      {
        name: 'crictl',
        url: 'https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.35.0/crictl-v1.35.0-linux-arm64.tar.gz',
        sha256: '519071de89b64c43e2a1661bb5489c6c3fd5e9e5fcef75e50e542b0c891f1118',
        how: 'tar:/usr/local/bin:0:crictl',
        architecture: 'arm64',
      },
    ],
  },
  '1.36': {
    kubernetes: 'v1.36.4',
    etcd: 'v3.6.14',
    pause: 'registry.k8s.io/pause:3.10.2',
    artifacts: [
      {
        name: 'kubelet',
        url: 'https://dl.k8s.io/release/v1.36.4/bin/linux/amd64/kubelet',
        sha256: 'cf2562db46c48ab84cc3791540778ee7fb1a0a008529adbb434723dd02ed8b4b',
        how: 'binary:/usr/local/bin/kubelet',
        architecture: 'amd64',
      },
      {
        name: 'kubelet',
        url: 'https://dl.k8s.io/release/v1.36.4/bin/linux/arm64/kubelet',
        sha256: 'fd53ea3fcbd077844f50a3c67e9b52f62972a563674956bab0c0f4fb7ea37d50',
        how: 'binary:/usr/local/bin/kubelet',
        architecture: 'arm64',
      },
      {
        name: 'kubeadm',
        url: 'https://dl.k8s.io/release/v1.36.4/bin/linux/amd64/kubeadm',
        sha256: '10d054585907f2c8bb823c84f6a66b3bd2a474c3d795475f04e9a44f78650fe6',
        how: 'binary:/usr/local/bin/kubeadm',
        architecture: 'amd64',
      },
      {
        name: 'kubeadm',
        url: 'https://dl.k8s.io/release/v1.36.4/bin/linux/arm64/kubeadm',
        sha256: '6a849c07d3e1c708f5c40f1ac8be03a56124204dfc7e1931e4113634019c0dad',
        how: 'binary:/usr/local/bin/kubeadm',
        architecture: 'arm64',
      },
      {
        name: 'kubectl',
        url: 'https://dl.k8s.io/release/v1.36.4/bin/linux/amd64/kubectl',
        sha256: '8b8f088da2dab964f853b38464033b1be15ede2839eca751482357c45abdd05a',
        how: 'binary:/usr/local/bin/kubectl',
        architecture: 'amd64',
      },
      {
        name: 'kubectl',
        url: 'https://dl.k8s.io/release/v1.36.4/bin/linux/arm64/kubectl',
        sha256: '0ecf44450ee6063bf19dd166a103ee6df4a9034455c2abce626e6eea657d73fb',
        how: 'binary:/usr/local/bin/kubectl',
        architecture: 'arm64',
      },
      {
        name: 'crictl',
        url: 'https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.36.0/crictl-v1.36.0-linux-amd64.tar.gz',
        sha256: '83855e114566a8a8c44c548d515670f51de3a5e1da8b2effb59870e2f10c25a3',
        how: 'tar:/usr/local/bin:0:crictl',
        architecture: 'amd64',
      },
      {
        name: 'crictl',
        url: 'https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.36.0/crictl-v1.36.0-linux-arm64.tar.gz',
        sha256: '68328594ccf780a80ae2b092d9f6ce484eec7cf540c275242e8fd954bfd95332',
        how: 'tar:/usr/local/bin:0:crictl',
        architecture: 'arm64',
      },
    ],
  },
};

/** The same for every version: etcd, the container runtime, helm and the chart of the pod network. */
export const COMMON: readonly Artifact[] = [
  {
    name: 'etcd',
    url: 'https://github.com/etcd-io/etcd/releases/download/v3.6.14/etcd-v3.6.14-linux-amd64.tar.gz',
    sha256: 'ffe840ff9295808e88cce2794a18a5ac87f12a5203c8314d0bf6aa119b41bac5',
    how: 'tar:/usr/local/bin:1:etcd-v3.6.14-linux-amd64/etcd:etcd-v3.6.14-linux-amd64/etcdctl:etcd-v3.6.14-linux-amd64/etcdutl',
    architecture: 'amd64',
  },
  {
    name: 'etcd',
    url: 'https://github.com/etcd-io/etcd/releases/download/v3.6.14/etcd-v3.6.14-linux-arm64.tar.gz',
    sha256: 'fa1b80565ee6fc2df1ae6f57a508b221f3ecc7d591c317c581cd8281b0842b3e',
    how: 'tar:/usr/local/bin:1:etcd-v3.6.14-linux-arm64/etcd:etcd-v3.6.14-linux-arm64/etcdctl:etcd-v3.6.14-linux-arm64/etcdutl',
    architecture: 'arm64',
  },
  {
    name: 'containerd',
    url: 'https://github.com/containerd/containerd/releases/download/v2.3.4/containerd-2.3.4-linux-amd64.tar.gz',
    sha256: '9d68969855fbf676cdb8ed758e420fb048d61f984f61de3e53eddfebe484d168',
    how: 'tar:/usr/local:0',
    architecture: 'amd64',
  },
  {
    name: 'containerd',
    url: 'https://github.com/containerd/containerd/releases/download/v2.3.4/containerd-2.3.4-linux-arm64.tar.gz',
    sha256: 'a985fbb7e18fc0362d31a055338f5d7b0e087a3e27f14c70d1c5965399a29f95',
    how: 'tar:/usr/local:0',
    architecture: 'arm64',
  },
  {
    name: 'runc',
    url: 'https://github.com/opencontainers/runc/releases/download/v1.4.3/runc.amd64',
    sha256: 'f6ae8efc0fa40079e1475e97cbe9d1bd3f106a28d6af78a11d9f1bd565515e60',
    how: 'binary:/usr/local/sbin/runc',
    architecture: 'amd64',
  },
  {
    name: 'runc',
    url: 'https://github.com/opencontainers/runc/releases/download/v1.4.3/runc.arm64',
    sha256: '633301e2e32f8a5ad54031aab4901eb00308bec677dd15faa2751e8f9dab5ca4',
    how: 'binary:/usr/local/sbin/runc',
    architecture: 'arm64',
  },
  {
    name: 'cni-plugins',
    url: 'https://github.com/containernetworking/plugins/releases/download/v1.9.1/cni-plugins-linux-amd64-v1.9.1.tgz',
    sha256: 'b98f74a0f8522f0a83867178729c1aa70f2158f90c45a2ca8fa791db1c76b303',
    how: 'tar:/opt/cni/bin:0',
    architecture: 'amd64',
  },
  {
    name: 'cni-plugins',
    url: 'https://github.com/containernetworking/plugins/releases/download/v1.9.1/cni-plugins-linux-arm64-v1.9.1.tgz',
    sha256: '56171987d3947707c3563db2f4001bccaf50fd63468611b9f3cbecb1375ee7ec',
    how: 'tar:/opt/cni/bin:0',
    architecture: 'arm64',
  },
  {
    name: 'helm',
    url: 'https://get.helm.sh/helm-v3.21.4-linux-amd64.tar.gz',
    sha256: '61f88ab166748cb19604d7884cb100ae9ccb13804ddeb98e08af167eacbb6a14',
    how: 'tar:/usr/local/bin:1:linux-amd64/helm',
    architecture: 'amd64',
  },
  {
    name: 'helm',
    url: 'https://get.helm.sh/helm-v3.21.4-linux-arm64.tar.gz',
    sha256: 'b54c04b4e0b2540bbdc08c17a121dab70e9a2ed0de5705528fec68a5fd3b85a7',
    how: 'tar:/usr/local/bin:1:linux-arm64/helm',
    architecture: 'arm64',
  },
  {
    name: 'cilium-chart',
    url: 'https://helm.cilium.io/cilium-1.19.6.tgz',
    sha256: '21c43cf53841f9ab0375047d95aa4c64051ea52bbd2c679416e6408f5f1c9179',
    how: 'binary:/usr/local/share/production-cluster/cilium.tgz',
    architecture: 'any',
  },
];
