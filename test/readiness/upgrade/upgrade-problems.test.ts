import { KubernetesVersion } from 'cdktf-production-cluster';
import { UpgradePlanner } from '../../../lib/readiness/upgrade-planner';
import { ProblemCase } from '../../errors/problem-case';
import { expectProblem, messageOf } from '../../support/problems';
import { awsStack } from '../../support/stacks';
import { minor, running } from './support';
import { PLAN_PROBLEMS, STEP_PROBLEMS } from './upgrade-problems';

function refused(problem: ProblemCase): void {
  const stack = awsStack();
  expectProblem(messageOf(() => problem.make(stack)), problem);
}

describe('A plan is refused for', () => {
  test.each(PLAN_PROBLEMS)('$title', refused);
});

describe('A deployment is refused for', () => {
  test.each(STEP_PROBLEMS)('$title', refused);
});

describe('A deployment may', () => {
  const unknown = KubernetesVersion.of('${TfToken[1]}');

  test.each([
    ['change nothing', running(34, { general: 31 }), running(34, { general: 31 })],
    ['raise all by one', running(34, { general: 34 }), running(35, { general: 35 })],
    ['leave a pool that was too old as it was', running(34, { old: 30, general: 33 }), running(34, { old: 30, general: 34 })],
    ['leave a pool that was ahead as it was', running(34, { ahead: 35, general: 33 }), running(34, { ahead: 35, general: 34 })],
    ['mend a pool that was ahead', running(34, { general: 35 }), running(35, { general: 35 })],
    ['mend a pool that was too old', running(34, { general: 20 }), running(34, { general: 31 })],
    ['take a pool away', running(34, { general: 20 }), running(34)],
    ['raise what only Terraform knows', { controlPlane: unknown, pools: { general: unknown } }, running(34, { general: 34 })],
    ['end with what only Terraform knows', running(34, { general: 34 }), { controlPlane: unknown, pools: { general: minor(34) } }],
  ])('%s', (_, before, after) => {
    expect(() => UpgradePlanner.checkStep(before, after)).not.toThrow();
  });
});
