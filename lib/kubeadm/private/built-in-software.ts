import { MachineRole } from '../infrastructure';
import { ArtifactInstallation, MachineArchitecture, SoftwareArtifact, SoftwareRelease } from '../node-software';
import { Artifact, COMMON, RELEASES } from './node-software.generated';

const { CONTROL_PLANE, ETCD, WORKER } = MachineRole;

/** Which machines need what. kubeadm makes the certificates of etcd, too, and judges any machine. */
const ROLES: Readonly<Record<string, readonly MachineRole[]>> = {
  kubelet: [CONTROL_PLANE, WORKER],
  kubeadm: [CONTROL_PLANE, ETCD, WORKER],
  kubectl: [CONTROL_PLANE, WORKER],
  crictl: [CONTROL_PLANE, WORKER],
  containerd: [CONTROL_PLANE, WORKER],
  runc: [CONTROL_PLANE, WORKER],
  'cni-plugins': [CONTROL_PLANE, WORKER],
  etcd: [CONTROL_PLANE, ETCD],
};

const CHARTS: Readonly<Record<string, readonly MachineRole[]>> = { helm: [CONTROL_PLANE], 'cilium-chart': [CONTROL_PLANE] };

/** What the library itself names for a minor version of Kubernetes. */
export function builtInRelease(version: string): SoftwareRelease | undefined {
  const release = version in RELEASES ? RELEASES[version] : undefined;
  if (release === undefined) return undefined;
  const { kubernetes, etcd, pause, artifacts } = release;
  return { kubernetesVersion: kubernetes, etcdVersion: etcd, pauseImage: pause, artifacts: pick([...artifacts, ...COMMON], ROLES) };
}

/** The minor versions that the library has software for. */
export function builtInVersions(): string[] {
  return Object.keys(RELEASES);
}

/** Helm and the chart of Cilium. */
export function chartSoftware(): SoftwareArtifact[] {
  return pick(COMMON, CHARTS);
}

function pick(artifacts: readonly Artifact[], roles: Readonly<Record<string, readonly MachineRole[]>>): SoftwareArtifact[] {
  return artifacts.filter(({ name }) => name in roles).map(({ name, url, sha256, how, architecture }) => ({
    url, sha256, installation: ArtifactInstallation._of(how), architecture: architecture === 'any' ? undefined : architecture as MachineArchitecture, roles: [...roles[name]],
  }));
}
