import { LOCK, Member } from './member';

let first: Member;
let second: Member;
beforeEach(() => {
  first = new Member();
  second = new Member(1, first.cloud);
});
afterEach(() => [first, second].forEach((member) => member.remove()));

const take = (member: Member, reason: string) => member.run(['disruption'], `lock_take '${reason}'`);

describe('the lock', () => {
  it('has one holder, who may take it again', async () => {
    expect((await take(first, 'a')).code).toBe(0);
    expect((await take(second, 'b')).stderr).toMatch(/held by 'cp-0 \S+ a'/);
    expect((await take(first, 'c')).code).toBe(0);
    expect(first.worldText(`kv/${LOCK}`)).toMatch(/^cp-0 \S+ c$/);
  });

  it('is freed by its holder alone', async () => {
    await take(first, 'a');
    await second.run(['disruption'], 'lock_release');
    expect(first.worldText(`kv/${LOCK}`)).toContain('cp-0');
    await first.run(['disruption'], 'lock_release');
    expect(first.worldText(`kv/${LOCK}`)).toBeUndefined();
  });

  it('is given back by a control plane that waits for events which others must be made anew to have', async () => {
    const waiting = new Member(0, first.cloud, { EVENTS_ETCD: 'yes', ETCD_LOCATION: 'external', ROLE: 'control-plane' });
    const wait = `eval "$(sed -n '/^etcd_lives/p; /^etcd_elsewhere/,/^}/p' "$LIB/provision.sh")"; sleep() { exit 0; }; etcd_elsewhere`;
    waiting.object('markers/bootstrapped-1', 'then');
    await take(waiting, 'roll');
    waiting.world('ill/10.0.0.10');
    await waiting.run(['disruption'], wait);
    expect(first.worldText(`kv/${LOCK}`)).toMatch(/^cp-0 \S+ roll$/);
    waiting.without('ill/10.0.0.10');
    await waiting.run(['disruption'], wait);
    expect(first.worldText(`kv/${LOCK}`)).toBeUndefined();
    waiting.remove();
  });

  it('has one holder of many that ask at once', async () => {
    const codes = await Promise.all([first, second].map(async (member) => (await take(member, 'x')).code));
    expect(codes.filter((code) => code === 0).length).toBeGreaterThanOrEqual(1);
    expect(first.worldText(`kv/${LOCK}`)!.split('\n')).toHaveLength(1);
  });
});
