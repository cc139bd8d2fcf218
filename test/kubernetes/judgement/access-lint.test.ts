import { MutatingWebhookConfigurationV1 } from '@cdktf/provider-kubernetes/lib/mutating-webhook-configuration-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { ClusterRole as UnversionedClusterRole } from '@cdktf/provider-kubernetes/lib/cluster-role';
import { Lazy, TerraformStack, TerraformVariable } from 'cdktf';
import { AccessLint, PolicyRule } from 'cdktf-production-cluster';
import { lintAccess } from '../../../lib/kubernetes/judgement/lint-access';
import { LINT_IDS } from '../../../lib/kubernetes/judgement/private/rules';
import { ErrorId } from '../../../lib/private/error-ids';
import { expectProblem, idsIn, messageOf } from '../../support/problems';
import { Hand, judged, ruleOf as rule } from './support';

const refused = (build: (hand: Hand) => void): ErrorId[] => {
  try {
    judged(build);
    return [];
  } catch (error) {
    return idsIn((error as Error).message);
  }
};
const JANE = { kind: 'User', name: 'jane' };
const CERTIFICATES = 'certificates.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';
const RBAC = 'rbac.authorization.k8s.io';

const IN_A_CLUSTER_ROLE: readonly [string, PolicyRule, readonly ErrorId[]][] = [
  ['reads pods', rule('get list watch', 'pods pods/log'), []],
  ['all verbs', rule('*', 'pods'), ['rbac-wildcard']],
  ['all groups', rule('get', 'pods', '*'), ['rbac-wildcard']],
  ['all resources', rule('get', '*'), ['rbac-wildcard']],
  ['all that can be scaled', rule('patch', '*/scale', '*'), ['rbac-wildcard']],
  ['all URLs', { verbs: ['get'], nonResourceUrls: ['*'] }, ['rbac-wildcard']],
  ['URLs below one', { verbs: ['get'], nonResourceUrls: ['/healthz/*'] }, []],
  ['escalate', rule('escalate', 'clusterroles', RBAC), ['rbac-escalation-verb']],
  ['bind by name', rule('bind', 'clusterroles', RBAC, ['view']), ['rbac-escalation-verb']],
  ['impersonate', rule('impersonate', 'users'), ['rbac-escalation-verb']],
  ['impersonate in part', rule('impersonate:user-info', 'users', 'authentication.k8s.io'), ['rbac-escalation-verb']],
  ['all verbs on roles', rule('*', 'roles', RBAC), ['rbac-wildcard', 'rbac-escalation-verb']],
  ['all verbs on service accounts', rule('*', 'serviceaccounts'), ['rbac-wildcard', 'rbac-escalation-verb']],
  ['writes roles', rule('create update patch delete', 'roles rolebindings clusterroles clusterrolebindings', RBAC), []],
  ['the kubelet', rule('get', 'nodes/proxy'), ['rbac-nodes-proxy']],
  ['the proxy of everything', rule('get', '*/proxy'), ['rbac-wildcard', 'rbac-nodes-proxy']],
  ['reads metrics of nodes', rule('get', 'nodes/metrics nodes/stats'), []],
  ['tokens', rule('create', 'serviceaccounts/token'), ['rbac-service-account-token']],
  ['tokens by name', rule('create', 'serviceaccounts/token', '', ['api']), ['rbac-service-account-token']],
  ['lists secrets', rule('list', 'secrets'), ['rbac-secrets-list']],
  ['watches secrets', rule('watch', 'configmaps secrets'), ['rbac-secrets-list']],
  ['all verbs on secrets', rule('*', 'secrets'), ['rbac-wildcard', 'rbac-secrets-list']],
  ['lists one secret', rule('list watch', 'secrets', '', ['tls']), []],
  ['gets secrets', rule('get create update patch delete', 'secrets'), []],
  ['lists what another group calls secrets', rule('list', 'secrets', 'vault.example.com'), []],
  ['persistent volumes', rule('create', 'persistentvolumes'), ['rbac-persistent-volumes']],
  ['claims', rule('create', 'persistentvolumeclaims'), []],
  ['deletes persistent volumes', rule('delete patch', 'persistentvolumes'), []],
  ['webhooks', rule('patch', 'validatingwebhookconfigurations', ADMISSION), ['rbac-webhook-configurations']],
  ['deletes webhooks', rule('delete', 'mutatingwebhookconfigurations', ADMISSION), ['rbac-webhook-configurations']],
  ['reads webhooks', rule('get list watch', 'mutatingwebhookconfigurations', ADMISSION), []],
  ['labels of namespaces', rule('patch', 'namespaces'), ['rbac-namespace-change']],
  ['namespaces made and removed', rule('create delete get list', 'namespaces'), []],
  ['approves certificates', rule('update', 'certificatesigningrequests/approval', CERTIFICATES), ['rbac-certificate-approval']],
  ['may approve for a signer', rule('approve', 'signers', CERTIFICATES, ['kubernetes.io/kube-apiserver-client']), ['rbac-certificate-approval']],
  ['asks for certificates', rule('create get list watch', 'certificatesigningrequests', CERTIFICATES), []],
  ['exec, which counts where it is bound', rule('create', 'pods/exec pods/attach'), []],
];

test.each(IN_A_CLUSTER_ROLE)('a cluster role that is nowhere bound: %s', (_, given, ids) => {
  expect(refused((hand) => hand.clusterRole('role', rule('get', 'pods'), given))).toEqual(ids);
});

const IN_A_ROLE: readonly [string, PolicyRule, readonly ErrorId[]][] = [
  ['lists secrets', rule('list', 'secrets'), ['rbac-secrets-list']],
  ['patches its namespace', rule('patch', 'namespaces'), ['rbac-namespace-change']],
  ['a wildcard', rule('*', '*'), ['rbac-wildcard']],
  ['what is in no namespace', rule('create', 'persistentvolumes nodes/proxy'), []],
  ['exec', rule('create', 'pods/exec'), []],
];

test.each(IN_A_ROLE)('a role of a namespace: %s', (_, given, ids) => {
  expect(refused((hand) => hand.role('payments', 'role', given))).toEqual(ids);
});

describe('A wildcard', () => {
  test('of everything tells what it includes: every right that is judged', () => {
    const message = messageOf(() => judged((hand) => hand.clusterRole('all', rule('*', '*', '*'))));

    for (const id of LINT_IDS.filter((one) => one.startsWith('rbac-') && one !== 'rbac-subject-everybody')) expect(message).toContain(id);
    expect(idsIn(message)).toEqual(['rbac-wildcard']);
  });

  test('of one group or of harmless verbs tells less', () => {
    const message = messageOf(() => judged((hand) => hand.clusterRole('all', rule('get list', '*'))));

    expect(message).toContain('includes rbac-nodes-proxy, rbac-pods-exec, rbac-secrets-list.');
  });
});

const EXEC: readonly PolicyRule[] = [rule('create', 'pods/exec'), rule('get', 'pods/exec'), rule('create', 'pods/attach'), rule('patch', 'pods/ephemeralcontainers')];

describe('Commands in pods', () => {
  test.each(EXEC)('count where they are bound in the whole cluster, and nowhere else: %j', (given) => {
    const build = (bind: (hand: Hand) => void) => (hand: Hand) => {
      hand.clusterRole('shell', given);
      bind(hand);
    };

    expect(refused(build((hand) => hand.bindEverywhere('shell', JANE)))).toEqual(['rbac-pods-exec']);
    expect(refused(build((hand) => hand.bind('payments', 'shell', [JANE])))).toEqual([]);
  });

  test.each([rule('create get', 'pods/portforward'), rule('get', 'pods/log'), rule('get', 'pods/ephemeralcontainers')])('are not: %j', (given) => {
    expect(refused((hand) => {
      hand.clusterRole('near', given);
      hand.bindEverywhere('near', JANE);
    })).toEqual([]);
  });

  test('count through a role that gathers them, from another stack of the same cluster too', () => {
    const gather = (hand: Hand) => {
      hand.labelled('gatherer', {}, [], { team: 'payments' });
      hand.bindEverywhere('gatherer', JANE);
    };
    const here = refused((hand) => {
      gather(hand);
      hand.labelled('shell', { team: 'payments' }, [EXEC[0]]);
    });
    const there = refused((hand) => {
      gather(hand);
      new Hand(new TerraformStack(hand.scope.node.root, 'roles'), hand.cluster).labelled('shell', { team: 'payments' }, [EXEC[0]]);
    });
    const other = refused((hand) => {
      gather(hand);
      hand.labelled('shell', { team: 'search' }, [EXEC[0]]);
    });

    expect([here, there, other]).toEqual([['rbac-pods-exec'], ['rbac-pods-exec'], []]);
  });

  test('count through a role of another stack', () => {
    expect(refused((hand) => {
      new Hand(new TerraformStack(hand.scope.node.root, 'roles'), hand.cluster).clusterRole('shell', EXEC[0]);
      hand.bindEverywhere('shell', JANE);
    })).toEqual(['rbac-pods-exec']);
  });
});

describe('A role of Kubernetes', () => {
  const EDIT: readonly ErrorId[] = ['rbac-escalation-verb', 'rbac-service-account-token', 'rbac-secrets-list'];

  test.each<[string, readonly ErrorId[], readonly ErrorId[]]>([
    ['view', [], []],
    ['edit', EDIT, ['rbac-escalation-verb', 'rbac-service-account-token', 'rbac-pods-exec', 'rbac-secrets-list']],
    ['admin', EDIT, ['rbac-escalation-verb', 'rbac-service-account-token', 'rbac-pods-exec', 'rbac-secrets-list']],
    ['cluster-admin', ['rbac-wildcard'], ['rbac-wildcard']],
    ['system:kubelet-api-admin', ['rbac-wildcard'], ['rbac-wildcard', 'rbac-nodes-proxy']],
    ['system:persistent-volume-provisioner', [], ['rbac-persistent-volumes']],
  ])('is judged where it is bound: %s', (role, inNamespace, everywhere) => {
    expect(refused((hand) => hand.bind('payments', role, [JANE]))).toEqual(inNamespace);
    expect(refused((hand) => hand.bindEverywhere(role, JANE))).toEqual(everywhere);
  });

  test('is judged where a role of the app gathers it', () => {
    expect(refused((hand) => hand.labelled('mine', {}, [], { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' }))).toEqual(EDIT);
    expect(refused((hand) => hand.labelled('mine', {}, [], { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' }))).toEqual([]);
  });
});

describe('A binding', () => {
  test.each([
    { kind: 'Group', name: 'system:masters' },
    { kind: 'Group', name: 'system:authenticated' },
    { kind: 'Group', name: 'system:unauthenticated' },
    { kind: 'Group', name: 'system:serviceaccounts' },
    { kind: 'Group', name: 'system:serviceaccounts:payments' },
    { kind: 'User', name: 'system:anonymous' },
  ])('to everybody is refused: $kind $name', (subject) => {
    expect(refused((hand) => hand.bindEverywhere('view', JANE, subject))).toEqual(['rbac-subject-everybody']);
    expect(refused((hand) => hand.bind('payments', 'view', [subject]))).toEqual(['rbac-subject-everybody']);
  });

  test.each([JANE, { kind: 'Group', name: 'system:nodes' }, { kind: 'User', name: 'system:masters' }, { kind: 'ServiceAccount', name: 'default', namespace: 'payments' }])(
    'to somebody is none of its business: $kind $name',
    (subject) => expect(refused((hand) => hand.bind('payments', 'view', [subject]))).toEqual([]),
  );
});

describe('What is read', () => {
  test('is also the unversioned resource', () => {
    expect(refused(({ scope, provider }) => {
      new UnversionedClusterRole(scope, 'Old', { provider, metadata: { name: 'old' }, rule: [rule('list', 'secrets')] });
    })).toEqual(['rbac-secrets-list']);
  });

  test('is also what an escape hatch changes', () => {
    expect(refused((hand) => hand.clusterRole('role', rule('get', 'secrets')).addOverride('rule.0.verbs', ['list']))).toEqual(['rbac-secrets-list']);
    expect(refused((hand) => hand.clusterRole('role', rule('list', 'secrets')).addOverride('rule.0.resource_names', ['tls']))).toEqual([]);
  });

  test('is also what a Lazy makes later', () => {
    const later = (hand: Hand, rules: PolicyRule[]) => hand.clusterRole('role').putRule(Lazy.anyValue({ produce: () => rules }));

    expect(refused((hand) => later(hand, [rule('list', 'secrets')]))).toEqual(['rbac-secrets-list']);
  });

  test('is not judged where only Terraform knows it', () => {
    expect(refused((hand) => {
      const verbs = new TerraformVariable(hand.scope, 'verbs', { type: 'list(string)' }).listValue;
      hand.clusterRole('role', { verbs, apiGroups: [''], resources: ['secrets'] });
      hand.bindEverywhere(new TerraformVariable(hand.scope, 'role', {}).stringValue, JANE);
    })).toEqual([]);
  });

  test('is the role of the cluster that its provider names', () => {
    expect(refused((hand) => {
      const namespace = new NamespaceV1(hand.scope, 'Namespace', { provider: hand.provider, metadata: { name: 'payments' } });
      hand.bind(namespace.metadata.name, hand.clusterRole('reader', rule('get', 'pods')).metadata.name, [JANE]);
    })).toEqual([]);
  });
});

describe('A webhook', () => {
  const NOT_SYSTEM = [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system'] }];
  const webhook = { name: 'a.example.com', clientConfig: {}, rule: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] };

  test.each<[string, object, readonly ErrorId[]]>([
    ['asked about everything', {}, ['webhook-on-kube-system']],
    ['of a policy by name', { failurePolicy: 'Fail' }, ['webhook-on-kube-system']],
    ['that may fail', { failurePolicy: 'Ignore' }, []],
    ['without kube-system', { namespaceSelector: { matchExpressions: NOT_SYSTEM } }, []],
    ['without another namespace', { namespaceSelector: { matchExpressions: [{ ...NOT_SYSTEM[0], values: ['kube-public'] }] } }, ['webhook-on-kube-system']],
    ['of namespaces with a label', { namespaceSelector: { matchLabels: { inject: 'yes' } } }, []],
    ['of namespaces without a label', { namespaceSelector: { matchExpressions: [{ key: 'skip', operator: 'DoesNotExist' }] } }, ['webhook-on-kube-system']],
    ['of namespaces without a value of a label', { namespaceSelector: { matchExpressions: [{ key: 'skip', operator: 'NotIn', values: ['yes'] }] } }, ['webhook-on-kube-system']],
    ['of namespaces with some label', { namespaceSelector: { matchExpressions: [{ key: 'inject', operator: 'Exists' }] } }, []],
    ['of objects with a label', { objectSelector: { matchLabels: { inject: 'yes' } } }, []],
    ['of objects without a namespace', { rule: [{ ...webhook.rule[0], scope: 'Cluster' }] }, []],
    ['of custom resources', { rule: [{ ...webhook.rule[0], apiGroups: ['cert-manager.io'] }] }, []],
    ['of everything', { rule: [{ ...webhook.rule[0], apiGroups: ['*'], resources: ['*'] }] }, ['webhook-on-kube-system']],
  ])('%s', (_, options, ids) => {
    expect(refused(({ scope, provider }) => {
      new MutatingWebhookConfigurationV1(scope, 'Hook', { provider, metadata: { name: 'hook' }, webhook: [{ ...webhook, ...options }] });
    })).toEqual(ids);
  });
});

describe('An acknowledgement', () => {
  const reason = 'the backup reads all secrets';
  const lists = (hand: Hand) => hand.clusterRole('backup', rule('list', 'secrets'));
  const on = (date: string, run: () => void) => {
    jest.useFakeTimers({ now: new Date(`${date}T12:00:00Z`) });
    try {
      run();
    } finally {
      jest.useRealTimers();
    }
  };

  test('answers on the resource, and above it', () => {
    expect(refused((hand) => AccessLint.acknowledge(lists(hand), { id: 'rbac-secrets-list', reason }))).toEqual([]);
    expect(refused((hand) => {
      lists(hand);
      AccessLint.acknowledge(hand.scope, { id: 'rbac-secrets-list', reason });
    })).toEqual([]);
  });

  test('answers nothing beside it, and no other id', () => {
    expect(refused((hand) => {
      lists(hand);
      AccessLint.acknowledge(hand.role('payments', 'mine', rule('list', 'secrets')), { id: 'rbac-secrets-list', reason });
    })).toEqual(['rbac-secrets-list']);
    expect(refused((hand) => AccessLint.acknowledge(lists(hand), { id: 'rbac-wildcard', reason }))).toEqual(['rbac-secrets-list']);
  });

  test('of a role answers for its bindings', () => {
    expect(refused((hand) => {
      AccessLint.acknowledge(hand.clusterRole('shell', EXEC[0]), { id: 'rbac-pods-exec', reason: 'on call' });
      hand.bindEverywhere('shell', JANE);
    })).toEqual([]);
  });

  test('holds on its last day, and no longer', () => {
    const build = (hand: Hand) => AccessLint.acknowledge(lists(hand), { id: 'rbac-secrets-list', reason, expires: '2027-06-30' });

    on('2027-06-30', () => expect(refused(build)).toEqual([]));
    on('2027-07-01', () => expect(refused(build)).toEqual(['acknowledgement-expired']));
  });

  test('that holds outlives one that has expired', () => {
    on('2027-07-01', () => expect(refused((hand) => {
      AccessLint.acknowledge(hand.scope, { id: 'rbac-secrets-list', reason, expires: '2027-06-30' });
      AccessLint.acknowledge(lists(hand), { id: 'rbac-secrets-list', reason, expires: '2027-12-31' });
    })).toEqual([]));
  });

  test('of nothing is a warning; of what is used, and of what is not yet bound, none', () => {
    const unused = judged((hand) => AccessLint.acknowledge(hand.clusterRole('reader', rule('get', 'pods')), { id: 'rbac-secrets-list', reason }));
    const used = judged((hand) => AccessLint.acknowledge(lists(hand), { id: 'rbac-secrets-list', reason }));
    const waiting = judged((hand) => AccessLint.acknowledge(hand.clusterRole('shell', EXEC[0]), { id: 'rbac-pods-exec', reason }));

    expect(unused.warnings).toHaveLength(1);
    expectProblem(unused.warnings[0], { id: 'acknowledgement-unused', got: '"rbac-secrets-list"', allowed: 'of what an object of this construct has', fix: 'remove it' });
    expect([used, waiting].flatMap(({ warnings }) => warnings)).toEqual([]);
  });
});

test('a message names the object, its place, and what to do', () => {
  const message = messageOf(() => judged((hand) => hand.clusterRole('backup', rule('get', 'pods'), rule('list', 'secrets'))));

  expect(message).toContain('[rbac-secrets-list] ClusterRole backup (access/ClusterRole-backup) lets its subjects list or watch secrets, which shows what is in all of them. Got {"verbs":["list"],"apiGroups":[""],"resources":["secrets"]}.');
  expect(message).toContain("AccessLint.acknowledge(construct, { id: 'rbac-secrets-list', reason: '…', expires: 'YYYY-MM-DD' })");
});

test('a stack without constructs of the library is not judged', () => {
  expect(() => judged((hand) => {
    const other = new TerraformStack(hand.scope.node.root, 'other');
    new Hand(other, hand.cluster).clusterRole('all', rule('*', '*', '*'));
    lintAccess(hand.scope);
  })).not.toThrow();
});
