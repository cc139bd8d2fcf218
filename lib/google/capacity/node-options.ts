import { Accelerator } from './accelerator';
import { NodeDiskType } from './node-disk-type';
import { NodeImage } from './node-image';
import { ConfidentialTechnology, SecureBoot } from './node-security';

/** What the nodes of a pool are. */
export interface NodeOptions {
  /** The machine type, such as `n4-standard-4`, as the only one of the list: a node pool of GKE has one. */
  readonly machineTypes: string[];
  /**
   * The image of the nodes.
   *
   * @default NodeImage.COS_CONTAINERD
   */
  readonly image?: NodeImage;
  /**
   * The size of the disk for images and pods in GiB, from 10 to 65536.
   *
   * @default - GKE's; a size that is taken away stays
   */
  readonly diskSizeGiB?: number;
  /**
   * The kind of that disk.
   *
   * @default - GKE's for the machine type; a kind that is taken away stays
   */
  readonly diskType?: NodeDiskType;
  /**
   * The key of Cloud KMS that encrypts that disk, as `projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>`. A
   * change replaces the pool. The service agent of Compute Engine must be allowed to use it.
   *
   * @default - a key of Google
   */
  readonly diskKeyId?: string;
  /**
   * The local SSDs that hold images, logs and `emptyDir` volumes in place of the disk, from 1 to 32. A change replaces the pool.
   * Leave it out where the machine type has local SSDs of its own.
   *
   * @default - none, or those of the machine type
   */
  readonly localSsdCount?: number;
  /**
   * How many pods a node runs, from 8 to 256. A change replaces the pool.
   *
   * @default - as many as the cluster's nodes run
   */
  readonly podsPerNode?: number;
  /**
   * GPUs. Machine types that have GPUs of their own need none named.
   *
   * @default - those of the machine type, with the driver that GKE holds for right
   */
  readonly accelerator?: Accelerator;
  /**
   * Whether nodes start only what is signed. A change replaces the pool.
   *
   * @default SecureBoot.ENABLED
   */
  readonly secureBoot?: SecureBoot;
  /**
   * What keeps the memory of nodes encrypted while it is used. A change replaces the pool.
   *
   * @default - nothing
   */
  readonly confidentialTechnology?: ConfidentialTechnology;
  /**
   * The service account of the nodes, as its email. A change replaces the pool.
   *
   * @default - the cluster's for nodes, with the least rights
   */
  readonly serviceAccountEmail?: string;
  /**
   * Network tags of the nodes, besides the cluster's.
   *
   * @default - the cluster's alone
   */
  readonly networkTags?: string[];
}
