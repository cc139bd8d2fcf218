import { createHash } from 'crypto';
import { TerraformStack } from 'cdktf';
import { Capacity, kubeadm, KubernetesVersion } from 'cdktf-production-cluster';
import { FakeInfrastructure, FakeInfrastructureProps } from '../support/fake-infrastructure';
import { KUBEADM_GENERAL, kubeadmCluster } from '../support/kubeadm';
import { ProblemCase } from './problem-case';

const { ControlPlaneSize, EtcdTopology, NodeSoftware, PodNetwork, ArtifactInstallation } = kubeadm;
const SHA = 'a'.repeat(64);

const platform = (props: Partial<kubeadm.KubeadmPlatformProps>) => () => new kubeadm.KubeadmPlatform({ infrastructure: new FakeInfrastructure(), ...props });
const bound = (props: Partial<kubeadm.KubeadmPlatformProps>) => (stack: TerraformStack) => kubeadmCluster(stack, props);
const inZones = (infrastructure: FakeInfrastructureProps, etcd: kubeadm.EtcdTopology) => bound({ infrastructure: new FakeInfrastructure(infrastructure), etcd });
const issuer = (wrong: Partial<kubeadm.JwtIssuer>) => platform({ issuers: [{ issuerUrl: 'https://login.example.com', audiences: ['cluster'], usernamePrefix: 'corp:', groupsPrefix: 'corp:', ...wrong }] });
const artifact = (wrong: Partial<kubeadm.SoftwareArtifact>): kubeadm.SoftwareArtifact => ({ url: 'https://example.com/kubelet', sha256: SHA, installation: ArtifactInstallation.file('/usr/local/bin/kubelet'), ...wrong });
const release = (wrong: Partial<kubeadm.SoftwareRelease> = {}): kubeadm.SoftwareRelease => ({ kubernetesVersion: 'v1.34.4', etcdVersion: 'v3.6.5', artifacts: [artifact({})], ...wrong });
// What cannot be compressed.
const many = Array.from({ length: 400 }, (_, index) => artifact({ sha256: createHash('sha256').update(String(index)).digest('hex') }));

/** Mistakes in how many machines there are, and where. */
export const KUBEADM_TOPOLOGY_PROBLEMS: readonly ProblemCase[] = [
  { title: 'one member of etcd', id: 'etcd-members', got: '1', allowed: '3, 5 or 7', fix: 'set members to 3', make: () => EtcdTopology.stacked({ members: 1 }) },
  { title: 'four members of etcd', id: 'etcd-members', got: '4', allowed: '3, 5 or 7', fix: 'set members to 3', make: () => EtcdTopology.stacked({ members: 4 }) },
  { title: 'nine members of etcd', id: 'etcd-members', got: '9', allowed: '3, 5 or 7', fix: 'set members to 3', make: () => EtcdTopology.external({ members: 9 }) },
  { title: 'half a member', id: 'etcd-members', got: '3.5', allowed: '3, 5 or 7', fix: 'set members to 3', make: () => EtcdTopology.external({ members: 3.5 }) },
  { title: 'a control plane of one', id: 'control-plane-members', got: '1', allowed: 'from 2 to 7', fix: 'controlPlaneMembers', make: () => EtcdTopology.external({ members: 3, controlPlaneMembers: 1 }) },
  { title: 'a disk too small', id: 'disk-size', got: '8', allowed: 'from 20', fix: 'diskSizeGiB', make: () => EtcdTopology.stacked({ members: 3, diskSizeGiB: 8 }) },
  { title: 'a type of machine that is none', id: 'machine-type-format', got: '"m7i large"', allowed: 'm7i.large', fix: 'machineType', make: () => EtcdTopology.external({ members: 3, machineType: 'm7i large' }) },
  { title: 'another type that is none', id: 'machine-type-format', got: '""', allowed: 'm7i.large', fix: 'machineType', make: () => ControlPlaneSize.ofMachineType('') },
  { title: 'three members in two zones', id: 'etcd-zones', got: '2', allowed: 'three zones or more', fix: 'three zones', make: inZones({ zoneCount: 2 }, EtcdTopology.stacked({ members: 3 })) },
  { title: 'seven members in two zones', id: 'etcd-zones', got: '2', allowed: 'three zones or more', fix: 'three zones', make: inZones({ zoneCount: 2 }, EtcdTopology.external({ members: 7 })) },
  { title: 'three members in one zone', id: 'etcd-zones', got: '1', allowed: 'three zones or more', fix: 'three zones', make: inZones({ zoneCount: 1 }, EtcdTopology.stacked({ members: 3 })) },
  { title: 'more nodes than Kubernetes is made for', id: 'control-plane-size', got: '5001', allowed: 'from 1 to 5000', fix: 'forNodes', make: () => ControlPlaneSize.forNodes(5001) },
];

/** Mistakes in a cluster on machines of one's own. */
export const KUBEADM_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a name in upper case', id: 'cluster-name', got: '"Production"', allowed: 'lower case letters', fix: 'change clusterName', make: (stack) => kubeadmCluster(stack, {}, { clusterName: 'Production' }) },
  { title: 'a range of pods with host bits', id: 'cidr-format', got: '"10.64.0.1/12"', allowed: 'no host bits', fix: 'write 10.64.0.0/12', make: platform({ podCidr: '10.64.0.1/12' }) },
  { title: 'too few addresses for pods', id: 'network-range-size', got: '"10.64.0.0/24"', allowed: 'from /8 to /22', fix: 'podCidr', make: platform({ podCidr: '10.64.0.0/24' }) },
  { title: 'too many addresses for Services', id: 'network-range-size', got: '"172.0.0.0/8"', allowed: 'from /12 to /24', fix: 'serviceCidr', make: platform({ serviceCidr: '172.0.0.0/8' }) },
  { title: 'ranges that overlap', id: 'network-range-overlap', got: '{"podCidr":"10.0.0.0/8","serviceCidr":"10.96.0.0/16"}', allowed: 'share no address', fix: 'change one', make: platform({ podCidr: '10.0.0.0/8', serviceCidr: '10.96.0.0/16' }) },
  { title: 'Secrets named again', id: 'encrypted-resource', got: '"secrets"', allowed: 'each value once', fix: 'remove the duplicate', make: platform({ encryptedResources: ['secrets'] }) },
  { title: 'all resources', id: 'encrypted-resource', got: '"*.*"', allowed: 'no *', fix: 'encryptedResources', make: platform({ encryptedResources: ['*.*'] }) },
  { title: 'a file in the place of an audit policy', id: 'audit-policy', got: '"audit.yaml"', allowed: 'audit.k8s.io/v1', fix: 'auditPolicy', make: platform({ auditPolicy: 'audit.yaml' }) },
  { title: 'logs of a week', id: 'audit-log-age', got: '7', allowed: 'from 30 to 365', fix: 'auditLogMaxAgeDays', make: platform({ auditLogMaxAgeDays: 7 }) },
  { title: 'a flag of the library', id: 'api-server-argument', got: '"anonymous-auth"', allowed: 'other flags', fix: 'remove it', make: platform({ apiServerArguments: { 'anonymous-auth': 'true' } }) },
  { title: 'a flag with its dashes', id: 'api-server-argument', got: '"--v"', allowed: 'without --', fix: 'name', make: platform({ apiServerArguments: { '--v': '4' } }) },
  { title: 'a flag over two lines', id: 'api-server-argument', allowed: 'one line', fix: 'apiServerArguments["v"]', make: platform({ apiServerArguments: { v: '4\n5' } }) },
  { title: 'a restore into the first epoch', id: 'etcd-restore', got: '1', allowed: 'from 2', fix: 'EtcdRestore epoch', make: platform({ restore: { snapshot: 'snapshots/1/a.db', epoch: 1 } }) },
  { title: 'a snapshot by its address', id: 'etcd-restore', got: '"s3://bucket/a.db"', allowed: 'the key of a snapshot', fix: 'EtcdRestore snapshot', make: platform({ restore: { snapshot: 's3://bucket/a.db', epoch: 2 } }) },
  { title: 'values that are no object', id: 'pod-network-values', got: '"[]"', allowed: 'a JSON object', fix: 'values', make: () => PodNetwork.cilium({ values: '[]' }) },
  { title: 'values that are no JSON', id: 'pod-network-values', got: '"hubble: {}"', allowed: 'a JSON object', fix: 'values', make: () => PodNetwork.cilium({ values: 'hubble: {}' }) },
  { title: 'a manifest by its file', id: 'pod-network-manifest', got: '"flannel.yaml"', allowed: 'not the name of a file', fix: 'manifests', make: () => PodNetwork.manifests({ manifests: ['flannel.yaml'] }) },
  { title: 'no manifest', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'PodNetwork.manifests manifests', make: () => PodNetwork.manifests({ manifests: [] }) },
  { title: 'a pool four minor versions behind', id: 'pool-too-old', got: '"1.32"', allowed: '1.33 or newer', fix: 'upgrade the pool first', make: (stack) => kubeadmCluster(stack, {}, { version: KubernetesVersion.V1_36 }).addWorkerPool('Old', { capacity: KUBEADM_GENERAL, version: KubernetesVersion.V1_32 }) },
  { title: 'capacity without machines', id: 'capacity-kind-unsupported', got: '"serverless"', allowed: 'on kubeadm: managed', fix: 'EKS', make: (stack) => kubeadmCluster(stack).addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }) }) },
  { title: 'a label that kubelets may not have', id: 'label-reserved', got: '"node-role.kubernetes.io/worker"', allowed: 'your own prefix', fix: 'a prefix of your own', make: (stack) => kubeadmCluster(stack).addWorkerPool('Pool', { capacity: KUBEADM_GENERAL, labels: { 'node-role.kubernetes.io/worker': '' } }) },
];

/** Mistakes in what machines install. */
export const KUBEADM_SOFTWARE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a version without software', id: 'software-missing', got: '"1.32"', allowed: '1.34, 1.35, 1.36', fix: 'NodeSoftware.of', make: (stack) => kubeadmCluster(stack, {}, { version: KubernetesVersion.V1_32 }) },
  { title: 'a pool without software', id: 'software-missing', got: '"1.33"', allowed: '1.34', fix: 'NodeSoftware.of', make: (stack) => kubeadmCluster(stack).addWorkerPool('Old', { capacity: KUBEADM_GENERAL, version: KubernetesVersion.V1_33 }) },
  { title: 'software of another version', id: 'software-missing', got: '"1.35"', allowed: '1.34', fix: 'NodeSoftware.of', make: (stack) => kubeadmCluster(stack, { software: NodeSoftware.of([release()]) }, { version: KubernetesVersion.V1_35 }) },
  { title: 'a minor version in the place of a patch', id: 'software-version', got: '"v1.34"', allowed: 'v1.34.4', fix: 'kubernetesVersion', make: () => NodeSoftware.of([release({ kubernetesVersion: 'v1.34' })]) },
  { title: 'etcd of another series', id: 'software-version', got: '"v3.5.24"', allowed: 'v3.6.5', fix: 'etcdVersion', make: () => NodeSoftware.of([release({ etcdVersion: 'v3.5.24' })]) },
  { title: 'a version twice', id: 'software-release-duplicate', got: '"1.34"', allowed: 'each value once', fix: 'remove the duplicate', make: () => NodeSoftware.of([release(), release({ kubernetesVersion: 'v1.34.5' })]) },
  { title: 'an artifact by its path', id: 'software-artifact', got: '"/srv/kubelet"', allowed: 'https://', fix: 'url', make: () => NodeSoftware.of([release({ artifacts: [artifact({ url: '/srv/kubelet' })] })]) },
  { title: 'a checksum of another kind', id: 'software-artifact', got: '"d41d8cd98f00b204e9800998ecf8427e"', allowed: '64 hexadecimal digits', fix: 'sha256', make: () => NodeSoftware.of([release({ artifacts: [artifact({ sha256: 'd41d8cd98f00b204e9800998ecf8427e' })] })]) },
  { title: 'a program without a place', id: 'software-artifact', got: '"binary:kubelet"', allowed: 'begin with /', fix: 'installation', make: () => NodeSoftware.of([release({ artifacts: [artifact({ installation: ArtifactInstallation.file('kubelet') })] })]) },
  { title: 'a mirror with a slash at its end', id: 'software-mirror', got: '"https://mirror.example.com/"', allowed: 'no / at its end', fix: 'mirror', make: () => NodeSoftware.release({ mirror: 'https://mirror.example.com/' }) },
  { title: 'more than user data hold', id: 'user-data-too-large', allowed: '16384 bytes', fix: 'name fewer files', make: bound({ software: NodeSoftware.of([release({ artifacts: many })]) }) },
  { title: 'an image for pods that is none', id: 'image-reference', got: '"pause 3.10"', allowed: 'registry.k8s.io/pause:3.10.1', fix: 'pauseImage', make: () => NodeSoftware.of([release({ pauseImage: 'pause 3.10' })]) },
];

/** Mistakes in who issues tokens. */
export const KUBEADM_ISSUER_PROBLEMS: readonly ProblemCase[] = [
  { title: 'an issuer without encryption', id: 'jwt-issuer', got: '"http://login.example.com"', allowed: 'https://', fix: 'issuers[0] issuerUrl', make: issuer({ issuerUrl: 'http://login.example.com' }) },
  { title: 'an issuer for nobody', id: 'jwt-issuer', got: '[]', allowed: 'at least one value', fix: 'issuers[0] audiences', make: issuer({ audiences: [] }) },
  { title: 'groups without a prefix', id: 'jwt-issuer', got: '""', allowed: 'never system:', fix: 'issuers[0] groupsPrefix', make: issuer({ groupsPrefix: '' }) },
  { title: 'groups of Kubernetes', id: 'jwt-issuer', got: '"system:"', allowed: 'never system:', fix: 'issuers[0] groupsPrefix', make: issuer({ groupsPrefix: 'system:' }) },
  { title: 'a prefix that claims complete to one of Kubernetes', id: 'jwt-issuer', got: '"sys"', allowed: 'never system:', fix: 'issuers[0] usernamePrefix', make: issuer({ usernamePrefix: 'sys' }) },
  { title: 'a certificate by its file', id: 'jwt-issuer', got: '"ca.pem"', allowed: 'certificates as PEM', fix: 'issuers[0] certificateAuthority', make: issuer({ certificateAuthority: 'ca.pem' }) },
  { title: 'a claim without a name', id: 'jwt-issuer', got: '""', allowed: 'text on one line', fix: 'issuers[0] usernameClaim', make: issuer({ usernameClaim: '' }) },
];
