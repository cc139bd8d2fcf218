import { Construct } from 'constructs';
import { ControlPlaneOptions } from '../../platform';
import { ControlPlaneSize } from '../control-plane-size';
import { EtcdTopology } from '../etcd-topology';
import { IClusterMachines, MachineRole, MemberSlot } from '../infrastructure';
import type { KubeadmPlatformProps } from '../kubeadm-platform';
import { NodeSoftware } from '../node-software';
import { PodNetwork } from '../pod-network';
import { readyPath } from './api-health';
import { bootAddOns } from './boot-add-ons';
import { chartSoftware } from './built-in-software';
import { ClusterPlan, ClusterRanges, PlannedMember, Versions } from './cluster-plan';
import { KubeadmControlPlane } from './kubeadm-control-plane';
import { checkZones } from './member-checks';
import { addMembers, memberSlots } from './members';
import { FIRST_EPOCH } from './node-env';
import { clusterRanges } from './network-ranges';
import { checkClusterName } from './platform-checks';
import { portRules } from './ports';
import { programObjects } from './program-objects';
import { publishRunbooks } from './runbooks/publish';
import { softwareFor } from './software';

/** Makes a control plane on machines, with all that it needs, as children of `scope`. */
export function createControlPlane(scope: Construct, options: ControlPlaneOptions, props: KubeadmPlatformProps): KubeadmControlPlane {
  const { clusterName, version, deletionProtection } = options;
  const { infrastructure, etcd = EtcdTopology.stacked({ members: 3 }), podNetwork = PodNetwork.cilium(), software = NodeSoftware.release(), restore } = props;
  const epoch = restore?.epoch ?? FIRST_EPOCH;
  checkClusterName(clusterName);
  const ownSoftware = softwareFor(software, version, 'HAControlPlane version', podNetwork.kubeProxy ? [] : chartSoftware());
  const ranges = clusterRanges(props.podCidr, props.serviceCidr);
  const slots = memberSlots(etcd);
  const machines = infrastructure.bindCluster(scope, {
    clusterName, members: slots, portRules: portRules(etcd, podNetwork.portRules), apiHealthPath: readyPath(etcd.separateEvents), reservedCidrs: [ranges.podCidr, ranges.serviceCidr], deletionProtection,
  });
  checkZones(etcd.members, machines.zoneCount);
  const plan = planCluster({ clusterName, versions: ownSoftware.versions, ranges, machines, slots, etcd, podNetwork }, props);
  const addOns = bootAddOns(new Construct(scope, 'AddOns'), machines, podNetwork, ranges.podCidr);
  const programs = programObjects(new Construct(scope, 'Programs'), machines, slots.map(({ role }) => role));
  const members = addMembers(new Construct(scope, 'Members'), slots, {
    plan, machines, software: ownSoftware, addOns: addOns.list, programs: programs.entries, epoch, snapshot: restore?.snapshot, ready: [...addOns.objects, ...programs.objects], machineTypeOf: (role) => machineType(role, etcd, props),
  });
  publishRunbooks(new Construct(scope, 'Runbooks'), machines, {
    plan,
    members: slots.map((slot) => ({ ...slot, address: machines.addressOf(slot.name) })),
    store: machines.cloudProgram.environment,
    kubeconfigCommand: machines.kubeconfigCommand,
    zoneCount: machines.zoneCount,
    epoch,
  });
  return new KubeadmControlPlane({ version, plan, machines, topology: { etcd, slots, size: controlPlaneSize(props) }, software, members });
}

interface PlanParts {
  readonly clusterName: string;
  readonly versions: Versions;
  readonly ranges: ClusterRanges;
  readonly machines: IClusterMachines;
  readonly slots: readonly MemberSlot[];
  readonly etcd: EtcdTopology;
  readonly podNetwork: PodNetwork;
}

function planCluster({ clusterName, versions, ranges, machines, slots, etcd, podNetwork }: PlanParts, props: KubeadmPlatformProps): ClusterPlan {
  const named = (role: MachineRole): PlannedMember[] => slots.filter((slot) => slot.role === role).map(({ name }) => ({ name, address: machines.addressOf(name) }));
  const controlPlane = named(MachineRole.CONTROL_PLANE);
  const ofEtcd = named(MachineRole.ETCD);
  return {
    clusterName,
    versions,
    ranges,
    apiName: machines.apiServerName,
    apiAliases: machines.apiServerAliases,
    controlPlane,
    etcd: ofEtcd.length > 0 ? ofEtcd : controlPlane,
    etcdLocation: etcd.location,
    separateEvents: etcd.separateEvents,
    kubeProxy: podNetwork.kubeProxy,
    cloudController: machines.cloudControllerManifest !== undefined,
    serviceAccountIssuer: machines.serviceAccountIssuer,
    apiServer: {
      issuers: props.issuers ?? [],
      extraArguments: props.apiServerArguments ?? {},
      auditPolicy: props.auditPolicy,
      auditLogMaxAgeDays: props.auditLogMaxAgeDays ?? 30,
      encryptedResources: ['secrets', ...(props.encryptedResources ?? [])],
    },
  };
}

function controlPlaneSize({ controlPlaneSize: size = ControlPlaneSize.forNodes(100) }: KubeadmPlatformProps): ControlPlaneSize {
  return size;
}

function machineType(role: MachineRole, etcd: EtcdTopology, props: KubeadmPlatformProps): string {
  if (role === MachineRole.ETCD && etcd.machineType !== undefined) return etcd.machineType;
  const { machineType: named, leastSize } = controlPlaneSize(props);
  return named ?? props.infrastructure.machineTypeFor(leastSize ?? { vCpus: 2, memoryGiB: 8 });
}
