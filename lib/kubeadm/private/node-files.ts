import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { remembered } from '../../private/remembered';
import { MachineRole } from '../infrastructure';
import { PATHS } from './paths';

const FOLDER = join(__dirname, '..', 'node');
const { CONTROL_PLANE, ETCD, WORKER } = MachineRole;
const MEMBERS = [CONTROL_PLANE, ETCD];
const ALL = [...MEMBERS, WORKER];

/** Which machines have which programs and units. The shim of a cloud comes from its infrastructure. */
export const NODE_FILES: Readonly<Record<string, readonly MachineRole[]>> = {
  'add-ons.sh': [CONTROL_PLANE],
  'attend.sh': [CONTROL_PLANE],
  'certificates.sh': MEMBERS,
  'common.sh': ALL,
  'conformance.sh': ALL,
  'defrag.sh': MEMBERS,
  'disruption.sh': MEMBERS,
  'etcd-boot.sh': MEMBERS,
  'etcd-events.service': MEMBERS,
  'etcd.service': MEMBERS,
  'etcd.sh': MEMBERS,
  'install.sh': ALL,
  'kubelet.service': [CONTROL_PLANE, WORKER],
  'leave.sh': [WORKER],
  'pki.sh': MEMBERS,
  'production-cluster-attend.service': [CONTROL_PLANE],
  'production-cluster-certificates.service': MEMBERS,
  'production-cluster-certificates.timer': MEMBERS,
  'production-cluster-defrag.service': MEMBERS,
  'production-cluster-defrag.timer': MEMBERS,
  'production-cluster-leave.service': [WORKER],
  'production-cluster-provision.service': ALL,
  'production-cluster-reconcile.service': MEMBERS,
  'production-cluster-reconcile.timer': MEMBERS,
  'production-cluster-snapshot.service': MEMBERS,
  'production-cluster-snapshot.timer': MEMBERS,
  'production-cluster-tokens.service': [CONTROL_PLANE],
  'production-cluster-tokens.timer': [CONTROL_PLANE],
  'provision.sh': ALL,
  'publish.sh': [CONTROL_PLANE],
  'reconcile.sh': MEMBERS,
  'restore.sh': MEMBERS,
  'snapshot.sh': MEMBERS,
  'start.sh': ALL,
  'tokens.sh': [CONTROL_PLANE],
  'worker.sh': [WORKER],
};

// They do not change while an app is synthesized, and an app may have many clusters.
let names: string[] | undefined;

/** What a machine needs to bring the rest. */
const FIRST: readonly string[] = ['common.sh', 'production-cluster-provision.service', 'start.sh'];

/** A file of a machine. */
export interface MachineFile {
  readonly path: string;
  readonly permissions: '0600' | '0644' | '0755';
  readonly content: string;
}

/** The programs and units of a role that are in its user data: all of a worker, which may read no object; of a member what brings the rest. */
export function firstFiles(role: MachineRole): MachineFile[] {
  return filesOf(role).filter((name) => role === WORKER || FIRST.includes(name)).map(read);
}

/** The rest of a member's programs and units, as the text of a program that puts them in their places. */
export function programs(role: MachineRole): string {
  const rest = filesOf(role).filter((name) => !FIRST.includes(name)).map(read);
  return rest.map(({ path, permissions, content }) => `put ${permissions} ${path} <<'@@'\n${content}@@\n`).join('');
}

/** All programs and units there are, without the shims of clouds. */
export function nodeFileNames(): string[] {
  return readdirSync(FOLDER).filter((name) => /\.(sh|service|timer)$/.test(name) && !name.startsWith('cloud-')).sort();
}

function filesOf(role: MachineRole): string[] {
  names ??= nodeFileNames();
  return names.filter((name) => NODE_FILES[name]?.includes(role));
}

const read = remembered((name: string): MachineFile => {
  const content = readFileSync(join(FOLDER, name), 'utf8');
  if (!name.endsWith('.sh')) return { path: `${PATHS.units}/${name}`, permissions: '0600', content };
  return { path: `${PATHS.programs}/${name}`, permissions: '0755', content: withoutComments(content) };
});

/** A program without lines that only tell something to its reader: user data is short of room. */
export function withoutComments(program: string): string {
  return program.split('\n').filter((line, index) => (index === 0 && line.startsWith('#!')) || !/^\s*#( |$)/.test(line)).join('\n');
}
