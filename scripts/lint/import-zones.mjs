// Who may import what (see CONTRIBUTING.md). ESLint takes the last matching entry, so each zone lists all that holds for its files.
const CLOUDS = ['aws', 'google'];

const PROVIDER_ROOT = {
  regex: '^@cdktf/provider-[a-z-]+(/lib(/index)?)?/?$',
  message: "A provider's root loads every resource (seconds and 0.5 GB): import from its folder, such as @cdktf/provider-aws/lib/eks-cluster.",
};
const FOREIGN_PRIVATE = {
  regex: String.raw`^\.{1,2}/(.*/)?[^./]+/private(/|$)`,
  message: "private/ is for its own folder's files only.",
};
const LIBRARY_BY_PATH = { regex: String.raw`^\.{1,2}/.*\blib(/|$)`, message: 'Import what users import: cdktf-production-cluster.' };

const folder = (name) => ({ regex: String.raw`^\.{1,2}/(.*/)?${name}(/|$)`, message: `Files here must not import ${name}/: what a cloud needs goes through the seams (platform.ts, infrastructure.ts).` });
const provider = (name) => ({ regex: `^@cdktf/provider-${name}/`, message: `@cdktf/provider-${name} is for the folder of its own cloud only (kubernetes: lib/kubernetes and the two baselines).` });

/** The options of `no-restricted-imports` for a zone. */
export function importsOf({ folders = [], providers = [], patterns = [] }) {
  return { patterns: [PROVIDER_ROOT, ...patterns, ...folders.map(folder), ...providers.map(provider)] };
}

const core = { folders: ['aws', 'google', 'kubeadm'], patterns: [FOREIGN_PRIVATE] };
const cloud = (name) => ({
  files: [`lib/${name}/**`],
  folders: CLOUDS.filter((other) => other !== name),
  providers: ['kubernetes', ...CLOUDS.filter((other) => other !== name)],
  patterns: [FOREIGN_PRIVATE],
});

export const ZONES = [
  { files: ['{test,scripts,bench}/**/*.{ts,mjs}'] },
  { files: ['examples/**'], patterns: [LIBRARY_BY_PATH] },
  { files: ['lib/**'], ignores: ['lib/aws/**', 'lib/google/**', 'lib/kubeadm/**', 'lib/index.ts'], providers: [...CLOUDS, 'kubernetes'], ...core },
  { files: ['lib/kubernetes/**', 'lib/rbac-baseline.ts', 'lib/cluster-baseline.ts'], providers: CLOUDS, ...core },
  { files: ['lib/index.ts'], providers: [...CLOUDS, 'kubernetes'], patterns: [FOREIGN_PRIVATE] },
  { files: ['lib/kubeadm/**'], folders: CLOUDS, providers: [...CLOUDS, 'kubernetes'], patterns: [FOREIGN_PRIVATE] },
  ...CLOUDS.map(cloud),
];
