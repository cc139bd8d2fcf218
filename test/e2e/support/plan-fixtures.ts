import { writeFileSync } from 'fs';
import { join } from 'path';

const FIXTURES = join(__dirname, '../../readiness/plan-guard/fixtures');
// Of these the guard reads values; of the others only what happens to them.
const READ = /^aws_(eks_cluster|eks_node_group|cloudwatch_log_group|kms_key|vpc)$/;
const LONGEST_TEXT = 200;

interface Change {
  readonly actions: readonly string[];
  readonly replace_paths?: unknown;
}

interface RealPlan {
  readonly resource_changes: readonly { readonly type: string; readonly change: Change }[];
  readonly prior_state: { readonly values: { readonly root_module: { readonly resources: readonly { readonly address: string; readonly type: string; readonly depends_on?: readonly string[] }[] } } };
  readonly [name: string]: unknown;
}

/** Keeps a real plan for the unit tests if PLAN_FIXTURES asks for it: without what the guard does not read. */
export function keepPlan(name: string, json: string): void {
  if (process.env.PLAN_FIXTURES === undefined) return;
  writeFileSync(join(FIXTURES, `${name}.json`), `${JSON.stringify(trimmed(JSON.parse(json, shortText) as RealPlan), undefined, 1)}\n`);
}

function trimmed({ format_version, terraform_version, resource_changes, prior_state, applyable, complete, errored }: RealPlan) {
  const changes = resource_changes.map((entry) => ({ ...entry, change: isRead(entry.type, entry.change) ? entry.change : outline(entry.change) }));
  const resources = prior_state.values.root_module.resources.filter(({ type }) => type === 'aws_eks_node_group').map(({ address, depends_on }) => ({ address, depends_on }));
  return { format_version, terraform_version, planned_values: {}, resource_changes: changes, prior_state: { values: { root_module: { resources } } }, applyable, complete, errored };
}

function isRead(type: string, { actions }: Change): boolean {
  return READ.test(type) && !['no-op', 'create'].includes(actions.join());
}

function outline({ actions, replace_paths }: Change) {
  return { actions, before: {}, after: {}, ...(replace_paths !== undefined && { replace_paths }) };
}

function shortText(_name: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
}
