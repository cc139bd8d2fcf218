// Writes lib/kubernetes/workloads/private/images.generated.ts from the lists by which Kubernetes promotes images to registry.k8s.io. With a
// folder, reads NAME.yaml of each list there in place of the newest on GitHub; then a note must tell where those are from:
//   node scripts/refresh/images.mjs [folder note]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LISTS = 'https://github.com/kubernetes/k8s.io/blob/main/registry.k8s.io/images';
const RAW = 'https://raw.githubusercontent.com/kubernetes/k8s.io/main/registry.k8s.io/images';
const TARGET = fileURLToPath(new URL('../../lib/kubernetes/workloads/private/images.generated.ts', import.meta.url));
// The oldest minor version of Kubernetes that KubernetesVersion names.
const OLDEST_MINOR = 32;

const [folder, note] = process.argv.slice(2);
if (folder !== undefined && !note) throw new Error('Tell in a note where the lists of the folder are from');

/** The releases of an image in a list, newest first: `"sha256:…": ["v1.34.5"]`. */
async function releases(list, image) {
  const text = folder === undefined ? await (await fetch(`${RAW}/${list}/images.yaml`)).text() : readFileSync(join(folder, `${list}.yaml`), 'utf8');
  const [, section = ''] = text.split(new RegExp(`^- name: ${image}$`, 'm'));
  const entries = [...section.split(/^- name:/m)[0].matchAll(/"(sha256:[0-9a-f]{64})": \[([^\]]*)\]/g)];
  const tagged = entries.flatMap(([, digest, tags]) => [...tags.matchAll(/"v(\d+)\.(\d+)\.(\d+)"/g)].map(([, ...version]) => ({ version: version.map(Number), digest })));
  if (tagged.length === 0) throw new Error(`${image} is not in ${LISTS}/${list}/images.yaml: has its form changed?`);
  return tagged.sort((a, b) => b.version[0] - a.version[0] || b.version[1] - a.version[1] || b.version[2] - a.version[2]);
}

const reference = ({ version, digest }) => `v${version.join('.')}@${digest}`;

const minors = new Map();
for (const release of (await releases('k8s-staging-autoscaling', 'cluster-autoscaler')).reverse()) {
  if (release.version[0] === 1 && release.version[1] >= OLDEST_MINOR) minors.set(release.version.slice(0, 2).join('.'), reference(release));
}
const [proportional] = await releases('k8s-staging-cpa', 'cluster-proportional-autoscaler');
const [detector] = await releases('k8s-staging-npd', 'node-problem-detector');

writeFileSync(
  TARGET,
  `// Written by scripts/refresh/images.mjs: do not edit.\n// Source: ${LISTS} (Apache-2.0), read ${new Date().toISOString().slice(0, 10)}${note ? `\n// ${note}` : ''}\n
/** Cluster Autoscaler by the minor version of Kubernetes that it is made for. */
export const CLUSTER_AUTOSCALER: Record<string, string> = {\n${[...minors].map(([minor, image]) => `  '${minor}': 'registry.k8s.io/autoscaling/cluster-autoscaler:${image}',`).join('\n')}\n};\n
/** Cluster Proportional Autoscaler, for every version of Kubernetes. */
export const CLUSTER_PROPORTIONAL_AUTOSCALER = 'registry.k8s.io/cpa/cluster-proportional-autoscaler:${reference(proportional)}';\n
/** Node Problem Detector, for every version of Kubernetes. */
export const NODE_PROBLEM_DETECTOR = 'registry.k8s.io/node-problem-detector/node-problem-detector:${reference(detector)}';\n`,
);
console.log(`${minors.size} versions of Cluster Autoscaler`);
