import { EtcdLocation } from '../../etcd-topology';
import { MachineRole, MemberSlot } from '../../infrastructure';
import { ClusterPlan } from '../cluster-plan';
import { CLUSTER_ETCD, EtcdInstance } from '../etcd-instances';
import { quorumOf } from '../member-checks';

/** A machine with a fixed identity, as people know it. */
export interface RunbookMember extends MemberSlot {
  readonly address: string;
}

/** What runbooks name. */
export interface RunbookFacts {
  readonly plan: ClusterPlan;
  readonly members: readonly RunbookMember[];
  /** The names of what the machines share, such as those of secrets, by the variables of their programs. */
  readonly store: Readonly<Record<string, string>>;
  readonly kubeconfigCommand: string;
  /** The number of zones; undefined where only the cloud knows it. */
  readonly zoneCount?: number;
  readonly epoch: number;
}

/** The members of etcd. */
export function etcdMembers({ plan, members }: RunbookFacts): RunbookMember[] {
  return members.filter(({ role }) => plan.etcdLocation === EtcdLocation.STACKED || role === MachineRole.ETCD);
}

/** How many members of etcd must answer. */
export function quorum(facts: RunbookFacts): number {
  return quorumOf(etcdMembers(facts).length);
}

/** A table of all members. */
export function memberTable({ members, zoneCount }: RunbookFacts): string {
  const rows = members.map(({ name, role, address, zone }) => `| \`${name}\` | ${role} | \`${address}\` | ${zoneCount === undefined ? zone + 1 : (zone % zoneCount) + 1} |`);
  return ['| Member | Role | Address | Zone |', '|---|---|---|---|', ...rows].join('\n');
}

/** A table of what the machines share. */
export function storeTable({ store }: RunbookFacts): string {
  return ['| Variable on machines | Name |', '|---|---|', ...Object.entries(store).map(([key, value]) => `| \`${key}\` | \`${value}\` |`)].join('\n');
}

/** Commands in a block. */
export function commands(...lines: readonly string[]): string {
  return ['```bash', ...lines, '```'].join('\n');
}

/** The commands of etcd on a member of it, with its own certificate. */
export function etcdctl(facts: RunbookFacts, command: string, { clientPort }: EtcdInstance = CLUSTER_ETCD): string {
  const endpoints = etcdMembers(facts).map(({ address }) => `https://${address}:${clientPort}`).join(',');
  const pki = '/etc/kubernetes/pki/etcd';
  return `etcdctl --endpoints ${endpoints} --cacert ${pki}/ca.crt --cert ${pki}/healthcheck-client.crt --key ${pki}/healthcheck-client.key ${command}`;
}

/** A runbook out of its parts. */
export function page(title: string, ...parts: readonly string[]): string {
  return [`# ${title}`, ...parts].join('\n\n') + '\n';
}

/** Steps in their order. */
export function steps(...texts: readonly string[]): string {
  return texts.map((text, index) => `${index + 1}. ${text}`).join('\n');
}
