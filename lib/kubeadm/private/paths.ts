/** Where files are on machines. */
export const PATHS = {
  settings: '/etc/production-cluster',
  programs: '/usr/local/lib/production-cluster',
  units: '/etc/systemd/system',
  share: '/usr/local/share/production-cluster',
  pki: '/etc/kubernetes/pki',
  policy: '/etc/kubernetes/policy',
  patches: '/etc/kubernetes/patches',
  encryption: '/etc/kubernetes/encryption',
  auditLog: '/var/log/kubernetes/audit',
  containerdSocket: 'unix:///run/containerd/containerd.sock',
} as const;
