import { readFileSync } from 'fs';
import { join } from 'path';
import { kubeadm } from 'cdktf-production-cluster';
import { filesIn, kubeadmTemplate, userDataIn } from '../support/kubeadm';

/** How many recommendations each part of version 1.12 has: https://github.com/aquasecurity/kube-bench/tree/main/cfg/cis-1.12 (read 2026-11) */
const PARTS: Readonly<Record<string, number>> = { '1.1': 21, '1.2': 30, '1.3': 7, '1.4': 2, 2: 7, '3.1': 3, '3.2': 2, '4.1': 10, '4.2': 14, '4.3': 1 };

interface Row {
  readonly id: string;
  readonly by: string;
  readonly how: string;
}

const ROWS: readonly Row[] = readFileSync(join(__dirname, '../../docs/cis-benchmark.md'), 'utf8').split('\n')
  .map((line) => /^\| (\d[\d.]*) \| ([^|]+) \| ([^|]+) \|$/.exec(line)).filter((match) => match !== null).map(([, id, by, how]) => ({ id, by, how }));

const podNetwork = kubeadm.PodNetwork.manifests({ manifests: ['apiVersion: apps/v1\nkind: DaemonSet\n'] });
const data = userDataIn(kubeadmTemplate({ podNetwork }));
const files = { ...filesIn(data['cp-0']), ...filesIn(data.General) };
const [, , cluster, kubelet, proxy] = files['/etc/production-cluster/kubeadm/cluster.yaml'].split('apiVersion: ');
const [, apiServer, controllerManager, scheduler] = cluster.split(/^(?:apiServer|controllerManager|scheduler):\n/m);
const etcd = files['/etc/production-cluster/etcd.env'];

/** Whether a name that stands in backticks is in what a component is told. */
const HAS: Readonly<Record<string, (name: string) => boolean>> = {
  'API server': (name) => apiServer.includes(`- name: ${name}\n`),
  'API server, unset': (name) => !apiServer.includes(`- name: ${name}\n`),
  'controller manager': (name) => controllerManager.includes(`- name: ${name}\n`),
  scheduler: (name) => scheduler.includes(`- name: ${name}\n`),
  etcd: (name) => etcd.includes(`${name}=`),
  'etcd, unset': (name) => !etcd.includes(`${name}=`),
  kubelet: (name) => kubelet.includes(`${name}:`),
  'kube-proxy': (name) => proxy.includes(`${name}: "127.0.0.1:`),
  file: (name) => name in files,
};

test('every recommendation is answered once', () => {
  const ids = Object.entries(PARTS).flatMap(([part, count]) => Array.from({ length: count }, (_, index) => `${part}.${index + 1}`));

  expect(ROWS.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

test.each(ROWS.filter(({ by }) => by in HAS))('$id is kept by the $by: $how', ({ by, how }) => {
  const names = [...how.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

  expect(names).not.toEqual([]);
  expect(names.filter((name) => !HAS[by](name))).toEqual([]);
});

test('what is kept by nobody that is rendered here is few, and has its reason', () => {
  expect(new Set(ROWS.map(({ by }) => by).filter((by) => !(by in HAS)))).toEqual(new Set(['kubeadm', 'machine', 'not kept', 'default', 'yours']));
  expect(ROWS.filter(({ by }) => by === 'not kept').map(({ id }) => id)).toEqual(['1.1.12', '1.2.1', '1.2.11', '4.2.7']);
});

test('the values are those that the benchmark asks for', () => {
  const valued = (section: string, name: string) => new RegExp(`- name: ${name}\\n\\s+value: (.*)`).exec(section)?.[1];

  expect(['profiling', 'audit-log-maxage', 'audit-log-maxbackup', 'audit-log-maxsize', 'service-account-extend-token-expiration'].map((name) => valued(apiServer, name))).toEqual(['"false"', '"30"', '"10"', '"100"', '"false"']);
  expect(valued(apiServer, 'authorization-mode')).toBe('"Node,RBAC"');
  expect([valued(controllerManager, 'profiling'), valued(controllerManager, 'bind-address'), valued(scheduler, 'profiling'), valued(scheduler, 'bind-address')]).toEqual(['"false"', '"127.0.0.1"', '"false"', '"127.0.0.1"']);
  expect(kubelet).toMatch(/anonymous:\n {4}enabled: false\n/);
  expect(kubelet).toMatch(/authorization:\n {2}mode: Webhook\n/);
  expect(kubelet).toMatch(/readOnlyPort: 0\n/);
});
