import { kubeadm, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { FakeInfrastructure } from '../support/fake-infrastructure';
import { KUBEADM_GENERAL, kubeadmCluster } from '../support/kubeadm';
import { hostileText, list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';

const { ArtifactInstallation, ControlPlaneSize, EtcdTopology, MachineArchitecture, MachineRole, NodeSoftware, PodEncryption, PodNetwork } = kubeadm;
const SHA = 'a'.repeat(64);

test('KubeadmPlatformProps', () => {
  const props = struct<Omit<kubeadm.KubeadmPlatformProps, 'infrastructure' | 'etcd' | 'controlPlaneSize' | 'podNetwork' | 'software' | 'issuers' | 'restore'>>(
    {
      podCidr: text('10.64.0.0/12', '100.64.0.0/16'),
      serviceCidr: text('172.20.0.0/16', '10.96.0.0/12'),
      encryptedResources: list('configmaps', 'widgets.example.com'),
      auditPolicy: text('apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n'),
      auditLogMaxAgeDays: number(30, 365),
      apiServerArguments: map(['max-requests-inflight', 'v'], ['800', '4']),
    },
    [],
  );

  survives(props, (stack, given) => {
    kubeadmCluster(stack, given);
    const { auditPolicy: _overLines, apiServerArguments = {}, ...shown } = given;
    return [...Object.values(shown), Object.keys(apiServerArguments)];
  });
});

test('the name of a cluster', () => {
  survives(text('production', 'a', 'x'.repeat(40)), (stack, clusterName) => {
    kubeadmCluster(stack, {}, { clusterName });
    return [clusterName];
  });
});

test('StackedEtcdOptions and ExternalEtcdOptions', () => {
  const options = struct<kubeadm.ExternalEtcdOptions>(
    { members: mostly(fc.constantFrom(3, 5, 7), number(1, 9)), diskSizeGiB: number(20, 16384), controlPlaneMembers: number(2, 7), machineType: text('i9.large'), separateEvents: fc.boolean() },
    ['members'],
  );

  survives(fc.tuple(options, fc.boolean()), (stack, [given, isExternal]) => {
    kubeadmCluster(stack, { etcd: isExternal ? EtcdTopology.external(given) : EtcdTopology.stacked(given) });
    return isExternal ? [given.diskSizeGiB, given.machineType] : [given.diskSizeGiB];
  });
});

test('ControlPlaneSize', () => {
  survives(fc.tuple(number(1, 5000), text('m9.large'), fc.boolean()), (stack, [nodes, machineType, isNamed]) => {
    kubeadmCluster(stack, { controlPlaneSize: isNamed ? ControlPlaneSize.ofMachineType(machineType) : ControlPlaneSize.forNodes(nodes) });
    return isNamed ? [machineType] : [];
  });
});

test('EtcdRestore', () => {
  const restore = struct<kubeadm.EtcdRestore>({ snapshot: text('snapshots/1/20261121T120000Z-48211.db'), epoch: number(2, 9) }, ['snapshot', 'epoch']);

  survives(restore, (stack, given) => {
    kubeadmCluster(stack, { restore: given });
    return Object.values(given);
  });
});

test('CiliumOptions and ManifestsOptions', () => {
  const options = struct<kubeadm.CiliumOptions & { manifests: string[] }>(
    {
      encryption: fc.constantFrom(...Object.values(PodEncryption)),
      values: mostly(fc.object({ key: hostileText, values: [fc.string(), fc.integer(), fc.boolean()], maxDepth: 2 }).map((value) => JSON.stringify(value)), hostileText),
      manifests: list('apiVersion: v1\nkind: Namespace', 'apiVersion: v1\nkind: ServiceAccount'),
    },
    ['manifests'],
  );

  survives(fc.tuple(options, fc.boolean()), (stack, [{ manifests, ...given }, isCilium]) => {
    kubeadmCluster(stack, { podNetwork: isCilium ? PodNetwork.cilium(given) : PodNetwork.manifests({ manifests }) });
    return isCilium ? [] : [manifests];
  });
});

test('JwtIssuer', () => {
  const issuer = struct<kubeadm.JwtIssuer>(
    {
      issuerUrl: text('https://login.example.com', 'https://login.example.com/tenant'),
      audiences: list('cluster', 'cli'),
      usernamePrefix: text('corp:'),
      groupsPrefix: text('corp:', 'login/'),
      usernameClaim: text('email'),
      groupsClaim: text('roles'),
      requiredClaims: map(['hd', 'tenant'], ['example.com']),
      certificateAuthority: text('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'),
    },
    ['issuerUrl', 'audiences', 'usernamePrefix', 'groupsPrefix'],
  );

  survives(fc.array(issuer, { maxLength: 2 }), (stack, issuers) => {
    kubeadmCluster(stack, { issuers });
    return issuers.flatMap(({ issuerUrl, groupsPrefix }) => [issuerUrl, groupsPrefix]);
  });
});

test('SoftwareRelease, SoftwareArtifact, ArchiveOptions and ReleaseSoftwareOptions', () => {
  const artifact = fc.record({
    url: text('https://example.com/kubelet', 'http://10.0.0.1/etcd.tgz'),
    sha256: text(SHA),
    installation: fc.oneof(
      text('/usr/local/bin/kubelet').map((path) => ArtifactInstallation.file(path)),
      struct<kubeadm.ArchiveOptions>({ directory: text('/opt/cni/bin'), stripComponents: number(0, 3), members: list('etcd', 'etcdctl') }, ['directory']).map((options) => ArtifactInstallation.archive(options)),
    ),
    architecture: fc.constantFrom(undefined, ...Object.values(MachineArchitecture)),
    roles: fc.constantFrom<kubeadm.MachineRole[] | undefined>(undefined, [MachineRole.CONTROL_PLANE, MachineRole.WORKER]),
  });
  const release = struct<kubeadm.SoftwareRelease>(
    { kubernetesVersion: text('v1.35.4'), etcdVersion: text('v3.6.5'), pauseImage: text('registry.k8s.io/pause:3.10.1'), artifacts: fc.array(artifact, { minLength: 1, maxLength: 3 }) },
    ['kubernetesVersion', 'etcdVersion', 'artifacts'],
  );

  survives(fc.tuple(release, text('https://mirror.example.com'), fc.boolean()), (stack, [given, mirror, isMirror]) => {
    const software = isMirror ? NodeSoftware.release({ mirror }) : NodeSoftware.of([given]);
    const platform = new kubeadm.KubeadmPlatform({ infrastructure: new FakeInfrastructure(), software });
    new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_35, platform }).addWorkerPool('Pool', { capacity: KUBEADM_GENERAL });
    return isMirror ? [mirror] : [given.etcdVersion, given.pauseImage, ...given.artifacts.map(({ url }) => url)];
  });
});
