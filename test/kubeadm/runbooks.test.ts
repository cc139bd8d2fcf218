import { kubeadm, KubernetesVersion } from 'cdktf-production-cluster';
import { FakeInfrastructure } from '../support/fake-infrastructure';
import { kubeadmTemplate } from '../support/kubeadm';

/** The runbooks of a cluster by their names. */
function runbooks(props: Partial<kubeadm.KubeadmPlatformProps> = {}): Record<string, string> {
  const objects = Object.values(kubeadmTemplate(props, { version: KubernetesVersion.V1_35 }).resourcesOfType('fake_object')) as { key: string; content: string }[];
  return Object.fromEntries(objects.filter(({ key }) => key.startsWith('runbooks/')).map(({ key, content }) => [key.slice('runbooks/'.length), content]));
}

const stacked = runbooks();

test('there is a runbook for each thing that people do by hand', () => {
  expect(Object.keys(stacked).sort()).toEqual(['lose-a-zone.md', 'replace-a-member.md', 'restore-a-snapshot.md', 'rotate-the-authority.md', 'upgrade-a-minor-version.md']);
});

test.each(Object.keys(stacked))('%s names the members and their addresses', (name) => {
  for (const row of ['| `cp-0` | control-plane | `10.0.0.10` | 1 |', '| `cp-2` | control-plane | `10.0.2.12` | 3 |']) expect(stacked[name]).toContain(row);
  expect(stacked[name]).toContain('production-cluster');
  expect(stacked[name]).not.toMatch(/undefined|\[object/);
});

test('commands go to the members of etcd, wherever they are', () => {
  const external = runbooks({ etcd: kubeadm.EtcdTopology.external({ members: 3 }) });

  expect(stacked['replace-a-member.md']).toContain('etcdctl --endpoints https://10.0.0.10:2379,https://10.0.1.11:2379,https://10.0.2.12:2379 ');
  expect(external['replace-a-member.md']).toContain('| `etcd-1` | etcd | `10.0.1.11` | 2 |');
  expect(external['replace-a-member.md']).toContain('etcdctl --endpoints https://10.0.0.10:2379,https://10.0.1.11:2379,https://10.0.2.12:2379 ');
});

test('a restore names the next epoch', () => {
  const restored = runbooks({ restore: { snapshot: 'snapshots/1/a.db', epoch: 2 } });

  expect(stacked['restore-a-snapshot.md']).toContain("restore: { snapshot: 'snapshots/1/…-….db', epoch: 2 },");
  expect(restored['restore-a-snapshot.md']).toContain("restore: { snapshot: 'snapshots/2/…-….db', epoch: 3 },");
});

test('the loss of a zone says whom it takes along, and how many must answer', () => {
  const five = runbooks({ etcd: kubeadm.EtcdTopology.stacked({ members: 5 }) })['lose-a-zone.md'];

  expect(five).toContain('- Zone 1 takes along: `cp-0`, `cp-3`.');
  expect(five).toContain('etcd needs 3 of 5 members');
  expect(runbooks({ infrastructure: new FakeInfrastructure({ zoneCount: 0 }) })['lose-a-zone.md']).toContain('spread over the zones in turn');
});

test('an upgrade is to the next minor version, with the pools left behind at first', () => {
  expect(stacked['upgrade-a-minor-version.md']).toMatch(/^# Upgrade production-cluster from v1\.35\.\d+ to Kubernetes 1\.36\n/);
  expect(stacked['upgrade-a-minor-version.md']).toContain('KubernetesVersion.V1_35');
});

test('they name what the machines share, and hold no secret', () => {
  expect(stacked['replace-a-member.md']).toContain('| `BUCKET` | `fake-bucket` |');
});
