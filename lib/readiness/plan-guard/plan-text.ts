import { fail } from '../../private/problem';
import { isDeeperThan } from './json';

const ALLOWED = 'the output of `terraform show -json PLAN` or `tofu show -json PLAN`';
const FIX = 'run `terraform plan -out=PLAN`, then `terraform show -json PLAN > plan.json`, and give plan.json';
// Providers nest attributes a dozen levels deep at most; state nests as deep as modules do.
const MOST_LEVELS = 200;
// A plan file is a zip archive: https://developer.hashicorp.com/terraform/internals/json-format (read 2026-11)
const ZIP = 'PK\u0003\u0004';

/** The JSON of a plan, from its text or as it is. Nothing of the plan stands in the message: plans hold secrets. */
export function parsePlan(plan: unknown): unknown {
  const parsed = typeof plan === 'string' ? parseText(plan) : plan;
  if (isDeeperThan(parsed, MOST_LEVELS)) refuse(`The plan is nested deeper than ${MOST_LEVELS} levels`);
  return parsed;
}

/** Refuses what is no plan. */
export function refuse(what: string): never {
  return fail('plan-format', { what, allowed: ALLOWED, fix: FIX });
}

function parseText(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') refuse('The plan is empty');
  if (json.startsWith(ZIP)) refuse('The plan is the binary file that `terraform plan -out` writes');
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    return refuse(complaint(json, error));
  }
}

function complaint(json: string, error: unknown): string {
  if (/^\{"@level"/.test(json)) return 'The plan is the log of `terraform plan -json`, which tells no attributes';
  return /end of JSON|Unterminated/.test(String(error)) ? `The plan is cut off after ${json.length} characters` : 'The plan is not JSON';
}
