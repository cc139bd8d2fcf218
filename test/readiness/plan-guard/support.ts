import { readFileSync } from 'fs';
import { join } from 'path';
import { PlanCheckResult, PlanFinding, PlanGuard } from '../../../lib/readiness/plan-guard';

/** A change as a test writes it; what is left out is as of a resource that stays as it is. */
export interface Entry {
  readonly type: string;
  readonly name?: string;
  readonly key?: string;
  readonly mode?: string;
  readonly reason?: string;
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly change?: object;
  /** The addresses that it depends on, as Terraform's state has them. */
  readonly dependsOn?: readonly string[];
}

export const DESTROY = ['delete'];
export const CREATE = ['create'];
export const UPDATE = ['update'];
export const REPLACE = ['delete', 'create'];
export const REPLACE_NEW_FIRST = ['create', 'delete'];

export function addressOf({ type, name = 'It', key = '' }: Entry): string {
  return `${type}.${name}${key}`;
}

/** The JSON of a plan, parsed. */
export function planOf(...entries: Entry[]) {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {},
    resource_changes: entries.map((entry) => ({
      address: addressOf(entry),
      mode: entry.mode ?? 'managed',
      type: entry.type,
      name: entry.name ?? 'It',
      action_reason: entry.reason,
      change: changeOf(entry),
    })),
    prior_state: { values: { root_module: { resources: [], child_modules: [{ resources: entries.map((entry) => ({ address: addressOf(entry), depends_on: entry.dependsOn })) }] } } },
  };
}

function changeOf({ actions = ['no-op'], before = {}, after = before, change }: Entry) {
  const alone = actions.join();
  return { actions, before: alone === 'create' ? null : before, after: alone === 'delete' ? null : after, ...change };
}

/** What is found in a plan of these changes. */
export function findingsIn(...entries: Entry[]): PlanFinding[] {
  return PlanGuard.check(planOf(...entries)).findings;
}

/** The kinds and addresses of findings. */
export function inShort(findings: readonly PlanFinding[]): string[] {
  return findings.map(({ kind, address }) => `${kind} ${address}`);
}

/** A plan that Terraform made, with what the guard does not read left out. */
export function realPlan(name: string): string {
  return readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8');
}

export function checkReal(name: string, allow: string[] = []): PlanCheckResult {
  return PlanGuard.check(realPlan(name), { allow });
}
