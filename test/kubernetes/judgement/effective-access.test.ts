import { AccessQuestion, ApiResource, EffectiveAccess, PolicyRule, Requester } from 'cdktf-production-cluster';
import { messageOf } from '../../support/problems';
import { accessOf, Hand, HandSubject, ruleOf as rule } from './support';

const JANE: HandSubject = { kind: 'User', name: 'jane' };
const TEAM: HandSubject = { kind: 'Group', name: 'team' };
const jane = Requester.user('jane');
const kind = (resource: string, apiGroup = '') => ApiResource.of(apiGroup, resource);

describe('A rule', () => {
  const anywhere = (given: PolicyRule) => accessOf((hand) => {
    hand.clusterRole('role', given);
    hand.bindEverywhere('role', JANE);
  });
  const ask = (verb: string, resource: string, apiGroup = '', more: Partial<AccessQuestion> = {}): AccessQuestion => ({ verb, resource: kind(resource, apiGroup), ...more });
  const url = (nonResourceUrl: string, verb = 'get'): AccessQuestion => ({ verb, nonResourceUrl });

  test.each<[PolicyRule, AccessQuestion, boolean]>([
    [rule('get', 'pods'), ask('get', 'pods'), true],
    [rule('get', 'pods'), ask('get', 'pods', '', { namespace: 'a', objectName: 'b' }), true],
    [rule('get', 'pods'), ask('list', 'pods'), false],
    [rule('get', 'pods'), ask('get', 'pods', 'metrics.k8s.io'), false],
    [rule('get', 'pods'), ask('get', 'pods/log'), false],
    [rule('get', 'pods/log'), ask('get', 'pods'), false],
    [rule('get', 'pods/log'), ask('get', 'pods/log'), true],
    [rule('*', 'pods'), ask('made-up', 'pods'), true],
    [rule('get', 'pods', '*'), ask('get', 'pods', 'metrics.k8s.io'), true],
    [rule('get', '*'), ask('get', 'pods/log'), true],
    [rule('get', '*'), ask('get', 'deployments', 'apps'), false],
    [rule('update', '*/scale', '*'), ask('update', 'deployments/scale', 'apps'), true],
    [rule('update', '*/scale', '*'), ask('update', 'deployments', 'apps'), false],
    [rule('update', '*/scale', '*'), ask('update', 'scale'), false],
    [rule('update', '*/cale', '*'), ask('update', 'deployments/scale', 'apps'), false],
    [rule('get', 'pods', '', ['a', 'b']), ask('get', 'pods', '', { objectName: 'b' }), true],
    [rule('get', 'pods', '', ['a', 'b']), ask('get', 'pods', '', { objectName: 'c' }), false],
    [rule('get', 'pods', '', ['a', 'b']), ask('get', 'pods'), false],
    [rule('create', 'pods', '', ['a']), ask('create', 'pods'), false],
    [rule('get', 'pods', '', ['a', 'b']), { verb: 'get', resource: ApiResource.PODS.named('a', 'b') }, true],
    [rule('get', 'pods', '', ['a', 'b']), { verb: 'get', resource: ApiResource.PODS.named('a', 'c') }, false],
    [rule('get', 'pods'), url('/metrics'), false],
    [{ verbs: ['get'], nonResourceUrls: ['/metrics'] }, url('/metrics'), true],
    [{ verbs: ['get'], nonResourceUrls: ['/metrics'] }, url('/metrics', 'post'), false],
    [{ verbs: ['get'], nonResourceUrls: ['/metrics'] }, url('/metrics/slis'), false],
    [{ verbs: ['get'], nonResourceUrls: ['/metrics/*'] }, url('/metrics/slis'), true],
    [{ verbs: ['get'], nonResourceUrls: ['/metrics/*'] }, url('/metrics'), false],
    [{ verbs: ['get'], nonResourceUrls: ['/met*'] }, url('/metrics'), true],
    [{ verbs: ['get'], nonResourceUrls: ['*'] }, url('/anything'), true],
    [{ verbs: ['get'], nonResourceUrls: ['*'] }, ask('get', 'pods'), false],
  ])('%j: %j is %s', (given, question, expected) => {
    expect(anywhere(given).can(jane, question)).toBe(expected);
  });
});

describe('A binding', () => {
  const access = accessOf((hand) => {
    hand.clusterRole('reader', rule('get patch', 'pods namespaces'), { verbs: ['get'], nonResourceUrls: ['/metrics'] });
    hand.role('payments', 'writer', rule('create', 'pods'));
    hand.role('search', 'writer', rule('delete', 'pods'));
    hand.bind('payments', 'reader', [JANE]);
    hand.bind('payments', 'writer', [TEAM, { kind: 'ServiceAccount', name: 'api', namespace: 'web' }], 'Role');
    hand.bindEverywhere('reader', { kind: 'ServiceAccount', name: 'agent' }, { kind: 'User', name: 'system:serviceaccount:ops:robot' }, { kind: 'Group', name: 'system:serviceaccounts:jobs' });
  });
  const pods = (verb: string, namespace?: string): AccessQuestion => ({ verb, resource: ApiResource.PODS, namespace });

  test.each<[string, Requester, AccessQuestion, boolean]>([
    ['holds in its namespace', jane, pods('get', 'payments'), true],
    ['holds in no other', jane, pods('get', 'search'), false],
    ['holds not in all at once', jane, pods('get'), false],
    ['gives no URLs', jane, { verb: 'get', nonResourceUrl: '/metrics' }, false],
    ['gives its namespace itself', jane, { verb: 'patch', resource: ApiResource.NAMESPACES.named('payments') }, true],
    ['gives no other namespace', jane, { verb: 'patch', resource: ApiResource.NAMESPACES.named('search') }, false],
    ['of a group gives its members', Requester.user('joe', ['other', 'team']), pods('create', 'payments'), true],
    ['of a group gives somebody of it', Requester.group('team'), pods('create', 'payments'), true],
    ['of a group gives no user of that name', Requester.user('team'), pods('create', 'payments'), false],
    ['names the role of its namespace', Requester.group('team'), pods('delete', 'payments'), false],
    ['gives a service account of another namespace', Requester.serviceAccount('web', 'api'), pods('create', 'payments'), true],
    ['gives no service account of the same name', Requester.serviceAccount('payments', 'api'), pods('create', 'payments'), false],
    ['takes the namespace that the provider takes', Requester.serviceAccount('default', 'agent'), pods('get'), true],
    ['names a service account as a user', Requester.serviceAccount('ops', 'robot'), pods('get'), true],
    ['names all service accounts of a namespace', Requester.serviceAccount('jobs', 'any'), pods('get', 'kube-system'), true],
    ['names them in that namespace only', Requester.serviceAccount('ops', 'any'), pods('get'), false],
    ['of the whole cluster gives URLs', Requester.serviceAccount('jobs', 'any'), { verb: 'get', nonResourceUrl: '/metrics' }, true],
    ['is not needed by masters', Requester.user('root', ['system:masters']), { verb: 'delete', resource: ApiResource.NODES }, true],
  ])('%s', (_, requester, question, expected) => {
    expect(access.can(requester, question)).toBe(expected);
  });
});

describe('What Kubernetes brings', () => {
  const access = accessOf((hand) => {
    hand.bind('payments', 'edit', [TEAM]);
    hand.bind('payments', 'view', [{ kind: 'Group', name: 'viewers' }]);
    hand.bind('payments', 'admin', [{ kind: 'Group', name: 'leads' }]);
    hand.bindEverywhere('cluster-admin', { kind: 'Group', name: 'oncall' });
    hand.labelled('certificates', { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' }, [rule('get', 'certificates', 'cert-manager.io')]);
  });
  const inPayments = (verb: string, resource: ApiResource): AccessQuestion => ({ verb, resource, namespace: 'payments' });

  test.each<[string, AccessQuestion, boolean]>([
    ['viewers', inPayments('list', ApiResource.PODS), true],
    ['viewers', inPayments('get', ApiResource.SECRETS), false],
    ['viewers', inPayments('get', kind('certificates', 'cert-manager.io')), true],
    ['team', inPayments('get', kind('certificates', 'cert-manager.io')), true],
    ['team', inPayments('list', ApiResource.SECRETS), true],
    ['team', inPayments('update', ApiResource.ROLE_BINDINGS), false],
    ['team', inPayments('update', ApiResource.RESOURCE_QUOTAS), false],
    ['leads', inPayments('update', ApiResource.ROLE_BINDINGS), true],
    ['leads', inPayments('list', ApiResource.SECRETS), true],
    ['leads', inPayments('patch', ApiResource.NAMESPACES.named('payments')), false],
    ['oncall', { verb: 'delete', resource: ApiResource.NODES }, true],
    ['oncall', { verb: 'get', nonResourceUrl: '/metrics' }, true],
    ['nobody', { verb: 'get', nonResourceUrl: '/version' }, true],
    ['nobody', { verb: 'get', nonResourceUrl: '/apis/apps/v1' }, true],
    ['nobody', { verb: 'get', nonResourceUrl: '/metrics' }, false],
    ['nobody', { verb: 'create', resource: kind('selfsubjectaccessreviews', 'authorization.k8s.io') }, true],
    ['nobody', { verb: 'list', resource: ApiResource.NAMESPACES }, false],
  ])('%s: %j is %s', (group, question, expected) => {
    expect(access.can(Requester.group(group), question)).toBe(expected);
  });

  test('is what the app makes of it where that has a role of the same name', () => {
    const changed = accessOf((hand) => {
      hand.labelled('system:aggregate-to-view', { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' }, [rule('get', 'nodes')]);
      hand.bindEverywhere('view', JANE);
    });

    expect([ApiResource.NODES, ApiResource.PODS].map((resource) => changed.can(jane, { verb: 'get', resource }))).toEqual([true, false]);
  });

  test('is less for those without a credential, and a little more for pods', () => {
    const discovery: AccessQuestion = { verb: 'get', nonResourceUrl: '/apis' };
    const version: AccessQuestion = { verb: 'get', nonResourceUrl: '/version' };
    const keys: AccessQuestion = { verb: 'get', nonResourceUrl: '/openid/v1/jwks' };

    expect([discovery, version, keys].map((question) => access.can(Requester.anonymous(), question))).toEqual([false, true, false]);
    expect([discovery, version, keys].map((question) => access.can(Requester.serviceAccount('payments', 'api'), question))).toEqual([true, true, true]);
  });
});

describe('A gathering role', () => {
  const gathers = (build: (hand: Hand) => void) => accessOf((hand) => {
    build(hand);
    hand.bindEverywhere('all', JANE);
  });
  const may = (access: EffectiveAccess, verb: string) => access.can(jane, { verb, resource: ApiResource.PODS });

  test('has the rules of others in place of its own, through others that gather', () => {
    const access = gathers((hand) => {
      hand.labelled('all', {}, [rule('delete', 'pods')], { level: '1' });
      hand.labelled('middle', { level: '1' }, [rule('patch', 'pods')], { level: '2' });
      hand.labelled('leaf', { level: '2' }, [rule('get', 'pods')]);
      hand.labelled('other', { level: '3' }, [rule('watch', 'pods')]);
    });

    expect(['get', 'delete', 'patch', 'watch'].map((verb) => may(access, verb))).toEqual([true, false, false, false]);
  });

  test('may gather in circles', () => {
    const access = gathers((hand) => {
      hand.labelled('all', { level: '1' }, [], { level: '1' }, { level: '2' });
      hand.labelled('middle', { level: '1' }, [], { level: '1' });
      hand.labelled('leaf', { level: '2' }, [rule('get', 'pods')]);
    });

    expect(['get', 'list'].map((verb) => may(access, verb))).toEqual([true, false]);
  });
});

describe('What is shown', () => {
  const access = accessOf((hand) => {
    hand.role('payments', 'writer', rule('get list', 'deployments pods', 'apps'), rule('get', 'secrets', '', ['tls']));
    hand.bind('payments', 'writer', [TEAM], 'Role');
    hand.bindEverywhere('made-elsewhere', JANE, { kind: 'ServiceAccount', name: 'api', namespace: 'web' });
  });

  test('is a table', () => {
    expect(access.toTable().split('\n')).toEqual([
      'SUBJECT                 ROLE                        WHERE              MAY',
      'Group team              Role writer                 payments           get, list deployments, pods (apps)',
      '                                                                       get secrets named tls',
      'ServiceAccount web/api  ClusterRole made-elsewhere  the whole cluster  nothing that is known here',
      'User jane               ClusterRole made-elsewhere  the whole cluster  nothing that is known here',
      expect.stringMatching(/^Unknown: access\/Everywhere-\d+: ClusterRole made-elsewhere is neither/),
    ]);
  });

  test('is JSON, with what Kubernetes brings', () => {
    const { grants, unknowns } = JSON.parse(access.toJson()) as { grants: { binding: string; subject: string }[]; unknowns: string[] };

    expect(grants).toContainEqual({
      subject: 'Group team', role: 'Role writer', namespace: 'payments', binding: expect.stringMatching(/^access\/In-\d+$/),
      rules: [{ verbs: ['get', 'list'], apiGroups: ['apps'], resources: ['deployments', 'pods'] }, { verbs: ['get'], apiGroups: [''], resources: ['secrets'], resourceNames: ['tls'] }],
    });
    expect(grants.filter(({ binding }) => binding === 'Kubernetes').map(({ subject }) => subject)).toContain('Group system:authenticated');
    expect(unknowns).toEqual(access.unknowns);
  });

  test('is which grant lets somebody', () => {
    const question: AccessQuestion = { verb: 'get', resource: ApiResource.SECRETS.named('tls'), namespace: 'payments' };

    expect(access.grantsFor(Requester.group('team'), question).map(({ role }) => role)).toEqual(['Role writer']);
    expect(access.grantsFor(jane, question)).toEqual([]);
    expect(access.grantsTo(Requester.group('team')).map(({ role }) => role)).toContain('ClusterRole system:discovery');
  });
});

test('a requester has the groups that the API server gives', () => {
  const groups = (requester: Requester) => [requester.userName, ...requester.groups];

  expect(groups(Requester.user('jane', ['team']))).toEqual(['jane', 'team', 'system:authenticated']);
  expect(groups(Requester.user('jane', ['system:authenticated']))).toEqual(['jane', 'system:authenticated']);
  expect(groups(Requester.user('system:anonymous'))).toEqual(['system:anonymous']);
  expect(groups(Requester.anonymous())).toEqual(['system:anonymous', 'system:unauthenticated']);
  expect(groups(Requester.group('team'))).toEqual(['', 'team', 'system:authenticated']);
  expect(groups(Requester.serviceAccount('a', 'b'))).toEqual(['system:serviceaccount:a:b', 'system:serviceaccounts', 'system:serviceaccounts:a', 'system:authenticated']);
});

test('a question is about one thing', () => {
  const access = accessOf(() => undefined);

  for (const question of [{ verb: 'get' }, { verb: 'get', resource: ApiResource.PODS, nonResourceUrl: '/healthz' }]) {
    expect(messageOf(() => access.can(Requester.user('root', ['system:masters']), question))).toContain('[access-question]');
  }
});
