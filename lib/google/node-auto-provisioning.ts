import { checkInteger, checkKnown, checkOneOf, checkText, checkUnique, unknown } from '../private/checks';
import { fail } from '../private/problem';
import { checkKeyId } from './private/resource-ids';

/** What GKE's autoscaler holds dearer when it takes nodes away. */
export enum AutoscalingProfile {
  /** Room for pods that come: nodes stay a while. */
  BALANCED = 'BALANCED',
  /** A low price: nodes go soon, and pods move more often. */
  OPTIMIZE_UTILIZATION = 'OPTIMIZE_UTILIZATION',
}

/** The disk of nodes that GKE provisions. */
export enum ProvisionedDiskType {
  /** SSD at a middle price. */
  BALANCED = 'pd-balanced',
  /** SSD with the most operations. */
  SSD = 'pd-ssd',
  /** Turning disks. */
  STANDARD = 'pd-standard',
}

/** The image of nodes that GKE provisions. */
export enum ProvisionedImageType {
  /** Container-Optimized OS. */
  CONTAINER_OPTIMIZED = 'COS_CONTAINERD',
  /** Ubuntu. */
  UBUNTU = 'UBUNTU_CONTAINERD',
}

/** How many accelerators of a type a cluster may have. */
export interface AcceleratorLimit {
  /** The type as Compute Engine names it, such as `nvidia-l4`. */
  readonly acceleratorType: string;
  /** Most accelerators, at least 1. */
  readonly max: number;
  /**
   * Fewest accelerators.
   *
   * @default 0
   */
  readonly min?: number;
}

/** Options of `NodeAutoProvisioning.withLimits`. */
export interface NodeAutoProvisioningOptions {
  /** Most vCPUs of the cluster, at least 1. */
  readonly maxCpu: number;
  /** Most memory of the cluster in GiB, at least 1. */
  readonly maxMemoryGib: number;
  /**
   * Fewest vCPUs of the cluster.
   *
   * @default 0
   */
  readonly minCpu?: number;
  /**
   * Least memory of the cluster in GiB.
   *
   * @default 0
   */
  readonly minMemoryGib?: number;
  /**
   * Accelerators that GKE may provision; it never adds others.
   *
   * @default - none
   */
  readonly accelerators?: AcceleratorLimit[];
  /**
   * The size of the nodes' disk in GB, from 10 to 65536.
   *
   * @default 100
   */
  readonly diskSizeGb?: number;
  /**
   * The kind of the nodes' disk.
   *
   * @default ProvisionedDiskType.BALANCED
   */
  readonly diskType?: ProvisionedDiskType;
  /**
   * The key, `projects/…/locations/…/keyRings/…/cryptoKeys/…`, of the cluster's region that encrypts the nodes' disks; Compute Engine's service
   * agent must be allowed to use it. **Giving one later, or another one, replaces the cluster**, as the provider has it.
   *
   * @default - a key of Google
   */
  readonly diskKeyId?: string;
  /**
   * The image of the nodes.
   *
   * @default ProvisionedImageType.CONTAINER_OPTIMIZED
   */
  readonly imageType?: ProvisionedImageType;
  /**
   * How many nodes of a pool may exist besides its others while they are upgraded.
   *
   * @default 1
   */
  readonly maxSurge?: number;
  /**
   * How many nodes of a pool may be out of service while they are upgraded; not 0 where `maxSurge` is 0.
   *
   * @default 0
   */
  readonly maxUnavailable?: number;
}

// The provider takes an int; this is far beyond the largest cluster, 15,000 nodes.
const MOST = 100_000_000;
// From 10: the provider. The largest Persistent Disk has 64 TiB: https://cloud.google.com/compute/docs/disks/persistent-disks (read 2026-11)
const MIN_DISK = 10;
const MAX_DISK = 65_536;
// A pool that GKE made has at most 1000 nodes: https://cloud.google.com/kubernetes-engine/docs/concepts/node-auto-provisioning (read 2026-11)
const MAX_NODES = 1000;
const LIMIT = 'auto-provisioning-limit';
const OPTION = 'auto-provisioning-option';

/**
 * Pools that GKE itself makes for pods that find no room, and takes away again, up to limits (PE-26). Their nodes have the cluster's service
 * account, are shielded with secure boot, are repaired and upgraded.
 *
 * The limits count all nodes of the cluster, those of `addWorkerPool` included, and bind those pools as well: set them above what those may need.
 *
 * Errors: `auto-provisioning-limit`, `auto-provisioning-option`, `disk-size`, `key-name`, `value-unknown`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-provisioning (read 2026-11), and the provider's `google_container_cluster` 6.50.0
 */
export class NodeAutoProvisioning {
  /** Up to so many vCPUs, so much memory, and so many accelerators. */
  public static withLimits(options: NodeAutoProvisioningOptions): NodeAutoProvisioning {
    return new NodeAutoProvisioning(options);
  }

  /** What it was made with. */
  public readonly options: NodeAutoProvisioningOptions;

  private constructor(options: NodeAutoProvisioningOptions) {
    const { accelerators = [], diskSizeGb = 100, diskType = ProvisionedDiskType.BALANCED, imageType = ProvisionedImageType.CONTAINER_OPTIMIZED } = options;
    const option = (name: string) => `NodeAutoProvisioning ${name}`;
    checkBounds(options.minCpu, options.maxCpu, [option('minCpu'), option('maxCpu')]);
    checkBounds(options.minMemoryGib, options.maxMemoryGib, [option('minMemoryGib'), option('maxMemoryGib')]);
    checkAccelerators(accelerators, option('accelerators'));
    checkInteger(diskSizeGb, { id: 'disk-size', option: option('diskSizeGb') }, MIN_DISK, MAX_DISK);
    if (options.diskKeyId !== undefined) checkKeyId(options.diskKeyId, option('diskKeyId'));
    checkOneOf(diskType, { id: OPTION, option: option('diskType') }, Object.values(ProvisionedDiskType));
    checkOneOf(imageType, { id: OPTION, option: option('imageType') }, Object.values(ProvisionedImageType));
    checkUpgrade(options);
    this.options = { ...options, accelerators: [...accelerators] };
  }
}

function checkBounds(min: number | undefined, max: number, [minOption, maxOption]: readonly [string, string]): void {
  checkInteger(max, { id: LIMIT, option: maxOption }, 1, MOST);
  if (min === undefined) return;
  checkInteger(min, { id: LIMIT, option: minOption }, 0, MOST);
  if (unknown(min) || unknown(max) || min <= max) return;
  fail(LIMIT, { what: `${minOption} is above ${maxOption}`, got: { min, max }, allowed: 'a minimum that is not above the maximum', fix: `lower ${minOption}, or raise ${maxOption}` });
}

function checkAccelerators(accelerators: AcceleratorLimit[], option: string): void {
  checkKnown(accelerators, option);
  for (const { acceleratorType, min, max } of accelerators) {
    checkText(acceleratorType, { id: OPTION, option: `${option} acceleratorType`, pattern: /^[a-z][a-z0-9-]*$/, maxLength: 63, allowed: 'the name of an accelerator type, such as nvidia-l4' });
    checkBounds(min, max, [`${option} min`, `${option} max`]);
  }
  checkUnique(accelerators.map(({ acceleratorType }) => acceleratorType), { id: OPTION, option });
}

// At least one must be above zero: the provider's documentation of `upgrade_settings`, 6.50.0
function checkUpgrade({ maxSurge = 1, maxUnavailable = 0 }: NodeAutoProvisioningOptions): void {
  checkInteger(maxSurge, { id: OPTION, option: 'NodeAutoProvisioning maxSurge' }, 0, MAX_NODES);
  checkInteger(maxUnavailable, { id: OPTION, option: 'NodeAutoProvisioning maxUnavailable' }, 0, MAX_NODES);
  if (maxSurge !== 0 || maxUnavailable !== 0) return;
  fail(OPTION, { what: 'NodeAutoProvisioning lets an upgrade neither add a node nor take one away', got: { maxSurge, maxUnavailable }, allowed: 'maxSurge or maxUnavailable above 0', fix: 'set maxSurge to 1' });
}
