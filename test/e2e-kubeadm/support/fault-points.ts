// The steps of a member's first boot, in their order; the programs say them by `step NAME`.
const STEPS = ['programs', 'install', 'disk', 'pki', 'etcd-new', 'etcd-quorum', 'etcd-events-new', 'etcd-events-rejoin', 'etcd-events-quorum', 'hosts', 'preflight', 'kubernetes', 'api', 'register', 'add-ons', 'publish', 'finish'];

/** Every place where a program can be told to die. A new machine has been killed at none. */
export function faultPoints(): string[] {
  return [...STEPS.flatMap((step) => [`before-${step}`, `after-${step}`]), 'before-pki-put'];
}

/** Files by which a machine dies at every place once, and goes on after a second. */
export function filesWithFaults(): Record<string, string> {
  const lines = faultPoints().map((point) => `f /run/production-cluster/stop-${point} 0600 root root -`);
  return {
    '/etc/tmpfiles.d/fault-points.conf': `d /run/production-cluster 0700 root root -\n${lines.join('\n')}\n`,
    '/etc/systemd/system/production-cluster-provision.service.d/90-laboratory.conf': '[Service]\nRestartSec=1s\n',
  };
}
