import { X509Certificate } from 'crypto';
import { figure } from '../support/figures';
import { servedCertificate } from '../support/served-certificate';
import { story } from '../support/story';
import { World } from '../support/world';

const CERTIFICATES = ['apiserver.crt', 'apiserver-kubelet-client.crt', 'front-proxy-client.crt', 'apiserver-etcd-client.crt', 'etcd/server.crt', 'etcd/peer.crt', 'etcd/healthcheck-client.crt'];

/** What members do by themselves for as long as they live. */
export function upkeep(world: () => World): void {
  story('Members keep themselves', (step) => {
    step('renew their certificates before they expire, and go on with them', async () => {
      const [{ name, address }] = await world().machines.controlPlanes();
      const before = await certificatesOf(world(), name);
      const { code, output } = await world().machines.program(name, ['certificates'], { RENEW_SECONDS: '99999999' });
      expect({ code, output }).toMatchObject({ code: 0 });
      await world().memberWell(name, 120);
      const after = await certificatesOf(world(), name);
      for (const file of CERTIFICATES) expect({ file, renewed: after[file].serialNumber !== before[file].serialNumber }).toEqual({ file, renewed: true });
      expect((await servedCertificate(address, 6443)).serialNumber).toBe(after['apiserver.crt'].serialNumber);
      expect((await servedCertificate(address, 2379)).serialNumber).toBe(after['etcd/server.crt'].serialNumber);
      const keys = await world().machines.run(name, ['sh', '-c', 'ls /etc/kubernetes/pki/etcd/ca.key /etc/kubernetes/pki/front-proxy-ca.key 2>&1 | grep -c "No such file"']);
      expect(keys.output.trim()).toBe('2');
      figure(`${CERTIFICATES.length} certificates of ${name} were renewed, and its servers show the new ones`);
      await world().expectOneCluster();
    });

    step('leave certificates alone that have long to go', async () => {
      const [, { name }] = await world().machines.controlPlanes();
      const before = await certificatesOf(world(), name);
      expect((await world().machines.program(name, ['certificates'])).code).toBe(0);
      expect((await certificatesOf(world(), name))['apiserver.crt'].serialNumber).toBe(before['apiserver.crt'].serialNumber);
    });

    step('answer when asked whether they conform', async () => {
      for (const { name } of [...(await world().machines.controlPlanes()), ...(await world().machines.workers())]) {
        const { code, output } = await world().machines.program(name, ['conformance']);
        expect({ name, code, output }).toMatchObject({ code: 0 });
      }
    });
  });
}

async function certificatesOf(world: World, name: string): Promise<Record<string, X509Certificate>> {
  const entries = await Promise.all(
    CERTIFICATES.map(async (file) => {
      const { output } = await world.machines.run(name, ['cat', `/etc/kubernetes/pki/${file}`]);
      return [file, new X509Certificate(output)] as const;
    }),
  );
  return Object.fromEntries(entries);
}
