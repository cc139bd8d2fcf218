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

  it('has one holder of many that ask at once', async () => {
    const codes = await Promise.all([first, second].map(async (member) => (await take(member, 'x')).code));
    expect(codes.filter((code) => code === 0).length).toBeGreaterThanOrEqual(1);
    expect(first.worldText(`kv/${LOCK}`)!.split('\n')).toHaveLength(1);
  });
});
