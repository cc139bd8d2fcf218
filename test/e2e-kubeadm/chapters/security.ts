import { connect } from 'tls';
import { figure } from '../support/figures';
import { ask } from '../support/https';
import { story } from '../support/story';
import { World } from '../support/world';

const OPEN = ['/livez', '/readyz', '/healthz'];
const CLOSED = ['/', '/version', '/api', '/apis', '/metrics', '/openapi/v2', '/livez/etcd', '/api/v1/namespaces/kube-public/configmaps/cluster-info', '/.well-known/openid-configuration'];
const SECRET = 'the-plain-text-of-a-secret';

/** What nobody may see or do, on a cluster that runs. */
export function security(world: () => World): void {
  story('What is closed', (step) => {
    step('answers strangers on the health paths alone, at every member and at the load balancer', () => answersStrangers(world()));

    step('keeps secrets encrypted in etcd', async () => {
      const { api } = world();
      await api.apply('/api/v1/namespaces/default/secrets/at-rest', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'at-rest' }, stringData: { password: SECRET } });
      for (const { name } of await world().machines.controlPlanes()) {
        const raw = (await world().etcd.member(name).value('/registry/secrets/default/at-rest'))?.toString('latin1') ?? '';
        expect(raw).toMatch(/^k8s:enc:secretbox:v1:/);
        expect(raw).not.toContain(SECRET);
      }
      const token = (await api.list<{ metadata: { name: string } }>('/api/v1/namespaces/kube-system/secrets')).find(({ metadata }) => metadata.name.startsWith('bootstrap-token-'));
      expect((await (await world().etcd.any()).value(`/registry/secrets/kube-system/${token?.metadata.name}`))?.toString('latin1')).toMatch(/^k8s:enc:secretbox:v1:/);
    });

    step('lets nobody without a certificate to etcd, and nobody without a login to the kubelets', async () => {
      for (const { address } of await world().machines.all()) {
        expect(await statusOf(`https://${address}:10250/pods`)).toBe(401);
        for (const port of [10255, 10257, 10259, 2381]) expect(await listens(address, port)).toBe(false);
      }
      for (const { address } of await world().machines.controlPlanes()) expect(await statusOf(`https://${address}:2379/version`)).toBe('refused');
    });

    step('has no secret in the state, the plan or the user data', async () => {
      const secrets = await world().secretTexts();
      const texts = await world().openTexts();
      for (const [place, text] of Object.entries(texts)) {
        expect(text.length).toBeGreaterThan(100);
        expect({ place, leaked: Object.keys(secrets).filter((name) => text.includes(secrets[name])) }).toEqual({ place, leaked: [] });
        expect(text).not.toMatch(/BEGIN (EC |RSA )?PRIVATE KEY/);
      }
      figure(`${Object.keys(secrets).length} secrets were looked for in ${Object.keys(texts).length} texts`);
    });
  });
}

async function answersStrangers(world: World): Promise<void> {
  const addresses = [...(await world.machines.controlPlanes()).map(({ address }) => address), world.loadBalancer.address];
  for (const address of addresses) {
    const statuses = async (paths: readonly string[]) => Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await statusOf(`https://${address}:6443${path}`)])));
    expect(await statuses(OPEN)).toEqual(Object.fromEntries(OPEN.map((path) => [path, 200])));
    expect(await statuses(CLOSED)).toEqual(Object.fromEntries(CLOSED.map((path) => [path, 401])));
  }
  figure(`${addresses.length} addresses: ${OPEN.length} paths answer 200, ${CLOSED.length} answer 401`);
}

/** The status that a stranger gets, who trusts everybody; or that he is not spoken to. */
async function statusOf(url: string): Promise<number | 'refused'> {
  return ask({ url, tls: { rejectUnauthorized: false } }).then(({ status }) => status, () => 'refused');
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false, timeout: 2_000 });
    // A port without TLS is open, too: only a refused connection is closed.
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'ECONNREFUSED'));
    socket.on('secureConnect', () => resolve(true));
    socket.on('timeout', () => resolve(false));
    socket.on('close', () => socket.destroy());
  });
}
