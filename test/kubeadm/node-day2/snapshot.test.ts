import { createHash } from 'crypto';
import { readdirSync } from 'fs';
import { join } from 'path';
import { Member } from './member';

const KEY = 'snapshots/1/20261101T000000Z-7.db';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let member: Member;
beforeEach(() => (member = new Member()));
afterEach(() => member.remove());

describe('a snapshot', () => {
  it('is taken by the leader alone', async () => {
    await member.program('snapshot');
    expect(member.actions).toEqual([]);
  });

  it('is stored under its epoch, time and revision, with its checksum', async () => {
    member.world('leader/10.0.0.10', '1');
    await member.program('snapshot');
    const stored = readdirSync(join(member.cloud, 'objects/snapshots/1')).sort();
    expect(stored).toEqual([expect.stringMatching(/^\d{8}T\d{6}Z-7\.db$/), expect.stringMatching(/-7\.db\.sha256$/)]);
    expect(member.worldText(`objects/snapshots/1/${stored[1]}`)).toBe(sha256('data\n'));
  });
});

describe('a restore', () => {
  const restore = () => member.run(['restore', 'etcd-boot'], `etcd_wanted; restore_data ${KEY} 2`);

  it.each([
    ['whose checksum differs', 'data, but other', sha256('data'), 'its checksum differs'],
    ['that etcdutl cannot read', 'x', sha256('x'), 'etcdutl cannot read it'],
  ])('refuses a snapshot %s', async (_, text, sum, sentence) => {
    // GIVEN
    member.want({ epoch: 2, snapshot: KEY });
    member.object(KEY, text);
    member.object(`${KEY}.sha256`, sum);
    // WHEN
    const { code, stderr } = await restore();
    // THEN
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(member.actions).toEqual([]);
  });

  it('touches nothing of a living member when it refuses', async () => {
    member.want({ epoch: 2, snapshot: KEY });
    member.object(KEY, 'x');
    member.object(`${KEY}.sha256`, 'y');
    expect((await member.program('reconcile')).code).toBe(1);
    expect([member.actions, member.has('kube/manifests/kube-apiserver.yaml')]).toEqual([[], true]);
  });

  it('raises the revision and is a cluster of its own', async () => {
    member.want({ epoch: 2, snapshot: KEY });
    member.object(KEY, 'data');
    member.object(`${KEY}.sha256`, sha256('data'));
    await member.run(['restore', 'etcd-boot'], `etcd_wanted; etcd_aside; restore_data ${KEY} 2`);
    expect(member.actions[0]).toMatch(/--bump-revision 1000000000 --mark-compacted .*--initial-cluster-token=shop-2/);
  });
});
