import { WorkerPoolBinding } from '../../platform';
import { Taint } from '../../taint';
import { IClusterMachines, MachineRole } from '../infrastructure';
import { ClusterPlan } from './cluster-plan';
import { commonFiles, podFiles, workerFiles } from './machine-files';
import { clusterEnvironment } from './node-env';
import { VersionSoftware } from './software';
import { userData } from './user-data';

/** What workers of a pool are made from. */
export interface WorkersProps {
  readonly plan: ClusterPlan;
  readonly machines: IClusterMachines;
  readonly software: VersionSoftware;
}

/** The user data of the workers of a pool. */
export function workerUserData({ poolId, labels, taints }: WorkerPoolBinding, { plan, machines, software }: WorkersProps): string {
  const environment = {
    ...clusterEnvironment(plan, MachineRole.WORKER, software.versions),
    NODE_LABELS: Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(','),
    NODE_TAINTS: taints.map(taintText).join(','),
  };
  const parts = { role: MachineRole.WORKER, environment, software, machines };
  return userData(`the pool ${poolId}`, [...commonFiles(parts), ...podFiles(parts), ...workerFiles(plan)]);
}

// As the kubelet has it: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/ (read 2026-11)
function taintText({ key, value = '', effect }: Taint): string {
  return `${key}=${value}:${effect}`;
}
