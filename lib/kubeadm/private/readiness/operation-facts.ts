import { PlatformFact } from '../../../platform-readiness';
import { met, outside } from '../../../private/facts';
import { EtcdLocation } from '../../etcd-topology';
import { ReadinessParts } from './readiness-parts';

// It copies objects and volumes, on any cloud (read 2026-11).
const BACKUP_OF_VOLUMES = 'https://velero.io/docs/';

/** How the cluster is installed and kept: by the programs of `lib/kubeadm/node`, whose times these are. */
export function operationFacts({ plan, backups }: ReadinessParts): PlatformFact[] {
  const { versions, etcdLocation } = plan;
  const authorities = etcdLocation === EtcdLocation.EXTERNAL ? 'three certificate authorities, that of etcd in a secret of its own' : 'three certificate authorities';
  return [
    met('PE-11', `kubeadm ${versions.kubernetes} and etcd ${versions.etcd}, each file by its SHA-256; containerd with the cgroup driver systemd`),
    met('PE-12', `${authorities}: made by the machines and kept in the secret store, never in a plan or a state; certificates are valid for a year`),
    met('PE-15', 'a snapshot of etcd every 30 minutes, read back before it is stored; the runbook restore-snapshot and the option restore bring it back'),
    ...(backups.length > 0 ? backups : [outside('PE-15', 'volumes of workloads are not in the snapshots of etcd', BACKUP_OF_VOLUMES)]),
    met('PE-19', 'certificates are looked at every hour and renewed 30 days before they end, those of etcd too, one machine at a time'),
    met('PE-20', `version: ${versions.kubernetes}; members are replaced one at a time, with all others well, and refuse to leave a minor version out or to go back`),
    ...nodeFacts(),
  ];
}

// maxPods is 110 where nothing else is said: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ (read 2026-11)
function nodeFacts(): PlatformFact[] {
  return [
    met('PE-21', 'at most 110 pods and 4096 processes of a pod; pods have 120 seconds when a machine powers off'),
    met('PE-23', "kubeadm's checks of a machine before it becomes a member, none ignored; conformance.sh repeats them at any time"),
    met('PE-24', 'nodes join by themselves, with a token of 12 hours and the certificate authority, both from the secret store; NodeRestriction holds them to their own objects'),
  ];
}
