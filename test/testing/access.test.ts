import { ApiResource, Requester } from 'cdktf-production-cluster';
import { expectCan, expectCannot } from 'cdktf-production-cluster/testing';
import { accessOf } from '../kubernetes/judgement/support';
import { messageOf } from '../support/problems';

const TEAM = { kind: 'Group', name: 'payments' };
const team = Requester.group('payments');
const access = accessOf((hand) => {
  hand.role('payments', 'developer', { verbs: ['get', 'update'], apiGroups: [''], resources: ['secrets'] }, { verbs: ['get'], apiGroups: [''], resources: ['pods/log'] });
  hand.bind('payments', 'developer', [TEAM], 'Role');
});
const secrets = (verb: string, namespace = 'payments') => ({ verb, resource: ApiResource.SECRETS, namespace });

test('what holds passes', () => {
  expectCan(access, team, secrets('get'));
  expectCannot(access, team, secrets('list'));
});

test('who may not is told what they may do nearby', () => {
  expect(messageOf(() => expectCan(access, team, secrets('list'))).split('\n')).toEqual([
    'Expected that they may, but somebody of payments may not list secrets in payments. Nearby is allowed:',
    expect.stringMatching(/^ {2}get, update secrets in payments \(access\/In-\d+\)$/),
  ]);
});

test('who may do nothing of the kind is told what is bound, and others that nothing is', () => {
  expect(messageOf(() => expectCan(access, team, { verb: 'get', resource: ApiResource.NODES.named('a') })).split('\n')).toEqual([
    'Expected that they may, but somebody of payments may not get nodes named a in the whole cluster. What is bound allows nothing of the kind:',
    expect.stringMatching(/^ {2}Role developer in payments \(access\/In-\d+\)$/),
  ]);
  expect(messageOf(() => expectCan(access, Requester.user('jane'), secrets('get')))).toBe('Expected that they may, but jane may not get secrets in payments. Nothing is bound to them.');
});

test('who may is told by what', () => {
  expect(messageOf(() => expectCannot(access, team, secrets('get'))).split('\n')).toEqual([
    'Expected that they may not, but somebody of payments may get secrets in payments:',
    expect.stringMatching(/^ {2}Group payments has Role developer in payments \(access\/In-\d+\)$/),
  ]);
  expect(messageOf(() => expectCannot(access, team, { verb: 'get', nonResourceUrl: '/version' }))).toContain('Group system:authenticated has ClusterRole system:discovery in the whole cluster (Kubernetes)');
});

test('members of system:masters need no grant', () => {
  const without = accessOf((hand) => hand.clusterRole('cluster-admin'));
  const root = Requester.user('root', ['system:masters']);

  expect(messageOf(() => expectCannot(access, root, secrets('get')))).toContain('Group system:masters has ClusterRole cluster-admin in the whole cluster (Kubernetes)');
  expect(messageOf(() => expectCannot(without, root, secrets('get')))).toContain('members of system:masters may do everything');
});

test('long lists are cut', () => {
  const many = accessOf((hand) => {
    for (let index = 0; index < 20; index++) hand.bind(`tenant-${index}`, 'view', [TEAM]);
  });

  const lines = messageOf(() => expectCan(many, team, secrets('get'))).split('\n');

  expect([lines.length, lines.at(-1)]).toEqual([14, '  … and 8 more']);
});

test('what is unknown is told, since it may be the reason', () => {
  const open = accessOf((hand) => hand.bind('payments', 'made-elsewhere', [TEAM]));

  expect(messageOf(() => expectCan(open, team, secrets('get')))).toContain('\nUnknown: access/');
});
