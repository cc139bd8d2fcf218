import { IClusterMachines, MachineRole } from '../infrastructure';
import { admission, eventRateLimit } from './admission';
import { auditPolicy } from './audit-policy';
import { authentication } from './authentication';
import { ClusterPlan, PlannedMember } from './cluster-plan';
import { containerdConfig } from './containerd-config';
import { encryption } from './encryption';
import { etcdCertificates, etcdEnvironment } from './etcd-config';
import { etcdInstances } from './etcd-instances';
import { kernelModules, kernelSettings, loginSettings } from './host-settings';
import { kubeadmConfig } from './kubeadm-config';
import { workerKubelet } from './kubelet-config';
import { NodeEnvironment, shellFile } from './node-env';
import { firstFiles, MachineFile, withoutComments } from './node-files';
import { patches } from './patches';
import { PATHS } from './paths';
import { VersionSoftware } from './software';

/** What all machines of a role are made of. */
export interface MachineParts {
  readonly role: MachineRole;
  readonly environment: NodeEnvironment;
  readonly software: VersionSoftware;
  readonly machines: IClusterMachines;
}

/** The files of any machine. */
export function commonFiles({ role, environment, software, machines }: MachineParts): MachineFile[] {
  const { text, environment: ofCloud } = machines.cloudProgram;
  return [
    file(`${PATHS.settings}/node.env`, shellFile({ ...environment, ...ofCloud }), '0600'),
    file(`${PATHS.settings}/software.txt`, software.list(role)),
    file(`${PATHS.programs}/cloud.sh`, withoutComments(text), '0755'),
    ...firstFiles(role),
  ];
}

/** The files of a machine that runs pods. */
export function podFiles({ software }: MachineParts): MachineFile[] {
  return [
    file('/etc/containerd/config.toml', containerdConfig(software.pauseImage)),
    file('/etc/modules-load.d/production-cluster.conf', kernelModules()),
    file('/etc/sysctl.d/90-production-cluster.conf', kernelSettings()),
    file('/etc/systemd/logind.conf.d/production-cluster.conf', loginSettings()),
  ];
}

/** From what any member makes its certificates of etcd: the control plane those of a client, wherever etcd is. */
export function etcdCertificateFile(plan: ClusterPlan, member: PlannedMember): MachineFile {
  return file(`${PATHS.settings}/kubeadm/etcd.yaml`, etcdCertificates(plan, member));
}

/** The settings of etcd itself, and of that of events. */
export function etcdFiles(plan: ClusterPlan, member: PlannedMember): MachineFile[] {
  return etcdInstances(plan).map((instance) => file(`${PATHS.settings}/${instance.unit}.env`, etcdEnvironment(member, instance)));
}

/** The files of a machine of the control plane. */
export function controlPlaneFiles(plan: ClusterPlan, member: PlannedMember): MachineFile[] {
  const { versions, apiServer } = plan;
  return [
    file(`${PATHS.settings}/kubeadm/cluster.yaml`, kubeadmConfig(plan, member)),
    file(`${PATHS.settings}/encryption.yaml`, encryption(apiServer.encryptedResources), '0600'),
    file(`${PATHS.policy}/admission.yaml`, admission(), '0600'),
    file(`${PATHS.policy}/audit.yaml`, apiServer.auditPolicy ?? auditPolicy(), '0600'),
    file(`${PATHS.policy}/authentication.yaml`, authentication(versions.minor, apiServer.issuers), '0600'),
    file(`${PATHS.policy}/event-rate-limit.yaml`, eventRateLimit(), '0600'),
    ...Object.entries(patches(plan.separateEvents)).map(([name, content]) => file(`${PATHS.patches}/${name}`, content, '0600')),
  ];
}

/** The files of a worker. */
export function workerFiles(plan: Pick<ClusterPlan, 'ranges'>): MachineFile[] {
  return [file(`${PATHS.settings}/kubelet.yaml`, workerKubelet(plan), '0600')];
}

function file(path: string, content: string, permissions: MachineFile['permissions'] = '0644'): MachineFile {
  return { path, content, permissions };
}
