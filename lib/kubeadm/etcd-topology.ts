import { checkControlPlaneMembers, checkDisk, checkEtcdMembers, checkMachineTypeName } from './private/member-checks';

/** Options of every topology of etcd. */
export interface EtcdOptions {
  /** How many members etcd has: 3, 5 or 7. It cannot be changed by Terraform alone. */
  readonly members: number;
  /**
   * The size of each member's disk in GiB, from 20 to 16384. The data of etcd takes at most 8 GiB, that of an etcd of events as much again; the rest is for what a restore keeps, and for speed where that comes with size.
   *
   * @default 40
   */
  readonly diskSizeGiB?: number;
  /**
   * Whether events have an etcd of their own, on the same machines and disks, so that many of them neither fill nor slow down that of everything else. For large clusters (PE-39).
   * An API server that starts needs both; one that runs goes on without that of events.
   *
   * It can be turned on later, machine by machine. Events up to then are forgotten, and their revisions begin anew: who watches events must be restarted. It cannot be turned off again:
   * the first member that goes without it takes the ports along, and the others stop.
   *
   * Source: https://kubernetes.io/docs/setup/best-practices/cluster-large/#etcd-storage (read 2026-11)
   *
   * @default false
   */
  readonly separateEvents?: boolean;
}

/** Options of etcd on the machines of the control plane. */
export interface StackedEtcdOptions extends EtcdOptions {}

/** Options of etcd on machines of its own. */
export interface ExternalEtcdOptions extends EtcdOptions {
  /**
   * How many machines the control plane has, from 2 to 7.
   *
   * @default 3
   */
  readonly controlPlaneMembers?: number;
  /**
   * The type of etcd's machines, in the names of the infrastructure.
   *
   * @default - as large as those of the control plane
   */
  readonly machineType?: string;
}

/** Where etcd runs. */
export enum EtcdLocation {
  /** On the machines of the control plane. */
  STACKED = 'stacked',
  /** On machines of its own. */
  EXTERNAL = 'external',
}

/**
 * Where etcd runs and how many members it has (PE-14, PE-16, PE-18, PE-42).
 *
 * Errors: `etcd-members` for anything but 3, 5 or 7 members, `control-plane-members`, `disk-size`, `machine-type-format`.
 */
export class EtcdTopology {
  /** On the machines of the control plane: fewest machines; one that fails takes a member of both. */
  public static stacked(options: StackedEtcdOptions): EtcdTopology {
    return new EtcdTopology(EtcdLocation.STACKED, options);
  }

  /** On machines of its own: a failure of the control plane is none of etcd. */
  public static external(options: ExternalEtcdOptions): EtcdTopology {
    return new EtcdTopology(EtcdLocation.EXTERNAL, options);
  }

  /** How many members etcd has. */
  public readonly members: number;
  /** How many machines the control plane has. */
  public readonly controlPlaneMembers: number;
  /** The size of each member's disk in GiB. */
  public readonly diskSizeGiB: number;
  /** Whether events have an etcd of their own. */
  public readonly separateEvents: boolean;
  /** The type of etcd's machines, if it is named. */
  public readonly machineType?: string;

  private constructor(
    /** Where etcd runs. */
    public readonly location: EtcdLocation,
    options: ExternalEtcdOptions,
  ) {
    const { members, diskSizeGiB = 40, controlPlaneMembers = location === EtcdLocation.STACKED ? members : 3, separateEvents = false, machineType } = options;
    checkEtcdMembers(members);
    checkControlPlaneMembers(controlPlaneMembers);
    checkDisk(diskSizeGiB);
    if (machineType !== undefined) checkMachineTypeName(machineType, 'EtcdTopology.external machineType');
    this.members = members;
    this.controlPlaneMembers = controlPlaneMembers;
    this.diskSizeGiB = diskSizeGiB;
    this.separateEvents = separateEvents;
    this.machineType = machineType;
  }
}
