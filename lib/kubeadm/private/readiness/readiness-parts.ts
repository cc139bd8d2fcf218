import { PlatformFact } from '../../../platform-readiness';
import { ControlPlaneSize } from '../../control-plane-size';
import { EtcdTopology } from '../../etcd-topology';
import { IClusterMachines, MemberSlot } from '../../infrastructure';
import { ClusterPlan } from '../cluster-plan';

/** A pool that has joined. */
export interface JoinedPool {
  readonly poolId: string;
  /** Most nodes; undefined where only Terraform knows. */
  readonly maxSize?: number;
}

/** What the user chose of the machines of a control plane. */
export interface Topology {
  readonly etcd: EtcdTopology;
  readonly slots: readonly MemberSlot[];
  readonly size: ControlPlaneSize;
}

/** All from which the readiness of a cluster is told. */
export interface ReadinessParts extends Topology {
  readonly plan: ClusterPlan;
  readonly machines: IClusterMachines;
  /** The pools that have joined so far. */
  readonly pools: readonly JoinedPool[];
  /** What backs up the volumes of workloads. */
  readonly backups: readonly PlatformFact[];
}
