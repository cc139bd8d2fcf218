import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { IClusterMachines } from '../infrastructure';
import { PodNetwork } from '../pod-network';
import { PATHS } from './paths';
import { textDigest } from './text-digest';

/** What the members install before nodes can be ready. */
export interface BootAddOns {
  /** The list as machines read it. */
  readonly list: string;
  readonly objects: ITerraformDependable[];
}

interface AddOn {
  readonly id: string;
  readonly kind: string;
  readonly content: string;
}

/** Where the chart of Cilium is on machines. */
const CILIUM_CHART = `chart:kube-system:cilium:${PATHS.share}/cilium.tgz`;

/** An add-on that kubeadm itself has. CoreDNS is always there. */
const KUBE_PROXY = 'kube-proxy||kubeadm';

/** Makes the objects of what runs in a cluster from its first minute on. */
export function bootAddOns(scope: Construct, machines: IClusterMachines, podNetwork: PodNetwork, podCidr: string): BootAddOns {
  const addOns = [...ofNetwork(podNetwork, machines.apiServerName, podCidr), ...ofCloud(machines)];
  const made = addOns.map(({ id, kind, content }) => {
    const digest = textDigest(content);
    const key = `add-ons/${digest}`;
    return { entry: [key, digest, kind].join('|'), object: machines.addObject(new Construct(scope, id), { key, content }) };
  });
  const list = [...(podNetwork.kubeProxy ? [KUBE_PROXY] : []), ...made.map(({ entry }) => entry)];
  return { list: list.join(' '), objects: made.map(({ object }) => object) };
}

// A manifest is named by what it is, so that its address in Terraform does not depend on the others.
function ofNetwork(podNetwork: PodNetwork, apiName: string, podCidr: string): AddOn[] {
  const values = podNetwork._chartValues(apiName, podCidr);
  if (values !== undefined) return [{ id: 'PodNetwork', kind: CILIUM_CHART, content: values }];
  return [{ id: 'PodNetwork', kind: 'manifest', content: podNetwork.manifestTexts.map((text) => text.replace(/\n*$/, '\n')).join('---\n') }];
}

function ofCloud({ cloudControllerManifest }: IClusterMachines): AddOn[] {
  return cloudControllerManifest === undefined ? [] : [{ id: 'CloudController', kind: 'manifest', content: cloudControllerManifest }];
}
