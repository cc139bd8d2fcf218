import { readFileSync } from 'fs';
import { join } from 'path';
import { Image } from './image';
import { Iptables } from './iptables';

const PLUG_INS = ['bridge', 'host-local', 'loopback'];

/** The image of a workload: `serve ADDRESS` answers with the name of its pod, `get URL` asks once. */
export const WEB_IMAGE = 'laboratory.invalid/web:1';
/** The image of the pod network. */
export const POD_NETWORK_IMAGE = 'laboratory.invalid/pod-network:1';

/** The laboratory's own images; `programs` is the directory of its programs. */
export function ownImages(programs: string, iptables: Iptables): Image[] {
  const plugIns = Object.fromEntries(PLUG_INS.map((name) => [`plug-ins/${name}`, join(programs, name)]));
  return [
    { name: WEB_IMAGE, files: { web: join(programs, 'web') }, entrypoint: ['/web'] },
    {
      name: POD_NETWORK_IMAGE,
      files: { 'pod-network': join(programs, 'pod-network'), ...plugIns, ...iptables.files },
      links: iptables.links,
      entrypoint: ['/pod-network'],
    },
  ];
}

/** The manifest of the pod network, for clusters with kube-proxy whose pods have addresses of `podCidr`. */
export function podNetworkManifest(podCidr: string): string {
  return readFileSync(join(__dirname, 'pod-network.yaml'), 'utf8').replace('@@POD_CIDR@@', podCidr).replaceAll('@@IMAGE@@', POD_NETWORK_IMAGE);
}
