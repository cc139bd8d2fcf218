import { PlanCheckOptions, PlanGuard } from '../readiness/plan-guard';

/**
 * Asserts, with any runner, that a plan does nothing that the plan guard refuses. The error tells what, and what to change.
 *
 * @param plan the output of `terraform show -json PLAN`, as text or parsed
 * @param options what is accepted
 */
export function expectPlanSafe(plan: unknown, options: PlanCheckOptions = {}): void {
  const result = PlanGuard.check(plan, options);
  if (result.findings.length > 0) throw new Error(`Expected a plan that is safe, but:\n${PlanGuard.describe(result)}`);
}
