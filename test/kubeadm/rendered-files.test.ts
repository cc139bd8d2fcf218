import { kubeadm, KubernetesVersion } from 'cdktf-production-cluster';
import { OWN_ARGUMENTS } from '../../lib/kubeadm/private/own-arguments';
import { FakeInfrastructure } from '../support/fake-infrastructure';
import { fileIn, kubeadmTemplate, userDataIn } from '../support/kubeadm';

const CLUSTER = '/etc/production-cluster/kubeadm/cluster.yaml';
const POLICY = '/etc/kubernetes/policy';

/** A file of the first member, or of another machine. */
function rendered(path: string, props: Partial<kubeadm.KubeadmPlatformProps> = {}, { machine = 'cp-0', version = KubernetesVersion.V1_34 } = {}): string {
  return fileIn(userDataIn(kubeadmTemplate(props, { version }))[machine], path);
}

/** The flags of the API server in the configuration of kubeadm. */
function apiServerFlags(text: string): Record<string, string> {
  const section = text.split('\napiServer:\n')[1].split('\ncontrollerManager:\n')[0];
  return Object.fromEntries([...section.matchAll(/- name: (\S+)\n {6}value: (.*)/g)].map(([, name, value]) => [name, value.startsWith('"') ? JSON.parse(value) as string : value]));
}

describe('The configuration of kubeadm', () => {
  const text = rendered(CLUSTER);

  test('leaves to the machine what only the machine knows, and nothing else', () => {
    expect([...new Set(text.match(/@@\w+@@/g))]).toEqual(['@@NODE_NAME@@', '@@PROVIDER_ID@@', '@@ZONE@@', '@@REGION@@']);
  });

  test('asks the own member of etcd alone where etcd is stacked, and all where it is not', () => {
    const external = rendered(CLUSTER, { etcd: kubeadm.EtcdTopology.external({ members: 3 }) });

    expect(text).toContain('    endpoints:\n      - https://10.0.0.10:2379\n    caFile');
    expect(external).toContain('      - https://10.0.0.10:2379\n      - https://10.0.1.11:2379\n      - https://10.0.2.12:2379\n    caFile');
  });

  test('names everything by which the API is reached', () => {
    for (const name of ['api.production-cluster.internal', 'api.lb.example.com', '"10.0.0.10"', '"10.0.1.11"', '"10.0.2.12"', '"127.0.0.1"', 'localhost']) expect(text).toContain(`    - ${name}\n`);
  });

  test('has every flag of the library among those that a user cannot set', () => {
    const flags = Object.keys(apiServerFlags(rendered(CLUSTER, { infrastructure: new FakeInfrastructure({ serviceAccountIssuer: 'https://oidc.example.com/prod' }) })));

    expect(flags.length).toBeGreaterThan(15);
    expect(flags.filter((flag) => !OWN_ARGUMENTS.has(flag))).toEqual([]);
  });

  test('has further flags of a user', () => {
    expect(apiServerFlags(rendered(CLUSTER, { apiServerArguments: { 'max-requests-inflight': '800' }, auditLogMaxAgeDays: 90 }))).toMatchObject({ 'max-requests-inflight': '800', 'audit-log-maxage': '90' });
  });

  test('says who issues the tokens of service accounts', () => {
    const flags = apiServerFlags(rendered(CLUSTER, { infrastructure: new FakeInfrastructure({ serviceAccountIssuer: 'https://oidc.example.com/prod' }) }));

    expect(flags).toMatchObject({ 'service-account-issuer': 'https://oidc.example.com/prod', 'service-account-jwks-uri': 'https://oidc.example.com/prod/openid/v1/jwks' });
    expect(Object.keys(apiServerFlags(text))).not.toContain('service-account-issuer');
  });

  test('waits for the controller of a cloud exactly where there is one', () => {
    const infrastructure = new FakeInfrastructure({ cloudControllerManifest: 'apiVersion: apps/v1\nkind: DaemonSet\n' });

    expect(rendered(CLUSTER, { infrastructure }).match(/name: cloud-provider\n\s+value: external/g)).toHaveLength(2);
    expect(rendered('/etc/production-cluster/node.env', { infrastructure })).toMatch(/CLOUD_PROVIDER='external'\n[\s\S]*ADD_ONS='.*\|manifest'/);
    expect(text).not.toContain('cloud-provider');
  });

  test('gives time to connections when an API server goes', () => {
    expect(apiServerFlags(text)).toMatchObject({ 'shutdown-delay-duration': '45s', 'shutdown-send-retry-after': 'true' });
    expect(rendered('/etc/kubernetes/patches/kube-apiserver0+strategic.yaml')).toBe('spec:\n  terminationGracePeriodSeconds: 75\n');
  });
});

describe('A pod network', () => {
  const podNetwork = kubeadm.PodNetwork.manifests({ manifests: ['apiVersion: v1\nkind: ServiceAccount\n', '---\napiVersion: apps/v1\nkind: DaemonSet\n\n'] });
  const objects = (props: Partial<kubeadm.KubeadmPlatformProps>) => Object.values(kubeadmTemplate(props).resourcesOfType('fake_object')).map(({ content }) => content as string);

  test('of Cilium takes the place of kube-proxy', () => {
    const text = rendered(CLUSTER);

    expect(text).toContain('proxy:\n  disabled: true\n');
    expect(text).toContain('- name: allocate-node-cidrs\n      value: "false"');
    expect(rendered('/etc/production-cluster/software.txt')).toMatch(/ https:\/\/helm\.cilium\.io\/cilium-[\d.]+\.tgz binary:\/usr\/local\/share\/production-cluster\/cilium\.tgz any\n/);
    const values = objects({}).find((content) => content.includes('kubeProxyReplacement: true'));
    expect(values).toContain('k8sServiceHost: api.production-cluster.internal\nk8sServicePort: 6443\n');
    expect(values).toContain('clusterPoolIPv4PodCIDRList:\n      - "10.64.0.0/12"\n');
  });

  test('of Cilium has the values of a user over its own', () => {
    const values = JSON.stringify({ hubble: { enabled: true, relay: { enabled: true } }, operator: { replicas: 1 } });

    const [content] = objects({ podNetwork: kubeadm.PodNetwork.cilium({ values, encryption: kubeadm.PodEncryption.WIREGUARD }) });

    expect(content).toContain('hubble:\n  enabled: true\n  relay:\n    enabled: true\n');
    expect(content).toContain('operator:\n  replicas: 1\n');
    expect(content).toContain('encryption:\n  enabled: true\n  type: wireguard\n');
  });

  test('of manifests comes with kube-proxy, ranges for nodes and no chart', () => {
    const text = rendered(CLUSTER, { podNetwork });

    expect(text).toContain('kind: KubeProxyConfiguration\nclusterCIDR: "10.64.0.0/12"\n');
    expect(text).toContain('- name: allocate-node-cidrs\n      value: "true"');
    expect(rendered('/etc/production-cluster/node.env', { podNetwork })).toMatch(/ADD_ONS='kube-proxy\|\|kubeadm add-ons\/(\w{64})\|\1\|manifest'/);
    expect(rendered('/etc/production-cluster/software.txt', { podNetwork })).not.toMatch(/helm|cilium/);
    expect(objects({ podNetwork })[0]).toBe('apiVersion: v1\nkind: ServiceAccount\n---\n---\napiVersion: apps/v1\nkind: DaemonSet\n');
  });
});

describe('Who can log in', () => {
  const issuers = [{ issuerUrl: 'https://login.example.com', audiences: ['cluster', 'cli'], usernamePrefix: 'corp:', groupsPrefix: 'corp:', usernameClaim: 'email', requiredClaims: { hd: 'example.com' } }];

  test('is nobody without a name but for three paths of health', () => {
    expect(rendered(`${POLICY}/authentication.yaml`)).toBe([
      'apiVersion: apiserver.config.k8s.io/v1', 'kind: AuthenticationConfiguration', 'anonymous:', '  enabled: true', '  conditions:', '    - path: /livez', '    - path: /readyz', '    - path: /healthz', '',
    ].join('\n'));
  });

  test('is whom an issuer knows, under prefixes that nobody of Kubernetes has', () => {
    const text = rendered(`${POLICY}/authentication.yaml`, { issuers });

    expect(text).toContain('  - issuer:\n      url: https://login.example.com\n      audiences:\n        - cluster\n        - cli\n      audienceMatchPolicy: MatchAny\n');
    expect(text).toContain('      username:\n        claim: email\n        prefix: "corp:"\n      groups:\n        claim: groups\n        prefix: "corp:"\n');
    expect(text).toContain('- claim: hd\n        requiredValue: example.com\n');
    expect(text).toContain("\"!user.username.startsWith('system:')\"");
  });
});

describe('The API server', () => {
  test('encrypts Secrets and what else is named, and still reads what is not encrypted', () => {
    const text = rendered('/etc/production-cluster/encryption.yaml', { encryptedResources: ['configmaps'] });

    expect(text).toContain('  - resources:\n      - secrets\n      - configmaps\n    providers:\n      - secretbox:\n          keys:\n            - name: k1\n              secret: "@@ENCRYPTION_KEY@@"\n      - identity: {}\n');
  });

  test('writes down who did what, never what Secrets hold', () => {
    const text = rendered(`${POLICY}/audit.yaml`);
    const secrets = text.indexOf('- secrets');

    expect(text.slice(text.lastIndexOf('level:', secrets), secrets)).toMatch(/^level: Metadata/);
    expect(text.indexOf('level: RequestResponse')).toBeGreaterThan(secrets);
    expect(text.endsWith('  - level: Metadata\n')).toBe(true);
  });

  test('writes down what a policy of the user asks for', () => {
    const auditPolicy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Request\n';

    expect(rendered(`${POLICY}/audit.yaml`, { auditPolicy })).toBe(auditPolicy);
  });

  test('holds pods to a baseline', () => {
    expect(rendered(`${POLICY}/admission.yaml`)).toMatch(/enforce: baseline\n[\s\S]*namespaces:\n +- kube-system\n[\s\S]*path: \/etc\/kubernetes\/policy\/event-rate-limit\.yaml/);
  });
});

describe('A kubelet', () => {
  test('has the same configuration on workers as on members, but for pods from files', () => {
    const [, ofMember] = rendered(CLUSTER).split('apiVersion: kubelet.config.k8s.io/v1beta1');
    const [, ofWorker] = rendered('/etc/production-cluster/kubelet.yaml', {}, { machine: 'General' }).split('apiVersion: kubelet.config.k8s.io/v1beta1');

    expect(ofMember).toBe(`${ofWorker}staticPodPath: /etc/kubernetes/manifests\n`);
  });

  test('has as much time at a shutdown as the login daemon gives', () => {
    const [, seconds] = /InhibitDelayMaxSec=(\d+)/.exec(rendered('/etc/systemd/logind.conf.d/production-cluster.conf')) ?? [];

    expect(rendered('/etc/production-cluster/kubelet.yaml', {}, { machine: 'General' })).toContain(`shutdownGracePeriod: "${seconds}s"`);
  });

  test('finds the kernel as it wants to, and containers in cgroups of systemd', () => {
    expect(rendered('/etc/sysctl.d/90-production-cluster.conf')).toMatch(/vm\.overcommit_memory = 1\n[\s\S]*kernel\.panic = 10\nkernel\.panic_on_oops = 1\n/);
    expect(rendered('/etc/containerd/config.toml')).toContain('SystemdCgroup = true');
  });
});

test('etcd knows its members by their addresses, which its certificates carry', () => {
  const settings = rendered('/etc/production-cluster/etcd.env');
  const certificates = rendered('/etc/production-cluster/kubeadm/etcd.yaml');

  for (const line of ['ETCD_INITIAL_ADVERTISE_PEER_URLS=https://10.0.0.10:2380', 'ETCD_CLIENT_CERT_AUTH=true', 'ETCD_PEER_CLIENT_CERT_AUTH=true', 'ETCD_LISTEN_METRICS_URLS=http://127.0.0.1:2381', 'ETCD_QUOTA_BACKEND_BYTES=8589934592']) {
    expect(settings.split('\n')).toContain(line);
  }
  expect(settings).not.toContain('INITIAL_CLUSTER');
  expect(certificates).toContain('    peerCertSANs:\n      - "10.0.0.10"\n      - cp-0\n');
});

describe('Events with an etcd of their own', () => {
  const render = (path: string, etcd: kubeadm.EtcdTopology, machine?: string): string => rendered(path, { etcd }, { machine });
  const stacked = kubeadm.EtcdTopology.stacked({ members: 3, separateEvents: true });
  const external = kubeadm.EtcdTopology.external({ members: 3, separateEvents: true });

  test('are asked for where the rest of etcd is asked for', () => {
    const flag = 'etcd-servers-overrides';

    expect(apiServerFlags(render(CLUSTER, stacked))[flag]).toBe('/events#https://10.0.0.10:2382');
    expect(apiServerFlags(render(CLUSTER, external))[flag]).toBe('/events#https://10.0.0.10:2382;https://10.0.1.11:2382;https://10.0.2.12:2382');
    expect(apiServerFlags(rendered(CLUSTER))).not.toHaveProperty(flag);
  });

  test('do not take the API server along: neither its kubelet nor anybody else counts them', () => {
    const patch = render('/etc/kubernetes/patches/kube-apiserver0+strategic.yaml', stacked);

    expect(patch.match(/path: .*/g)).toEqual(['path: "/livez?exclude=etcd-override-0"', 'path: "/livez?exclude=etcd-override-0"', 'path: "/readyz?exclude=etcd-override-0&exclude=etcd-override-readiness-0"']);
    expect(kubeadmTemplate({ etcd: stacked }).onlyResource('fake_shared')).toMatchObject({ apiHealthPath: '/readyz?exclude=etcd-override-0&exclude=etcd-override-readiness-0' });
    expect(render('/etc/production-cluster/node.env', stacked)).toContain("API_READY_PATH='/readyz?exclude=etcd-override-0&exclude=etcd-override-readiness-0'\n");
    expect(rendered('/etc/kubernetes/patches/kube-apiserver0+strategic.yaml')).not.toContain('path');
  });

  test('are kept beside the rest, at ports that nothing else has', () => {
    const [own, ofEvents] = ['etcd', 'etcd-events'].map((unit) => render(`/etc/production-cluster/${unit}.env`, external, 'etcd-1').split('\n'));

    expect(ofEvents.filter((line) => !own.includes(line))).toEqual([
      'ETCD_DATA_DIR=/var/lib/etcd/events',
      'ETCD_LISTEN_CLIENT_URLS=https://10.0.1.11:2382,https://127.0.0.1:2382',
      'ETCD_ADVERTISE_CLIENT_URLS=https://10.0.1.11:2382',
      'ETCD_LISTEN_PEER_URLS=https://10.0.1.11:2383',
      'ETCD_INITIAL_ADVERTISE_PEER_URLS=https://10.0.1.11:2383',
      'ETCD_LISTEN_METRICS_URLS=http://127.0.0.1:2384',
    ]);
    expect(render('/etc/production-cluster/node.env', stacked)).toContain("EVENTS_ETCD='yes'\n");
    expect(rendered('/etc/production-cluster/node.env')).toContain("EVENTS_ETCD=''\n");
    expect(render('/etc/production-cluster/node.env', stacked, 'General')).toBe(rendered('/etc/production-cluster/node.env', {}, { machine: 'General' }));
  });
});
