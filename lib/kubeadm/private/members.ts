import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { IClusterMachines, MachineRole, MemberSlot } from '../infrastructure';
import { EtcdLocation, EtcdTopology } from '../etcd-topology';
import { ClusterPlan, PlannedMember } from './cluster-plan';
import { commonFiles, controlPlaneFiles, etcdCertificateFile, etcdFiles, podFiles } from './machine-files';
import { clusterEnvironment, memberEnvironment } from './node-env';
import { VersionSoftware } from './software';
import { userData } from './user-data';

/** The machines with a fixed identity. Their names never change, and each has its place in the round of zones by its number. */
export function memberSlots({ location, members, controlPlaneMembers, diskSizeGiB }: EtcdTopology): MemberSlot[] {
  const slots = (count: number, prefix: string, role: MachineRole, dataDiskSizeGiB?: number): MemberSlot[] =>
    Array.from({ length: count }, (_, index) => ({ name: `${prefix}-${index}`, role, zone: index, dataDiskSizeGiB }));
  if (location === EtcdLocation.STACKED) return slots(members, 'cp', MachineRole.CONTROL_PLANE, diskSizeGiB);
  return [...slots(members, 'etcd', MachineRole.ETCD, diskSizeGiB), ...slots(controlPlaneMembers, 'cp', MachineRole.CONTROL_PLANE)];
}

/** What members are made from. */
export interface MembersProps {
  readonly plan: ClusterPlan;
  readonly machines: IClusterMachines;
  readonly software: VersionSoftware;
  /** What the members install in the cluster, as they read it. */
  readonly addOns: string;
  /** Where the members of a role find their programs, as they read it. */
  readonly programs: ReadonlyMap<MachineRole, string>;
  readonly epoch: number;
  readonly snapshot?: string;
  readonly ready: ITerraformDependable[];
  machineTypeOf(role: MachineRole): string;
}

/** Makes the members below `scope`, none of which waits for another: each needs the others to be complete. */
export function addMembers(scope: Construct, slots: readonly MemberSlot[], props: MembersProps): ITerraformDependable[] {
  const { machines, software, epoch, snapshot, ready } = props;
  return slots.flatMap((slot) => machines.addMember(new Construct(scope, slot.name), {
    slot,
    machineType: props.machineTypeOf(slot.role),
    userData: memberUserData(slot, props),
    kubernetesVersion: software.versions.kubernetes,
    epoch,
    snapshot,
    ready,
  }));
}

/** The user data of a member. */
export function memberUserData({ name, role }: MemberSlot, { plan, machines, software, addOns, programs }: MembersProps): string {
  const member: PlannedMember = { name, address: machines.addressOf(name) };
  const isControlPlane = role === MachineRole.CONTROL_PLANE;
  const hasEtcd = role === MachineRole.ETCD || plan.etcdLocation === EtcdLocation.STACKED;
  const environment = { ...clusterEnvironment(plan, role), ...memberEnvironment(plan, member, { addOns: isControlPlane ? addOns : '', programs: programs.get(role) ?? '' }) };
  const parts = { role, environment, software, machines };
  return userData(name, [
    ...commonFiles(parts),
    ...(isControlPlane ? podFiles(parts) : []),
    etcdCertificateFile(plan, member),
    ...(hasEtcd ? etcdFiles(plan, member) : []),
    ...(isControlPlane ? controlPlaneFiles(plan, member) : []),
  ]);
}
