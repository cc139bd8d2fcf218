import { Member } from './member';

let member: Member;
beforeEach(() => (member = new Member()));
afterEach(() => member.remove());

const NODES = { items: [{ metadata: { name: 'w1' }, status: { addresses: [{ type: 'InternalIP', address: '10.9.0.50' }, { type: 'Hostname', address: 'w1' }] } }] };

/** Whether the control plane would approve a request of real openssl for a serving certificate. */
async function honest({ user = 'system:node:w1', subject = 'system:node:w1', names = 'DNS:w1,IP:10.9.0.50', usages = ['digital signature', 'server auth'] }): Promise<boolean> {
  const { code } = await member.run(
    ['attend'],
    `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$RUN/k" -subj '/O=system:nodes/CN=${subject}' -addext 'subjectAltName=${names}' -out "$RUN/r" 2>/dev/null
    csr=$(jq -n --arg r "$(base64 -w 0 "$RUN/r")" '{spec: {username: "${user}", usages: ${JSON.stringify(usages)}, request: $r}}')
    csr_is_honest "$csr" '${JSON.stringify(NODES)}'`,
  );
  return code === 0;
}

describe('a serving certificate', () => {
  it('is approved for the name and the address of its own Node', async () => {
    expect(await honest({})).toBe(true);
  });

  it.each([
    ['another address', { names: 'DNS:w1,IP:10.9.0.51' }],
    ['a name that only begins so', { names: 'DNS:w1.example.com' }],
    ['one name more', { names: 'DNS:w1,DNS:api.shop.internal' }],
    ['the subject of another Node', { subject: 'system:node:w10' }],
    ['somebody who is no Node', { user: 'system:serviceaccount:a:b' }],
    ['a Node that is not there', { user: 'system:node:w2', subject: 'system:node:w2' }],
    ['clients', { usages: ['client auth'] }],
  ])('is left alone for %s', async (_, request) => {
    expect(await honest(request)).toBe(false);
  });
});

describe('attending', () => {
  const attends = async (index: number) => (await new Member(index, member.cloud).run(['attend'], 'attends')).code === 0;

  it('is the first ready member, alone', async () => {
    expect([await attends(0), await attends(1), await attends(2)]).toEqual([true, false, false]);
    member.without('api/10.0.0.10');
    expect([await attends(0), await attends(1), await attends(2)]).toEqual([false, true, false]);
  });
});
