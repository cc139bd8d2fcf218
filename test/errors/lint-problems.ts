import { MutatingWebhookConfigurationV1 } from '@cdktf/provider-kubernetes/lib/mutating-webhook-configuration-v1';
import { TerraformStack } from 'cdktf';
import { AccessLint, aws, EffectiveAccess, PolicyRule, Requester } from 'cdktf-production-cluster';
import { lintAccess } from '../../lib/kubernetes/judgement/lint-access';
import { ErrorId } from '../../lib/private/error-ids';
import { Hand } from '../kubernetes/judgement/support';
import { existingCluster } from '../properties/support';
import { ProblemCase } from './problem-case';

const JANE = { kind: 'User', name: 'jane' };
const judged = (build: (hand: Hand) => void) => (stack: TerraformStack) => {
  lintAccess(stack);
  build(new Hand(stack, existingCluster(stack)));
};
const role = (verb: string, resource: string, apiGroup = ''): PolicyRule => ({ verbs: [verb], apiGroups: [apiGroup], resources: [resource] });
const right = (id: ErrorId, [verb, resource, apiGroup]: [string, string, string?], expected: { allowed: string; fix: string }): ProblemCase => ({
  title: `a role that may ${verb} ${resource}`,
  id,
  got: `{"verbs":["${verb}"]`,
  ...expected,
  make: judged((hand) => hand.clusterRole('role', role(verb, resource, apiGroup))),
});
const acknowledged = (acknowledgement: { id?: string; reason?: string; expires?: string }) =>
  judged((hand) => {
    AccessLint.acknowledge(hand.clusterRole('backup', role('list', 'secrets')), { id: 'rbac-secrets-list', reason: 'it backs up', ...acknowledgement });
  });

/** Rights that the judgement refuses. */
export const LINT_PROBLEMS: readonly ProblemCase[] = [
  right('rbac-wildcard', ['*', 'pods'], { allowed: 'by name', fix: "AccessLint.acknowledge(construct, { id: 'rbac-wildcard'" }),
  right('rbac-escalation-verb', ['impersonate', 'users'], { allowed: 'other verbs', fix: 'remove the verb' }),
  right('rbac-nodes-proxy', ['get', 'nodes/proxy'], { allowed: 'nodes/metrics', fix: 'remove nodes/proxy' }),
  right('rbac-service-account-token', ['create', 'serviceaccounts/token'], { allowed: 'mounts into pods', fix: 'remove serviceaccounts/token' }),
  right('rbac-secrets-list', ['list', 'secrets'], { allowed: 'get', fix: 'grant get' }),
  right('rbac-persistent-volumes', ['create', 'persistentvolumes'], { allowed: 'persistentvolumeclaims', fix: 'remove create' }),
  right('rbac-webhook-configurations', ['patch', 'mutatingwebhookconfigurations', 'admissionregistration.k8s.io'], { allowed: 'get, list and watch', fix: 'remove the other verbs' }),
  right('rbac-namespace-change', ['patch', 'namespaces'], { allowed: 'get, list and watch', fix: 'remove patch and update' }),
  right('rbac-certificate-approval', ['update', 'certificatesigningrequests/approval', 'certificates.k8s.io'], { allowed: 'create, get', fix: 'remove the approval' }),
  {
    title: 'commands in the pods of every namespace', id: 'rbac-pods-exec', got: '{"verbs":["create"]', allowed: 'by a RoleBinding', fix: 'in the namespaces where it is needed',
    make: judged((hand) => {
      hand.clusterRole('shell', role('create', 'pods/exec'));
      hand.bindEverywhere('shell', JANE);
    }),
  },
  {
    title: 'a binding to everybody', id: 'rbac-subject-everybody', got: '"system:authenticated"', allowed: 'groups of your own', fix: 'bind a group of your own',
    make: judged((hand) => hand.bindEverywhere('view', { kind: 'Group', name: 'system:authenticated' })),
  },
  {
    title: 'a webhook on everything', id: 'webhook-on-kube-system', got: '{"failurePolicy":"Fail"', allowed: 'failurePolicy Ignore', fix: 'kubernetes.io/metadata.name',
    make: judged(({ scope, provider }) => {
      const rule = [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }];
      new MutatingWebhookConfigurationV1(scope, 'Hook', { provider, metadata: { name: 'hook' }, webhook: [{ name: 'a.example.com', clientConfig: {}, rule }] });
    }),
  },
];

/** Mistakes in what accepts an error, and in questions. */
export const ACKNOWLEDGEMENT_PROBLEMS: readonly ProblemCase[] = [
  { title: 'an acknowledgement of the past', id: 'acknowledgement-expired', got: '"2026-01-31"', allowed: 'a day from', fix: 'a later expires', make: acknowledged({ expires: '2026-01-31' }) },
  {
    title: 'the same for a default of a cluster', id: 'acknowledgement-expired', got: '"2026-01-31"', allowed: 'a day from', fix: 'a later expires',
    make: () => aws.NetworkZones.fromRegion({ count: 2, acknowledge: [{ id: 'network-zones-too-few', reason: 'two zones', expires: '2026-01-31' }] }),
  },
  { title: 'an expiry that is no date', id: 'acknowledgement-expiry', got: '"next year"', allowed: 'as 2027-06-30', fix: 'YYYY-MM-DD', make: acknowledged({ expires: 'next year' }) },
  { title: 'an expiry that no calendar has', id: 'acknowledgement-expiry', got: '"2027-02-30"', allowed: 'a day of the calendar', fix: 'YYYY-MM-DD', make: acknowledged({ expires: '2027-02-30' }) },
  { title: 'an expiry with a time', id: 'acknowledgement-expiry', got: '"2027-02-28T00:00:00Z"', allowed: 'a day of the calendar', fix: 'YYYY-MM-DD', make: acknowledged({ expires: '2027-02-28T00:00:00Z' }) },
  { title: 'an acknowledgement without a reason', id: 'acknowledgement-reason', got: '" "', allowed: 'a sentence', fix: 'write the reason', make: acknowledged({ reason: ' ' }) },
  { title: 'an acknowledgement of something else', id: 'acknowledgement-unknown', got: '"tag"', allowed: 'rbac-wildcard', fix: 'correct its id', make: acknowledged({ id: 'tag' }) },
  {
    title: 'a question about nothing', id: 'access-question', got: '{"verb":"get"}', allowed: 'a resource or a nonResourceUrl', fix: 'one of them',
    make: (stack) => EffectiveAccess.of(stack, existingCluster(stack)).can(Requester.user('jane'), { verb: 'get' }),
  },
  { title: 'a requester without a name', id: 'subject-name', got: '""', allowed: 'names that are not empty', fix: 'change', make: () => Requester.user('') },
];
