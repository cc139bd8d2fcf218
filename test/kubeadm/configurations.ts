import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { kubeadm, KubernetesVersion } from 'cdktf-production-cluster';
import { FakeInfrastructure } from '../support/fake-infrastructure';
import { filesIn, kubeadmTemplate, userDataIn } from '../support/kubeadm';

const { EtcdTopology, PodEncryption, PodNetwork } = kubeadm;
const MANIFEST = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: network\n  namespace: kube-system\n';

/** What is particular to a cluster: each path through what is rendered is in one of these. */
const VARIANTS: Readonly<Record<string, Partial<kubeadm.KubeadmPlatformProps>>> = {
  stacked: {},
  'stacked-of-five': { etcd: EtcdTopology.stacked({ members: 5 }), podNetwork: PodNetwork.cilium({ encryption: PodEncryption.WIREGUARD }) },
  external: { etcd: EtcdTopology.external({ members: 3, separateEvents: true }), podNetwork: PodNetwork.manifests({ manifests: [MANIFEST] }) },
  everything: {
    infrastructure: new FakeInfrastructure({ serviceAccountIssuer: 'https://oidc.example.com/production', cloudControllerManifest: MANIFEST }),
    issuers: [
      { issuerUrl: 'https://login.example.com', audiences: ['cluster', 'cli'], usernamePrefix: 'corp:', groupsPrefix: 'corp:', usernameClaim: 'email', requiredClaims: { hd: 'example.com' } },
      { issuerUrl: 'https://ci.example.com', audiences: ['cluster'], usernamePrefix: 'ci:', groupsPrefix: 'ci:' },
    ],
    encryptedResources: ['configmaps'],
    auditLogMaxAgeDays: 90,
    apiServerArguments: { 'max-requests-inflight': '800' },
    podCidr: '100.64.0.0/14',
    serviceCidr: '10.96.0.0/16',
  },
};

/** The versions of Kubernetes that the library has software for. */
export const VERSIONS: readonly KubernetesVersion[] = [KubernetesVersion.V1_34, KubernetesVersion.V1_35, KubernetesVersion.V1_36];

/** A machine of a cluster, with its files by their paths. */
export interface ConfiguredMachine {
  /** Such as `1.34/stacked/cp-0`. */
  readonly name: string;
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Every machine of every variant of every version, so that the programs of Kubernetes can judge their files. */
export function configurations(): ConfiguredMachine[] {
  return VERSIONS.flatMap((version) => Object.entries(VARIANTS).flatMap(([variant, props]) =>
    Object.entries(userDataIn(kubeadmTemplate(props, { version }))).map(([machine, data]) => ({ name: `${version.version}/${variant}/${machine}`, version: version.version, files: filesIn(data) })),
  ));
}

/** Writes the files of a machine below a directory, with what the machine itself would write in their placeholders. */
export function writeMachine({ name, files }: ConfiguredMachine, directory: string): string {
  const root = join(directory, name);
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content.replace(/@@NODE_NAME@@/g, 'i-0a1b2c3d4e5f60718').replace(/@@PROVIDER_ID@@/g, 'cloud:///zone-a/i-0a1b2c3d4e5f60718').replace(/@@ZONE@@/g, 'zone-a').replace(/@@REGION@@/g, 'region').replace(/@@ENCRYPTION_KEY@@/g, Buffer.alloc(32, 'k').toString('base64')));
  }
  return root;
}
