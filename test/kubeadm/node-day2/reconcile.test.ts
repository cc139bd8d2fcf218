import { rmSync } from 'fs';
import { LOCK, Member } from './member';

const ROLL = ['snapshot', 'drain', 'systemctl stop etcd.service', 'systemctl poweroff'];
let member: Member;
beforeEach(() => (member = new Member()));
afterEach(() => member.remove());

const reconcile = () => member.program('reconcile');

describe('a newer generation', () => {
  beforeEach(() => member.want({ generation: 'new' }));

  it('makes the member go: snapshot, drain, etcd, power, and it keeps the lock', async () => {
    // WHEN
    const { code } = await reconcile();
    // THEN
    expect([code, member.actions]).toEqual([0, ROLL]);
    expect(member.worldText(`kv/${LOCK}`)).toMatch(/^cp-0 \d{8}T\d{6}Z roll to generation new \(v1\.34\.4\)$/);
    expect(JSON.parse(member.worldText('objects/markers/roll-cp-0')!)).toMatchObject({ state: 'rolling' });
    expect(member.has('kube/manifests/kube-apiserver.yaml')).toBe(false);
  });

  it('moves the leader away first', async () => {
    member.world('leader/10.0.0.10', '1');
    await reconcile();
    expect(member.actions).toEqual(['snapshot', 'drain', 'etcdctl move-leader 2', ...ROLL.slice(2)]);
  });

  it.each([
    ['the lock is of another', `kv/${LOCK}`, "the lock of disruptions is held by 'cp-1 x roll'"],
    ['another member of etcd is ill', 'ill/10.0.0.11', 'etcd of cp-1 is not healthy'],
    ['a member of etcd learns', 'learner/cp-2', 'A member of etcd is still a learner'],
    ['there is no quorum', 'ill/10.0.0.10', 'no quorum'],
  ])('waits while %s', async (_, file, sentence) => {
    // GIVEN
    member.world(file, 'cp-1 x roll');
    // WHEN
    const { stderr } = await reconcile();
    // THEN
    expect(stderr).toContain(sentence);
    expect(member.actions).toEqual([]);
  });

  it('waits while another API server is not ready', async () => {
    member.without('api/10.0.0.12');
    expect((await reconcile()).stderr).toContain('The API server of cp-2 is not ready: nothing is interrupted.');
    expect(member.actions).toEqual([]);
  });

  it('does not wait for the API of others where it takes none away', async () => {
    // GIVEN a generation that serves no API on any member, and a newer one
    for (const host of [10, 11, 12]) member.without(`api/10.0.0.${host}`);
    // THEN
    await reconcile();
    expect(member.actions).toEqual(['snapshot', 'systemctl stop etcd.service', 'systemctl poweroff']);
  });

  describe('where events have an etcd of their own', () => {
    beforeEach(() => {
      member.remove();
      member = new Member(0, undefined, { EVENTS_ETCD: 'yes' });
      member.want({ generation: 'new' });
    });

    it('stops both, having moved the leader of each', async () => {
      member.world('leader/10.0.0.10:2382', '1');
      const { code } = await reconcile();
      expect([code, member.actions]).toEqual([0, ['snapshot', 'drain', 'etcdctl move-leader 2', 'systemctl stop etcd.service', 'systemctl stop etcd-events.service', 'systemctl poweroff']]);
    });

    it('waits while that of another member is ill', async () => {
      member.world('ill/10.0.0.11:2382');
      expect((await reconcile()).stderr).toContain('The etcd of events of cp-1 is not healthy: nothing is interrupted.');
      expect(member.actions).toEqual([]);
    });

    it('does not wait for a member that has none yet, as while it is turned on', async () => {
      member.world('ill/10.0.0.11:2382');
      member.world('unseated/10.0.0.11:2382');
      await reconcile();
      expect(member.actions).toContain('systemctl poweroff');
    });

    it('keeps the lock where it was, also while events are defragmented', async () => {
      const { code } = await member.run(['disruption'], "events lock_take 'defragmentation'");
      expect([code, member.worldText(`kv/${LOCK}`)]).toEqual([0, expect.stringContaining('cp-0')]);
      member.world('ill/10.0.0.10:2382');
      expect((await member.run(['disruption'], 'events lock_release')).code).toBe(0);
      expect(member.worldText(`kv/${LOCK}`)).toBeUndefined();
    });
  });

  it('is healed only with both of its etcds', async () => {
    member.remove();
    member = new Member(0, undefined, { EVENTS_ETCD: 'yes' });
    member.want({ generation: 'old' });
    member.world('ill/10.0.0.10:2382');
    expect((await reconcile()).stderr).toContain('This member is not healthy.');
    member.without('ill/10.0.0.10:2382');
    expect((await reconcile()).stderr).not.toContain('not healthy');
  });

  it('gives the lock back when disruption budgets hold its pods', async () => {
    member.world('fails/drain');
    const { code, stderr } = await reconcile();
    expect([code, member.actions]).toEqual([1, ['snapshot', 'drain', 'uncordon']]);
    expect(stderr).toContain('This node cannot be drained');
    expect(member.worldText(`kv/${LOCK}`)).toBeUndefined();
  });

  it('changes nothing while the bucket does not answer', async () => {
    member.deny('object');
    expect((await reconcile()).stderr).toContain('the bucket does not answer');
    expect(member.actions).toEqual([]);
  });
});

describe('the way forward of a bad generation', () => {
  beforeEach(() => {
    member.want({ generation: 'newer' });
    member.without('api/10.0.0.10');
    rmSync(member.path('run/provisioned'));
  });

  it('its holder goes again, by the lock that it has', async () => {
    member.world(`kv/${LOCK}`, 'cp-0 x roll to generation old');
    await reconcile();
    expect(member.actions).toEqual(['systemctl stop production-cluster-provision.service', 'snapshot', 'drain', 'systemctl stop etcd.service', 'systemctl poweroff']);
    expect(member.worldText(`kv/${LOCK}`)).toContain('roll to generation newer');
  });

  it('a machine that never served needs no lock', async () => {
    member.world('stopped/cp-0');
    await reconcile();
    expect(member.actions).toEqual(['systemctl stop production-cluster-provision.service', 'systemctl poweroff']);
  });
});

describe('the wanted generation', () => {
  beforeEach(() => {
    member.want({});
    member.world(`kv/${LOCK}`, 'cp-0 x roll to generation old');
  });

  it('frees the lock once the member is healthy', async () => {
    await reconcile();
    expect(member.worldText(`kv/${LOCK}`)).toBeUndefined();
    expect(JSON.parse(member.worldText('objects/markers/roll-cp-0')!)).toMatchObject({ state: 'healed' });
  });

  it.each([['its Node is not ready', 'not-ready/cp-0'], ['its etcd learns', 'learner/cp-0']])('keeps it while %s', async (_, file) => {
    member.world(file);
    await reconcile();
    expect(member.worldText(`kv/${LOCK}`)).toContain('cp-0');
  });

  it('repairs an ill member once, and not again', async () => {
    member.world('not-ready/cp-0');
    const now = { REPAIR_SECONDS: '0' };
    expect((await member.program('reconcile', now)).stderr).toContain('does not heal');
    member.without(`kv/${LOCK}`);
    await member.program('reconcile', now);
    expect(member.actions).toEqual(ROLL);
  });
});
