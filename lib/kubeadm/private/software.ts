import { unknown } from '../../private/checks';
import { KubernetesVersion } from '../../kubernetes-version';
import { fail } from '../../private/problem';
import { MachineRole } from '../infrastructure';
import { NodeSoftware, SoftwareArtifact, SoftwareRelease } from '../node-software';
import { builtInRelease, builtInVersions } from './built-in-software';
import { Versions } from './cluster-plan';
import { minorOf } from './software-checks';

// PauseVersion in cmd/kubeadm/app/constants of Kubernetes 1.34 to 1.36 (read 2026-11)
const PAUSE_IMAGE = 'registry.k8s.io/pause:3.10.1';

/** What machines of a version install. */
export interface VersionSoftware {
  readonly versions: Versions;
  readonly pauseImage: string;
  /** The lines of the file that lists it, for a role. */
  list(role: MachineRole): string;
}

/**
 * The software for a minor version.
 *
 * @param more what else is installed, such as a chart
 */
export function softwareFor(software: NodeSoftware, version: KubernetesVersion, option: string, more: readonly SoftwareArtifact[] = []): VersionSoftware {
  const release = unknown(version.version) ? undefined : find(software, version.version);
  if (release === undefined || version.minor === undefined) return refuse(software, version, option);
  const { kubernetesVersion, etcdVersion, pauseImage = PAUSE_IMAGE } = release;
  return {
    versions: { kubernetes: kubernetesVersion, etcd: etcdVersion, minor: version.minor },
    pauseImage,
    list: (role) => listOf([...release.artifacts, ...more].filter(({ roles }) => roles?.includes(role) ?? true), software.mirror),
  };
}

function find({ releases }: NodeSoftware, version: string): SoftwareRelease | undefined {
  return releases.length === 0 ? builtInRelease(version) : releases.find(({ kubernetesVersion }) => minorOf(kubernetesVersion) === version);
}

function refuse({ releases }: NodeSoftware, version: KubernetesVersion, option: string): never {
  const allowed = releases.length === 0 ? builtInVersions() : releases.map(({ kubernetesVersion }) => minorOf(kubernetesVersion));
  return fail('software-missing', {
    what: `${option} is a version of Kubernetes for which machines have no software to install`,
    got: version.version,
    allowed: `${allowed.join(', ')}, as text that is known when the app is synthesized`,
    fix: 'choose one of these, or name the files of that version in KubeadmPlatform software: kubeadm.NodeSoftware.of([…])',
  });
}

function listOf(artifacts: readonly SoftwareArtifact[], mirror?: string): string {
  return artifacts.map(({ url, sha256, installation, architecture }) => {
    const from = mirror === undefined ? url : `${mirror}/${url.replace(/^https?:\/\//, '')}`;
    return `${sha256} ${from} ${installation.instruction} ${architecture ?? 'any'}\n`;
  }).join('');
}
