import { expectPlanSafe } from 'cdktf-production-cluster/testing';
import { messageOf } from '../../support/problems';
import { checkReal, realPlan } from './support';

test('a plan that is safe passes, as text and parsed', () => {
  expectPlanSafe(realPlan('scale'));
  expectPlanSafe(JSON.parse(realPlan('scale')));
});

test('a plan that is not fails with what is found, and passes where that is allowed', () => {
  const message = messageOf(() => expectPlanSafe(realPlan('last-nodes')));
  expect(message).toMatch(/^Expected a plan that is safe, but:\naws_eks_node_group\.\S+ is destroyed \[destroy-order\]\n {2}The plan destroys all nodes/);
  expectPlanSafe(realPlan('last-nodes'), { allow: checkReal('last-nodes').findings.map(({ address }) => address) });
});

test('what is no plan fails, too', () => {
  expect(messageOf(() => expectPlanSafe('{}'))).toContain('[plan-format]');
});
