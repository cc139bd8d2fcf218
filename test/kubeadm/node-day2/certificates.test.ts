import { LOCK, Member } from './member';

let member: Member;
beforeEach(() => (member = new Member()));
afterEach(() => member.remove());

const certificate = (name: string, days: number) =>
  `mkdir -p "$PKI/etcd"; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days ${days} -subj /CN=x -keyout "$RUN/k" -out "$PKI/${name}.crt" 2>/dev/null\n`;

describe('certificates', () => {
  it('are due 30 days before they end, the authorities never', async () => {
    const script = certificate('apiserver', 29) + certificate('front-proxy-client', 31) + certificate('etcd/peer', 29) + certificate('ca', 1) + certificate('etcd/ca', 1);
    expect((await member.run(['certificates'], `${script} expiring`)).stdout.split('\n')).toEqual(['apiserver.crt', 'peer.crt', '']);
  });

  it('are not renewed, and nothing is restarted, when the secret store does not answer', async () => {
    member.deny('secret');
    const { code } = await member.run(['certificates'], `retry() { shift; "$@"; }\n${certificate('apiserver', 1)} main`);
    expect([code, member.actions]).toEqual([1, []]);
  });

  it('are used by a restart under the lock, which goes on where a killed program left it', async () => {
    member.write('state/restart-for-certificates', '');
    await member.program('certificates');
    expect(member.actions).toEqual(['systemctl restart etcd.service']);
    expect([member.has('state/restart-for-certificates'), member.has('kube/manifests/kube-apiserver.yaml'), member.worldText(`kv/${LOCK}`)]).toEqual([false, true, undefined]);
  });

  it('wait for the lock of another', async () => {
    member.write('state/restart-for-certificates', '');
    member.world(`kv/${LOCK}`, 'cp-1 x roll');
    await member.program('certificates');
    expect([member.actions, member.has('state/restart-for-certificates')]).toEqual([[], true]);
  });

  it('leave no key of an authority but the signer of kubelets', async () => {
    member.write('kube/pki/etcd/ca.key', 'left by a killed program');
    member.write('kube/pki/ca.key', 'signer');
    await member.program('certificates');
    expect([member.has('kube/pki/etcd/ca.key'), member.has('kube/pki/ca.key')]).toEqual([false, true]);
  });
});
