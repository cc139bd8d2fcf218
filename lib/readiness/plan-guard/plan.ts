import { fail } from '../../private/problem';
import { at, isObject, JsonObject, listAt, textAt } from './json';
import { parsePlan, refuse } from './plan-text';
import { PlannedChange, plannedChange } from './planned-change';
import { isKnownType } from './known-types';

// Within a major version the format only grows: https://developer.hashicorp.com/terraform/internals/json-format (read 2026-11)
const FORMAT = /^1\.\d+$/;
// What cdktf works with, before a Terraform that nobody knows: https://developer.hashicorp.com/terraform/cdktf/concepts/cdktf-architecture (read 2026-11)
const TERRAFORM = /^1\.(?:[2-9]|\d{2,})\./;

/** What is read of a plan. */
export interface Plan {
  /** The version of Terraform or OpenTofu. */
  readonly terraformVersion: string;
  /** What happens to each resource, also to those that are left as they are. */
  readonly changes: readonly PlannedChange[];
}

/** Reads a plan from the text of its JSON, or from that JSON parsed. */
export function readPlan(plan: unknown): Plan {
  const json = parsePlan(plan);
  if (!isObject(json)) return refuse('The plan is not an object of JSON');
  const terraformVersion = checkVersions(json);
  const changes = readChanges(json);
  if (!changes.some(({ type }) => isKnownType(type))) {
    fail('plan-without-resources', {
      what: 'The plan holds no resource of a type that the library makes, so nothing of it is checked',
      allowed: 'a plan of a stack with a cluster, its network, or what lives inside a cluster',
      fix: 'see that it is the plan of the right stack, and not one with -refresh-only',
    });
  }
  return { terraformVersion, changes };
}

function checkVersions(json: JsonObject): string {
  const [format, terraform] = [textAt(json, 'format_version'), textAt(json, 'terraform_version')];
  if (format === undefined) return refuse('The plan does not say its format_version');
  if (!FORMAT.test(format)) return refuseVersion('plan is of a format that is not known', format, 'format_version 1.x');
  if ('values' in json || !('planned_values' in json)) return refuse('The plan is a state, or nothing was planned');
  if (terraform === undefined || !TERRAFORM.test(terraform)) return refuseVersion('plan is of a version of Terraform that is not known', terraform, 'Terraform or OpenTofu 1.2 and later 1.x');
  if (json.errored === true) {
    fail('plan-incomplete', { what: 'Terraform failed while it planned, so the plan is incomplete', allowed: 'a plan that succeeded', fix: 'mend what `terraform plan` complains about, then plan again' });
  }
  return terraform;
}

function refuseVersion(what: string, got: string | undefined, allowed: string): never {
  return fail('plan-version', { what: `The ${what}`, got, allowed, fix: 'plan with a version that is allowed, or upgrade the library' });
}

// What Terraform puts off to a later plan is still what it means to do.
function readChanges(json: JsonObject): PlannedChange[] {
  const needs = readNeeds(at(json, 'prior_state', 'values', 'root_module'));
  const entries = [...entriesAt(json, 'resource_changes'), ...entriesAt(json, 'deferred_changes').map((entry) => at(entry, 'resource_change'))];
  return entries.filter((entry) => at(entry, 'mode') !== 'data').map((entry) => plannedChange(entry, needs));
}

function entriesAt(json: JsonObject, name: string): readonly unknown[] {
  const entries = json[name];
  if (entries === undefined || entries === null) return [];
  return Array.isArray(entries) ? (entries as unknown[]) : refuse(`The plan's ${name} are not a list`);
}

/** What each resource depends on, directly and indirectly, as Terraform's state says it. Terraform destroys a resource before what it depends on. */
function readNeeds(root: unknown): Map<string, ReadonlySet<string>> {
  const needs = new Map<string, ReadonlySet<string>>();
  const modules = [root];
  for (const module of modules) {
    modules.push(...listAt(module, 'child_modules'));
    for (const resource of listAt(module, 'resources')) {
      const names = listAt(resource, 'depends_on').filter((name) => typeof name === 'string');
      needs.set(String(at(resource, 'address')), new Set(names));
    }
  }
  return needs;
}
