import { checkInteger, unknown } from '../private/checks';
import { MOST_NODES } from '../private/scale';
import { MachineSize } from './infrastructure';
import { checkMachineTypeName } from './private/member-checks';

// What Kubernetes' own scripts gave the control plane of so many nodes on GCE, from n1-standard-2 to n1-standard-32:
// https://v1-18.docs.kubernetes.io/docs/setup/best-practices/cluster-large/ and cluster/gce/config-common.sh of Kubernetes (read 2026-11).
// A single processor, which they gave up to five nodes, is less than kubeadm takes.
const SIZES: readonly (MachineSize & { readonly upTo: number })[] = [
  { upTo: 10, vCpus: 2, memoryGiB: 7.5 },
  { upTo: 100, vCpus: 4, memoryGiB: 15 },
  { upTo: 250, vCpus: 8, memoryGiB: 30 },
  { upTo: 500, vCpus: 16, memoryGiB: 60 },
  { upTo: MOST_NODES, vCpus: 32, memoryGiB: 120 },
];

/** How large the machines of a control plane are (PE-39). */
export class ControlPlaneSize {
  /**
   * What Kubernetes itself gave the control plane of a cluster with so many nodes. It is a start: watch memory and latency, and name a machine type
   * where the cluster needs another.
   *
   * Errors: `control-plane-size` for a number of nodes that is no whole number from 1 to 5000, or that only Terraform knows.
   *
   * @param nodes the largest number of nodes, from 1 to 5000
   */
  public static forNodes(nodes: number): ControlPlaneSize {
    checkInteger(unknown(nodes) ? NaN : nodes, { id: 'control-plane-size', option: 'ControlPlaneSize.forNodes nodes' }, 1, MOST_NODES);
    const { vCpus, memoryGiB } = SIZES.find(({ upTo }) => nodes <= upTo) ?? SIZES[SIZES.length - 1];
    return new ControlPlaneSize(undefined, { vCpus, memoryGiB });
  }

  /**
   * Machines of a type, in the names of the infrastructure.
   *
   * Errors: `machine-type-format` for text that is no name.
   *
   * @param machineType such as `m7i.xlarge`
   */
  public static ofMachineType(machineType: string): ControlPlaneSize {
    checkMachineTypeName(machineType, 'ControlPlaneSize.ofMachineType machineType');
    return new ControlPlaneSize(machineType);
  }

  private constructor(
    /** The type of machine, if it is named. */
    public readonly machineType?: string,
    /** What a machine must have at least, if no type is named. */
    public readonly leastSize?: MachineSize,
  ) {}
}
