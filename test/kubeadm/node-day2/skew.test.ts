import { LOCK, Member } from './member';

let member: Member;
beforeEach(() => (member = new Member()));
afterEach(() => member.remove());

describe('the guard of versions', () => {
  it.each([
    ['v1.36.3', 'Refused: v1.36.3 is more than one minor version newer than v1.34.4 of cp-0.'],
    ['v1.33.9', 'Refused: v1.33.9 is older than v1.34.4 of cp-0, and Kubernetes cannot go back.'],
  ])('refuses %s beside 1.34 and stays', async (version, sentence) => {
    member.want({ generation: 'new', kubernetesVersion: version });
    const { stderr } = await member.program('reconcile');
    expect(stderr).toContain(sentence);
    expect([member.actions, member.worldText(`kv/${LOCK}`)]).toEqual([[], undefined]);
  });

  it.each(['v1.34.4', 'v1.34.9', 'v1.35.0'])('accepts %s beside 1.34', async (version) => {
    expect((await member.run(['disruption'], `skew_check ${version}`)).code).toBe(0);
  });

  it('asks the oldest of those that run', async () => {
    member.world('api/10.0.0.10', 'v1.35.4');
    expect((await member.run(['disruption'], 'skew_check v1.36.3')).stderr).toContain('newer than v1.34.4 of cp-1');
  });
});
