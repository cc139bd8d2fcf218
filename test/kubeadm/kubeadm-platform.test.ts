import { kubeadm, KubernetesVersion, Taint } from 'cdktf-production-cluster';
import { FakeInfrastructure } from '../support/fake-infrastructure';
import { expectNoSecret } from '../support/secrets';
import { fileIn, inBareStack, KUBEADM_GENERAL, kubeadmCluster, kubeadmTemplate, userDataIn } from '../support/kubeadm';

const NODE_ENV = '/etc/production-cluster/node.env';
const SOFTWARE = '/etc/production-cluster/software.txt';
const external = kubeadm.EtcdTopology.external({ members: 5 });

function membersOf(template: ReturnType<typeof kubeadmTemplate>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.values(template.resourcesOfType('fake_member')).map((member) => [member.name as string, member]));
}

describe('A control plane of one\'s own', () => {
  test('has three members with a disk each, each in a zone of its own', () => {
    const members = membersOf(kubeadmTemplate());

    expect(Object.keys(members)).toEqual(['cp-0', 'cp-1', 'cp-2']);
    expect(Object.values(members).map(({ zone }) => zone)).toEqual([0, 1, 2]);
    for (const member of Object.values(members)) expect(member).toMatchObject({ role: 'control-plane', dataDiskSizeGiB: 40, machineType: 'fake-4-15', epoch: 1, kubernetesVersion: 'v1.34.11' });
  });

  test('has etcd on machines of its own, and no disk where there is no state', () => {
    const members = membersOf(kubeadmTemplate({ etcd: external }));

    expect(Object.keys(members).sort()).toEqual(['cp-0', 'cp-1', 'cp-2', 'etcd-0', 'etcd-1', 'etcd-2', 'etcd-3', 'etcd-4']);
    expect(members['etcd-4']).toMatchObject({ role: 'etcd', zone: 4, dataDiskSizeGiB: 40 });
    expect('dataDiskSizeGiB' in members['cp-0']).toBe(false);
  });

  test.each([[1, 'fake-2-7.5'], [10, 'fake-2-7.5'], [11, 'fake-4-15'], [100, 'fake-4-15'], [101, 'fake-8-30'], [500, 'fake-16-60'], [5000, 'fake-32-120']])('for %d nodes has machines as %s', (nodes, machineType) => {
    const controlPlaneSize = kubeadm.ControlPlaneSize.forNodes(nodes);

    expect(membersOf(kubeadmTemplate({ controlPlaneSize }))['cp-1']).toMatchObject({ machineType });
  });

  test('has machines of the types that are named', () => {
    const controlPlaneSize = kubeadm.ControlPlaneSize.ofMachineType('c9.large');
    const etcd = kubeadm.EtcdTopology.external({ members: 3, machineType: 'i9.large', diskSizeGiB: 100 });

    const members = membersOf(kubeadmTemplate({ controlPlaneSize, etcd }));

    expect([members['cp-0'].machineType, members['etcd-0'].machineType, members['etcd-0'].dataDiskSizeGiB]).toEqual(['c9.large', 'i9.large', 100]);
  });

  test('goes as it is where only the cloud knows the number of zones', () => {
    expect(Object.keys(membersOf(kubeadmTemplate({ infrastructure: new FakeInfrastructure({ zoneCount: 0 }) })))).toHaveLength(3);
  });

  test('waits with its members for what they read, and with its workers for the members', () => {
    const template = kubeadmTemplate();

    const [member] = Object.values(template.resourcesOfType('fake_member'));
    const [workers] = Object.values(template.resourcesOfType('fake_workers'));
    expect((member.depends_on as string[]).map((one) => one.replace(/_[0-9A-F]{8}$/, ''))).toEqual(['fake_object.Cluster_ControlPlane_AddOns_PodNetwork_Object', 'fake_object.Cluster_ControlPlane_Programs_control-plane_Object']);
    expect(workers.depends_on).toHaveLength(3);
  });

  test('tells members of a restore', () => {
    const restore = { snapshot: 'snapshots/1/20261121T120000Z-48211.db', epoch: 2 };

    expect(membersOf(kubeadmTemplate({ restore }))['cp-2']).toMatchObject(restore);
  });

  test('holds no secret', () => {
    expectNoSecret(kubeadmTemplate({ etcd: external }).toJson().replace(/bootstrap[- ]token/g, ''));
  });
});

describe('A member', () => {
  test('is told who it is and who the others are', () => {
    const environment = fileIn(userDataIn(kubeadmTemplate())['cp-1'], NODE_ENV);

    for (const line of [
      "CLUSTER_NAME='production-cluster'", "ROLE='control-plane'", "KUBERNETES_VERSION='v1.34.11'", "MEMBER='cp-1'", "ADDRESS='10.0.1.11'", "ETCD_LOCATION='stacked'",
      "ETCD_MEMBERS='cp-0=10.0.0.10 cp-1=10.0.1.11 cp-2=10.0.2.12'", "CONTROL_PLANE_MEMBERS='cp-0=10.0.0.10 cp-1=10.0.1.11 cp-2=10.0.2.12'", "BUCKET='fake-bucket'",
    ]) expect(environment.split('\n')).toContain(line);
    expect(fileIn(userDataIn(kubeadmTemplate())['cp-1'], '/etc/production-cluster/kubeadm/cluster.yaml')).toMatch(/clusterDNS:\n *- "172\.20\.0\.10"/);
  });

  test('of etcd has what etcd needs, and nothing of the control plane', () => {
    const data = userDataIn(kubeadmTemplate({ etcd: external }));

    expect(fileIn(data['etcd-0'], '/etc/production-cluster/etcd.env')).toContain('ETCD_NAME=etcd-0\n');
    expect(fileIn(data['etcd-0'], NODE_ENV)).toContain("ADD_ONS=''");
    expect(fileIn(data['etcd-0'], SOFTWARE)).not.toMatch(/kubelet|containerd|helm/);
    expect(data['etcd-0']).not.toMatch(/cluster\.yaml|encryption\.yaml/);
    expect(data['cp-0']).not.toContain('etcd.env');
    expect(fileIn(data['cp-0'], '/etc/production-cluster/kubeadm/cluster.yaml')).toContain('      - https://10.0.1.14:2379\n    caFile');
  });

  test('knows its programs by their checksum, so that a change of them is a change of it', () => {
    const template = kubeadmTemplate();
    const entry = /PROGRAMS='programs\/(\w{64})\|(\w{64})'/.exec(userDataIn(template)['cp-0']);
    const keys = Object.values(template.resourcesOfType('fake_object')).map(({ key }) => key);

    expect(entry?.[1]).toBe(entry?.[2]);
    expect(keys).toContain(`programs/${entry?.[1]}`);
  });

  test('has room to spare in its user data', () => {
    for (const text of Object.values(userDataIn(kubeadmTemplate({ etcd: external })))) expect(text.startsWith('#cloud-config\n')).toBe(true);
  });

  test('may have an address that only Terraform knows', () => {
    const environment = fileIn(userDataIn(kubeadmTemplate({ infrastructure: new FakeInfrastructure({ unknownAddresses: true }) }))['cp-0'], NODE_ENV);

    expect(environment).toMatch(/^ADDRESS='\$\{fake_shared\.\w+\.addresses\["cp-0"\]\}'$/m);
  });
});

describe('A pool', () => {
  const withPool = (options: object, props: Partial<kubeadm.KubeadmPlatformProps> = {}) =>
    userDataIn(inBareStack((stack) => {
      const cluster = kubeadmCluster(stack, props, { version: KubernetesVersion.V1_35 });
      cluster.addWorkerPool('Batch', { capacity: KUBEADM_GENERAL, ...options });
      cluster.addWorkerPool('General', { capacity: KUBEADM_GENERAL });
    })).Batch;

  test('has labels, taints and a version of its own', () => {
    const environment = fileIn(withPool({ labels: { team: 'payments' }, taints: [Taint.noSchedule('dedicated', 'batch'), Taint.noExecute('slow')], version: KubernetesVersion.V1_34 }), NODE_ENV);

    for (const line of ["ROLE='worker'", "NODE_LABELS='production-cluster/worker-pool=Batch,team=payments'", "NODE_TAINTS='dedicated=batch:NoSchedule,slow=:NoExecute'", "KUBERNETES_VERSION='v1.34.11'"]) {
      expect(environment.split('\n')).toContain(line);
    }
  });

  test('installs its own version, and nothing of the control plane', () => {
    const software = fileIn(withPool({ version: KubernetesVersion.V1_34 }), SOFTWARE);

    expect(software).toContain('/v1.34.11/bin/linux/arm64/kubelet binary:/usr/local/bin/kubelet arm64\n');
    expect(software).not.toMatch(/etcd|helm|cilium|v1\.35/);
  });

  test('reads no object', () => {
    expect(fileIn(withPool({}), NODE_ENV)).not.toMatch(/PROGRAMS|ADD_ONS/);
  });

  test('installs from a mirror, with the same checksums', () => {
    const checksums = (text: string) => text.split('\n').map((line) => line.split(' ')[0]);
    const mirrored = fileIn(withPool({}, { software: kubeadm.NodeSoftware.release({ mirror: 'https://mirror.example.com/files' }) }), SOFTWARE);

    expect(mirrored).toContain(' https://mirror.example.com/files/dl.k8s.io/release/');
    expect(checksums(mirrored)).toEqual(checksums(fileIn(withPool({}), SOFTWARE)));
  });

  test('installs what is named', () => {
    const { ArtifactInstallation, MachineArchitecture, MachineRole } = kubeadm;
    const sha256 = 'b'.repeat(64);
    const artifacts = [
      { url: 'http://10.0.0.1/kubelet', sha256, installation: ArtifactInstallation.file('/usr/bin/kubelet'), architecture: MachineArchitecture.AMD64 },
      { url: 'http://10.0.0.1/etcd.tgz', sha256, installation: ArtifactInstallation.archive({ directory: '/usr/bin', stripComponents: 1, members: ['etcd', 'etcdctl'] }), roles: [MachineRole.ETCD] },
      { url: 'http://10.0.0.1/cni.tgz', sha256, installation: ArtifactInstallation.archive({ directory: '/opt/cni/bin' }) },
    ];
    const software = kubeadm.NodeSoftware.of([{ kubernetesVersion: 'v1.35.4', etcdVersion: 'v3.6.14', pauseImage: 'registry.example.com/pause:9', artifacts }]);

    const data = withPool({}, { software });

    expect(fileIn(data, SOFTWARE)).toBe(`${sha256} http://10.0.0.1/kubelet binary:/usr/bin/kubelet amd64\n${sha256} http://10.0.0.1/cni.tgz tar:/opt/cni/bin:0 any\n`);
    expect(fileIn(data, '/etc/containerd/config.toml')).toContain('sandbox_image = "registry.example.com/pause:9"');
  });
});
