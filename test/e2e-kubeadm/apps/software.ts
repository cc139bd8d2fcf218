import { kubeadm } from 'cdktf-production-cluster';
import { ArtifactServer, ServedFile } from '../support/artifact-server';
import { Prepared } from '../support/prepared';

/** What runs on every machine, and what it is called there. Other programs run in containers, and are in their images. */
export const KUBERNETES_PATHS: Readonly<Record<string, string>> = { kubeadm: 'kubeadm', kubectl: 'kubectl', kubelet: 'kubelet' };
/** What runs where etcd is; Go names a program after its folder. */
export const ETCD_PATHS: Readonly<Record<string, string>> = { server: 'etcd', etcdctl: 'etcdctl', etcdutl: 'etcdutl' };
const { CONTROL_PLANE, ETCD } = kubeadm.MachineRole;
const WRONG = '0'.repeat(64);

/** Programs that were built here, by their real checksums; containerd, runc and the plug-ins of networks are in the image already. */
export function localSoftware(server: ArtifactServer, { releases, etcd }: Pick<Prepared, 'releases' | 'etcd'>, broken: boolean): kubeadm.NodeSoftware {
  const ofEtcd = artifacts(server.files('etcd'), ETCD_PATHS).map((artifact) => ({ ...artifact, roles: [CONTROL_PLANE, ETCD] }));
  return kubeadm.NodeSoftware.of(
    releases.map(({ version }) => {
      const all = [...artifacts(server.files(version), KUBERNETES_PATHS), ...ofEtcd];
      return { kubernetesVersion: version, etcdVersion: etcd.version, artifacts: broken ? all.map(broke) : all };
    }),
  );
}

function artifacts(files: readonly ServedFile[], paths: Readonly<Record<string, string>>): kubeadm.SoftwareArtifact[] {
  return files.filter(({ name }) => name in paths).map(({ name, url, sha256 }) => ({ url, sha256, installation: kubeadm.ArtifactInstallation.file(`/usr/local/bin/${paths[name]}`) }));
}

// Members alone have it, so workers stay as they are.
function broke(artifact: kubeadm.SoftwareArtifact): kubeadm.SoftwareArtifact {
  return artifact.url.endsWith('/etcdutl') ? { ...artifact, sha256: WRONG } : artifact;
}
