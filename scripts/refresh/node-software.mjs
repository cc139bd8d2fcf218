// Writes lib/kubeadm/private/node-software.generated.ts: what a self-managed machine installs, pinned by checksum. Kubernetes, etcd, the
// container runtime and its tools are read from the checksums of kubespray, helm from its notes of release, Cilium from the index of its
// charts. With a folder, reads checksums.yml, main.yml, helm.md and cilium.yaml there in place of the newest; then a note must tell where
// those are from:
//   node scripts/refresh/node-software.mjs [folder note]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KUBESPRAY = 'https://github.com/kubernetes-sigs/kubespray/blob/master/roles/kubespray_defaults/vars/main';
const KUBESPRAY_RAW = 'https://raw.githubusercontent.com/kubernetes-sigs/kubespray/master/roles/kubespray_defaults/vars/main';
const HELM = 'https://github.com/helm/helm/releases';
const HELM_RAW = 'https://api.github.com/repos/helm/helm/releases?per_page=50';
const CHARTS = 'https://helm.cilium.io';
const SOURCES = {
  'checksums.yml': `${KUBESPRAY_RAW}/checksums.yml`,
  'main.yml': `${KUBESPRAY_RAW}/main.yml`,
  'helm.md': HELM_RAW,
  'cilium.yaml': `${CHARTS}/index.yaml`,
};
const TARGET = fileURLToPath(new URL('../../lib/kubeadm/private/node-software.generated.ts', import.meta.url));
const MINORS = ['1.34', '1.35', '1.36'];
const ARCHITECTURES = ['amd64', 'arm64'];
const GITHUB = 'https://github.com';

const [folder, note] = process.argv.slice(2);
if (folder !== undefined && !note) throw new Error('Tell in a note where the files of the folder are from');

async function read(name) {
  if (folder !== undefined) return readFileSync(join(folder, name), 'utf8');
  const response = await fetch(SOURCES[name]);
  if (!response.ok) throw new Error(`${SOURCES[name]}: HTTP ${response.status}`);
  return response.text();
}

const byVersion = (a, b) => b.localeCompare(a, 'en', { numeric: true });

function newest(versions, prefix, what) {
  const [version] = versions.filter((candidate) => candidate.startsWith(prefix) && /^\d+\.\d+\.\d+$/.test(candidate)).sort(byVersion);
  if (version === undefined) throw new Error(`${what} ${prefix}* is not in its source: has its form changed?`);
  return version;
}

/** The checksums of kubespray by architecture and version: `kubelet_checksums:`, `  amd64:`, `    1.34.4: sha256:…`. */
function checksumsOf(text, section) {
  const [, body = ''] = text.split(new RegExp(`^${section}:\\n`, 'm'));
  const lines = body.split(/^\S/m)[0];
  return Object.fromEntries(ARCHITECTURES.map((architecture) => {
    const [, entries = ''] = lines.split(new RegExp(`^  ${architecture}:\\n`, 'm'));
    return [architecture, Object.fromEntries([...entries.split(/^ {2}\S/m)[0].matchAll(/^ {4}(\S+): sha256:([0-9a-f]{64})$/gm)].map(([, version, sha256]) => [version, sha256]))];
  }));
}

/** Cilium's newest release of which a patch has come out already: a new minor version has to prove itself first. */
function ciliumChart(index) {
  const entries = [...index.matchAll(/^ {4}digest: ([0-9a-f]{64})\n[\s\S]*?^ {4}- (cilium-(\S+)\.tgz)$/gm)];
  const charts = new Map(entries.map(([, digest, file, version]) => [version, { version, digest, file }]));
  return charts.get(newest([...charts.keys()].filter((version) => /^\d+\.\d+\.[1-9]/.test(version)), '', 'Cilium'));
}

/** Helm 3 by the notes of its releases: `helm-v3.21.4-linux-amd64.tar.gz.sha256sum) / 61f8…`. */
function helmChecksums(notes) {
  const found = [...notes.matchAll(/helm-v(3\.\d+\.\d+)-linux-(amd64|arm64)\.tar\.gz\.sha256sum\) \/ ([0-9a-f]{64})/g)];
  return Object.fromEntries(ARCHITECTURES.map((architecture) => [architecture, Object.fromEntries(found.filter(([, , own]) => own === architecture).map(([, version, , sha256]) => [version, sha256]))]));
}

/** What is installed of a program, for each architecture. */
function artifacts({ name, version, checksums, url, how }) {
  return ARCHITECTURES.map((architecture) => {
    const sha256 = checksums[architecture][version];
    if (sha256 === undefined) throw new Error(`There is no checksum of ${name} ${version} for ${architecture}`);
    return { name, url: url(version, architecture), sha256, how: how(version, architecture), architecture };
  });
}

const checksums = await read('checksums.yml');
const pauses = Object.fromEntries([...(await read('main.yml')).split(/^pod_infra_supported_versions:\n/m)[1].split(/^\S/m)[0].matchAll(/'([\d.]+)': '([\d.]+)'/g)].map(([, minor, version]) => [minor, version]));
const helm = helmChecksums(await read('helm.md'));
const cilium = ciliumChart(await read('cilium.yaml'));

function kubernetesArtifacts(minor, version) {
  const programs = ['kubelet', 'kubeadm', 'kubectl'].flatMap((name) => artifacts({
    name, version, checksums: checksumsOf(checksums, `${name}_checksums`),
    url: (release, architecture) => `https://dl.k8s.io/release/v${release}/bin/linux/${architecture}/${name}`,
    how: () => `binary:/usr/local/bin/${name}`,
  }));
  const crictl = checksumsOf(checksums, 'crictl_checksums');
  return [...programs, ...artifacts({
    name: 'crictl', version: newest(Object.keys(crictl.amd64), `${minor}.`, 'crictl'), checksums: crictl,
    url: (release, architecture) => `${GITHUB}/kubernetes-sigs/cri-tools/releases/download/v${release}/crictl-v${release}-linux-${architecture}.tar.gz`,
    how: () => 'tar:/usr/local/bin:0:crictl',
  })];
}

const ETCD = checksumsOf(checksums, 'etcd_binary_checksums');
const etcd = newest(Object.keys(ETCD.amd64), '3.6.', 'etcd');
const COMMON = [
  { name: 'etcd', checksums: ETCD, prefix: '3.6.', path: (version, architecture) => `etcd-io/etcd/releases/download/v${version}/etcd-v${version}-linux-${architecture}.tar.gz`,
    how: (version, architecture) => `tar:/usr/local/bin:1:${['etcd', 'etcdctl', 'etcdutl'].map((name) => `etcd-v${version}-linux-${architecture}/${name}`).join(':')}` },
  { name: 'containerd', checksums: checksumsOf(checksums, 'containerd_archive_checksums'), prefix: '2.', path: (version, architecture) => `containerd/containerd/releases/download/v${version}/containerd-${version}-linux-${architecture}.tar.gz`,
    how: () => 'tar:/usr/local:0' },
  { name: 'runc', checksums: checksumsOf(checksums, 'runc_checksums'), prefix: '1.', path: (version, architecture) => `opencontainers/runc/releases/download/v${version}/runc.${architecture}`,
    how: () => 'binary:/usr/local/sbin/runc' },
  { name: 'cni-plugins', checksums: checksumsOf(checksums, 'cni_binary_checksums'), prefix: '1.', path: (version, architecture) => `containernetworking/plugins/releases/download/v${version}/cni-plugins-linux-${architecture}-v${version}.tgz`,
    how: () => 'tar:/opt/cni/bin:0' },
].flatMap(({ path, prefix, ...program }) => artifacts({ ...program, version: newest(Object.keys(program.checksums.amd64), prefix, program.name), url: (...of) => `${GITHUB}/${path(...of)}` }));
COMMON.push(
  ...artifacts({ name: 'helm', version: newest(Object.keys(helm.amd64), '3.', 'helm'), checksums: helm,
    url: (version, architecture) => `https://get.helm.sh/helm-v${version}-linux-${architecture}.tar.gz`, how: (version, architecture) => `tar:/usr/local/bin:1:linux-${architecture}/helm` }),
  { name: 'cilium-chart', url: `${CHARTS}/${cilium.file}`, sha256: cilium.digest, how: 'binary:/usr/local/share/production-cluster/cilium.tgz', architecture: 'any' },
);

const render = ({ name, url, sha256, how, architecture }, indent) => `${indent}{\n${Object.entries({ name, url, sha256, how, architecture }).map(([key, value]) => `${indent}  ${key}: '${value}',`).join('\n')}\n${indent}},`;

const releases = MINORS.map((minor) => {
  const version = newest(Object.keys(checksumsOf(checksums, 'kubelet_checksums').amd64), `${minor}.`, 'Kubernetes');
  if (pauses[minor] === undefined) throw new Error(`kubespray names no pause image for ${minor}`);
  const lines = kubernetesArtifacts(minor, version).map((artifact) => render(artifact, '      '));
  return `  '${minor}': {\n    kubernetes: 'v${version}',\n    etcd: 'v${etcd}',\n    pause: 'registry.k8s.io/pause:${pauses[minor]}',\n    artifacts: [\n${lines.join('\n')}\n    ],\n  },`;
});

const today = new Date().toISOString().slice(0, 10);
writeFileSync(
  TARGET,
  `// Written by scripts/refresh/node-software.mjs: do not edit.
// Sources, read ${today}: ${KUBESPRAY}/checksums.yml and main.yml (Apache-2.0);
// helm: ${HELM} (Apache-2.0); Cilium: ${CHARTS}/index.yaml (Apache-2.0)
${note ? `// ${note}\n` : ''}
/** A file that a machine installs. */
export interface Artifact {
  /** What it is. */
  readonly name: string;
  /** Where it is downloaded from. */
  readonly url: string;
  /** Its checksum, 64 hexadecimal digits. */
  readonly sha256: string;
  /** \`binary:PATH\`, or \`tar:DIRECTORY:STRIP\` with \`:MEMBER\` for each member where not all are wanted. */
  readonly how: string;
  /** The machines that it is for: \`amd64\`, \`arm64\` or \`any\`. */
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
${releases.join('\n')}
};

/** The same for every version: etcd, the container runtime, helm and the chart of the pod network. */
export const COMMON: readonly Artifact[] = [
${COMMON.map((artifact) => render(artifact, '  ')).join('\n')}
];
`,
);
console.log(`${MINORS.length} versions of Kubernetes, etcd ${etcd}, Cilium ${cilium.version}, ${COMMON.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) === index).join(', ')}`);
