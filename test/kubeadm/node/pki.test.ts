import { spawnSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Machine } from './machine';

const machines: Machine[] = [];
function machine(settings: Record<string, string> = {}, cloud?: string): Machine {
  machines.push(new Machine(settings, cloud));
  return machines[machines.length - 1];
}
afterEach(() => machines.splice(0).forEach((one) => one.remove()));

const FILES = ['ca.crt', 'ca.key', 'encryption.key', 'etcd', 'front-proxy-ca.crt', 'front-proxy-ca.key', 'sa.key', 'sa.pub'];
const stored = ({ cloud }: Machine, name = 'pki') => existsSync(join(cloud, 'secrets', `${name}.once`));

it('makes the authorities once', async () => {
  // GIVEN
  const one = machine();
  // WHEN
  const { code, stderr } = await one.run(['pki'], 'pki_bundle pki');
  // THEN
  expect([code, stderr]).toEqual([0, '']);
  expect(one.list('kube/pki')).toEqual(['.pki', ...FILES]);
  expect(Buffer.from(one.read('kube/pki/encryption.key'), 'base64')).toHaveLength(32);
  const text = spawnSync('openssl', ['x509', '-in', one.path('kube/pki/ca.crt'), '-noout', '-text']).stdout.toString();
  for (const part of ['prime256v1', 'CA:TRUE', 'CN = kubernetes']) expect(text).toContain(part);
  expect(readFileSync(join(one.cloud, 'secrets/pki.once')).length).toBeLessThan(4096);
});

it('gives all members the same authorities, whoever is first', async () => {
  // GIVEN
  const first = machine();
  const all = [first, ...[1, 2, 3, 4, 5].map(() => machine({}, first.cloud))];
  // WHEN
  await Promise.all(all.map((one) => one.run(['pki'], 'pki_bundle pki')));
  // THEN
  for (const name of ['ca.key', 'sa.key', 'etcd/ca.key', 'encryption.key']) {
    expect(new Set(all.map((one) => one.read(`kube/pki/${name}`))).size).toBe(1);
  }
});

it.each([
  ['the cluster has lived before', (one: Machine) => one.object('markers/bootstrapped-1', '')],
  ['but this member has data', (one: Machine) => one.write('disk/data/member/wal/0.wal', '')],
  ['The secret store does not say', (one: Machine) => one.deny('secret')],
  ['The object store does not say', (one: Machine) => one.deny('object')],
])('makes none: %s', async (words, given) => {
  const one = machine();
  given(one);
  const { code, stderr } = await one.run(['pki'], 'retry() { shift; "$@"; }; pki_bundle pki');
  expect([code, stored(one), one.has('kube/pki/ca.key')]).toEqual([1, false, false]);
  expect(stderr).toContain(words);
});

it('takes what the store has when it was killed between making and storing', async () => {
  // GIVEN
  const one = machine();
  one.write('run/stop-before-pki-put', '');
  expect((await one.run(['pki'], 'pki_bundle pki')).signal).toBe('SIGKILL');
  expect(stored(one)).toBe(false);
  // WHEN
  const { code } = await one.run(['pki'], 'pki_bundle pki');
  // THEN
  expect([code, stored(one)]).toEqual([0, true]);
});

it('keeps the authority of etcd apart where etcd has machines of its own', async () => {
  // GIVEN
  const etcd = machine({ ROLE: 'etcd', ETCD_LOCATION: 'external' });
  const member = machine({ ETCD_LOCATION: 'external' }, etcd.cloud);
  // WHEN
  await etcd.run(['pki'], 'pki_bundle pki-etcd');
  await member.run(['pki'], 'pki_bundle pki; pki_bundle pki-etcd');
  // THEN
  expect(etcd.list('kube/pki')).toEqual(['.pki-etcd', 'etcd']);
  expect(member.read('kube/pki/etcd/ca.crt')).toBe(etcd.read('kube/pki/etcd/ca.crt'));
});

it.each([
  ['control-plane', 'stacked', 'apiserver-etcd-client etcd-server etcd-peer etcd-healthcheck-client all'],
  ['control-plane', 'external', 'apiserver-etcd-client all'],
  ['etcd', 'external', 'etcd-server etcd-peer etcd-healthcheck-client'],
])('%s with etcd %s gets its certificates, and no key that it does not need stays', async (role, location, phases) => {
  const one = machine({ ROLE: role, ETCD_LOCATION: location });
  for (const key of ['etcd/ca.key', 'front-proxy-ca.key', 'ca.key']) one.write(`kube/pki/${key}`, 'key');
  const { stdout } = await one.run(['pki'], 'kubeadm() { printf "%s " "$4"; }; pki_leaves; pki_leaves');
  expect(stdout.trim()).toBe(phases);
  expect(one.list('kube/pki')).toEqual(['.leaves', 'ca.key', 'etcd']);
  expect(one.list('kube/pki/etcd')).toEqual([]);
});

it('fills in what only the machine knows', async () => {
  // GIVEN
  const one = machine();
  one.write('etc/kubeadm/cluster.yaml', 'kind: InitConfiguration\nname: "@@NODE_NAME@@"\nprovider: "@@PROVIDER_ID@@"\n');
  one.write('etc/encryption.yaml', 'secret: "@@ENCRYPTION_KEY@@"\n');
  one.write('kube/pki/encryption.key', 'a+b/c=\n');
  // WHEN
  await one.run(['pki'], 'cloud_metadata() { echo "aws:///a/$1"; }; pki_config; encryption_config');
  // THEN
  expect(one.read('run/cluster.yaml')).toMatch(/^kind: InitConfiguration\nbootstrapTokens: \[\{token: "[0-9a-f]{6}\.[0-9a-f]{16}", ttl: 15m0s, .*\nname: "aws:\/\/\/a\/node-name"\nprovider: "aws:\/\/\/a\/provider-id"\n$/);
  expect(one.read('kube/encryption/config.yaml')).toBe('secret: "a+b/c="\n');
});
