import { fail, show } from '../private/problem';
import { desiredSize } from './plan-guard/desired-size';
import { destroyOrder } from './plan-guard/destroy-order';
import { Plan, readPlan } from './plan-guard/plan';
import { PlanChanges, PlanCheckOptions, PlanCheckResult, PlanFinding } from './plan-guard/plan-check-result';
import { isDestroyed, isReplaced, PlannedChange } from './plan-guard/planned-change';
import { report } from './plan-guard/report';
import { stateLost } from './plan-guard/state-lost';
import { versionChange } from './plan-guard/version-change';

export * from './plan-guard/plan-check-result';

const MOST_LISTED = 5;
const CHECKS: readonly ((plan: Plan) => PlanFinding[])[] = [stateLost, versionChange, desiredSize, destroyOrder];

/**
 * Reads what Terraform or OpenTofu is about to do, and refuses what an app cannot see: that what holds a cluster's state is replaced or destroyed,
 * that AWS will refuse a node group's bounds, that things go in an order in which load balancers stay behind, and that a control plane skips a version.
 *
 * Errors: `plan-format`, `plan-version`, `plan-incomplete`, `plan-without-resources`, `plan-allowance`.
 * Source of the format: https://developer.hashicorp.com/terraform/internals/json-format (read 2026-11)
 */
export class PlanGuard {
  /**
   * What is found in a plan.
   *
   * @param plan the output of `terraform show -json PLAN`, as text or parsed
   * @param options what is accepted
   */
  public static check(plan: unknown, options: PlanCheckOptions = {}): PlanCheckResult {
    const read = readPlan(plan);
    const found = CHECKS.flatMap((check) => check(read));
    const allowed = checkAllowances(options.allow ?? [], found);
    return {
      terraformVersion: read.terraformVersion,
      findings: found.filter(({ address }) => !allowed.has(address)),
      accepted: found.filter(({ address }) => allowed.has(address)),
      changes: countChanges(read.changes),
    };
  }

  /** A result as text for people. No sensitive value stands in it. */
  public static describe(result: PlanCheckResult): string {
    return report(result);
  }

  private constructor() {}
}

// An allowance that fits nothing is a slip, or one that was left behind and would accept what comes next.
function checkAllowances(allow: readonly string[], found: readonly PlanFinding[]): ReadonlySet<string> {
  const addresses = new Set(found.map(({ address }) => address));
  const unused = allow.find((address) => !addresses.has(address));
  if (unused === undefined) return new Set(allow);
  return fail('plan-allowance', {
    what: 'An address is allowed at which nothing is found',
    got: unused,
    allowed: addresses.size === 0 ? 'none, as nothing is found in the plan' : listed([...addresses]),
    fix: 'take the allowance away, or correct its address',
  });
}

function listed(addresses: readonly string[]): string {
  const more = addresses.length - MOST_LISTED;
  return addresses.slice(0, MOST_LISTED).map(show).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function countChanges(changes: readonly PlannedChange[]): PlanChanges {
  const count = (test: (change: PlannedChange) => boolean) => changes.filter(test).length;
  const alone = (name: string) => count(({ actions }) => actions.join() === name);
  return {
    created: alone('create'),
    updated: alone('update'),
    replaced: count(isReplaced),
    destroyed: count(isDestroyed),
    forgotten: alone('forget'),
    unchanged: alone('no-op'),
  };
}
