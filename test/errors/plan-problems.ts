import { PlanGuard } from '../../lib/readiness/plan-guard';
import { parseReport } from '../../lib/readiness/report/json';
import { planOf, realPlan } from '../readiness/plan-guard/support';
import { readinessApp } from '../support/readiness-app';
import { ProblemCase } from './problem-case';

const check = (plan: unknown, allow: string[] = []) => () => PlanGuard.check(plan, { allow });

/** What cannot be read of plans and reports. test/readiness/plan-guard and test/readiness/report have more of each. */
export const READING_PROBLEMS: ProblemCase[] = [
  { title: 'an empty plan', id: 'plan-format', allowed: 'terraform show -json', fix: 'terraform plan -out=PLAN', make: check('') },
  { title: 'a plan of a format to come', id: 'plan-version', got: '"2.0"', allowed: 'format_version 1.x', fix: 'upgrade the library', make: check({ ...planOf({ type: 'aws_vpc' }), format_version: '2.0' }) },
  { title: 'a plan that failed', id: 'plan-incomplete', allowed: 'a plan that succeeded', fix: 'plan again', make: check(realPlan('failed')) },
  { title: 'a plan of something else', id: 'plan-without-resources', allowed: 'a stack with a cluster', fix: 'the right stack', make: check(planOf({ type: 'aws_instance' })) },
  { title: 'an allowance of nothing', id: 'plan-allowance', got: '"aws_vpc.It"', allowed: 'none', fix: 'take the allowance away', make: check(planOf({ type: 'aws_vpc' }), ['aws_vpc.It']) },
  { title: 'a report that is none', id: 'readiness-report', allowed: 'readiness.json', fix: 'synthesize', make: () => parseReport('{}') },
  { title: 'half a node', id: 'readiness-needed-nodes', got: '0.5', allowed: 'a whole number from 0', fix: 'how many nodes', make: () => readinessApp({ readiness: { neededNodes: { General: 0.5 } } }).evaluate() },
];
