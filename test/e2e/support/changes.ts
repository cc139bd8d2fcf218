import { PlanJson } from '../../../scripts/terraform/plan';
import { Terraform } from '../../../scripts/terraform/terraform';

/** What must outlive every change of a pool: with it would go the cluster, what it stores, or what it runs in. */
const LASTING = /^aws_(eks_cluster|kms_key|kms_alias|cloudwatch_log_group|vpc|subnet|nat_gateway|eip|route_table|security_group|iam_role|eks_addon|eks_access_entry|sqs_queue|efs_file_system|ecr_repository|backup_vault)$/;

/** What a plan would do, by the pools and parts that it concerns: the addresses without the hash that cdktf appends. */
export interface Changes {
  readonly created: string[];
  readonly updated: string[];
  readonly destroyed: string[];
  /** Replaced, the new one first. */
  readonly replacedNewFirst: string[];
  /** Replaced, the old one first: nothing runs in between. */
  readonly replacedOldFirst: string[];
  /** What is replaced or destroyed of all that must stay. */
  readonly lost: string[];
}

/** Plans, and reads the plan. Throws where nothing would change. */
export async function planChanges(terraform: Terraform): Promise<Changes> {
  if ((await terraform.plan()) === undefined) throw new Error('Nothing would change');
  const { resource_changes: all = [] } = JSON.parse(await terraform.planJson()) as PlanJson;
  const withActions = (actions: string) => all.filter(({ change }) => change.actions.join() === actions).map(({ address }) => nameOf(address)).sort();
  return {
    created: withActions('create'),
    updated: withActions('update'),
    destroyed: withActions('delete'),
    replacedNewFirst: withActions('create,delete'),
    replacedOldFirst: withActions('delete,create'),
    lost: all.filter(({ type, change }) => LASTING.test(type) && change.actions.includes('delete')).map(({ address }) => nameOf(address)).sort(),
  };
}

interface DetailedChange {
  readonly address: string;
  readonly change: { readonly actions: readonly string[]; readonly before: Record<string, unknown> | null; readonly after: Record<string, unknown> | null };
}

/** What a plan would still do, in words, for a test to find none of it. */
export async function pendingChanges(terraform: Terraform): Promise<string[]> {
  if ((await terraform.plan()) === undefined) return [];
  const { resource_changes: all } = JSON.parse(await terraform.planJson()) as { readonly resource_changes: DetailedChange[] };
  const pending = all.filter(({ change }) => change.actions.join() !== 'no-op');
  return pending.map(({ address, change: { actions, before, after } }) => `${actions.join()} ${address}: ${differences(before ?? {}, after ?? {})}`);
}

function differences(before: Record<string, unknown>, after: Record<string, unknown>): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const different = names.map((name) => [name, JSON.stringify(before[name]), JSON.stringify(after[name])]).filter(([, one, other]) => one !== other);
  return different.map(([name, one, other]) => `${name} ${one} -> ${other}`).join(', ');
}

// `aws_eks_node_group.Cluster_General_NodeGroup_0A1B2C3D` is `General_NodeGroup`.
function nameOf(address: string): string {
  return address.replace(/^[^.]+\./, '').replace(/_[0-9A-F]{8}$/, '').replace(/^Cluster_/, '');
}
