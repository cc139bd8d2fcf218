import { AccessLint, Acknowledgement, AccessQuestion, ApiResource, EffectiveAccess, PolicyRule, Requester } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { lintAccess } from '../../lib/kubernetes/judgement/lint-access';
import { Hand } from '../kubernetes/judgement/support';
import { list, map, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

const rule: fc.Arbitrary<PolicyRule> = fc.record(
  {
    verbs: list('get', 'list', 'patch', '*'),
    apiGroups: list('', 'apps', '*'),
    resources: list('pods', 'secrets', 'pods/exec', '*/scale', '*'),
    resourceNames: list('a', 'b'),
    nonResourceUrls: list('/metrics', '/healthz/*'),
  },
  { requiredKeys: ['verbs'] },
);
const subject = fc.record({ kind: fc.constantFrom('User', 'Group', 'ServiceAccount'), name: text('jane', 'team', 'system:masters'), namespace: text('payments') });
const objects = fc.record({
  rules: fc.array(rule, { maxLength: 2 }),
  labels: map(['aggregate', 'rbac.authorization.k8s.io/aggregate-to-edit'], ['true']),
  subjects: fc.array(subject, { minLength: 1, maxLength: 2 }),
  namespace: text('payments', 'search'),
  role: text('reader', 'edit', 'cluster-admin'),
});
const question: fc.Arbitrary<AccessQuestion> = fc.record({
  verb: text('get', 'list'),
  resource: fc.constantFrom(ApiResource.PODS, ApiResource.SECRETS.named('a'), ApiResource.NAMESPACES.named('payments'), undefined),
  objectName: fc.option(text('a'), { nil: undefined }),
  namespace: fc.option(text('payments'), { nil: undefined }),
  nonResourceUrl: fc.constantFrom(undefined, undefined, '/metrics'),
});

test('objects of any content are judged and evaluated, AccessQuestion and Requester included', () => {
  survives(fc.record({ objects, question, user: text('jane'), group: text('team') }), (stack, given) => {
    const hand = new Hand(stack, existingCluster(stack));
    const { rules, labels, subjects, namespace, role } = given.objects;
    hand.labelled('reader', {}, rules).putMetadata({ name: 'reader', labels });
    hand.labelled('gatherer', {}, [], { aggregate: 'true' });
    hand.bind(namespace, role, subjects);
    hand.bindEverywhere('gatherer', ...subjects);
    lintAccess(stack);
    const access = EffectiveAccess.of(stack, hand.cluster);
    const requester = Requester.user(given.user, [given.group]);
    const may = access.can(requester, given.question);
    expect(access.grantsFor(requester, given.question).length > 0).toBe(may);
    expect([access.toTable(), access.explain(requester, given.question)].every((shown) => shown.length > 0)).toBe(true);
    JSON.parse(access.toJson());
    return [namespace, role, subjects.map(({ name }) => name)];
  });
});

test('Acknowledgement', () => {
  const acknowledgement = struct<Acknowledgement>({ id: text('rbac-secrets-list'), reason: text('it backs up'), expires: text('2999-12-31', '2026-01-01', '2027-02-29') }, ['id', 'reason']);

  survives(acknowledgement, (stack, given) => {
    const role = new Hand(stack, existingCluster(stack)).clusterRole('backup', { verbs: ['list'], apiGroups: [''], resources: ['secrets'] });
    AccessLint.acknowledge(role, given);
    lintAccess(stack);
    return ['backup'];
  });
});
