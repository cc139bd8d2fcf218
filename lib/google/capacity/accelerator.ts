import { checkInteger, checkOneOf, checkText } from '../../private/checks';

/**
 * The driver that GKE installs for GPUs.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/gpus#create-gpu-pool-auto-drivers (read 2026-11)
 */
export enum GpuDriver {
  /** The one that GKE holds for right for the version of the nodes. */
  DEFAULT = 'DEFAULT',
  /** The newest that the version of the nodes has. */
  LATEST = 'LATEST',
  /** None: you install one. */
  NONE = 'INSTALLATION_DISABLED',
}

/**
 * How containers share a GPU.
 *
 * Errors: `accelerator`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/timesharing-gpus (at most 48 containers; read 2026-11)
 */
export class GpuSharing {
  /** Containers take turns. From 2 to 48 of them. */
  public static timeSharing(maxClients: number): GpuSharing {
    return new GpuSharing('TIME_SHARING', maxClients);
  }

  /** Containers run at the same time, each with a part of the GPU (NVIDIA Multi-Process Service). From 2 to 48 of them. */
  public static mps(maxClients: number): GpuSharing {
    return new GpuSharing('MPS', maxClients);
  }

  private constructor(
    /** GKE's name of the strategy. */
    public readonly strategy: string,
    /** The most containers of a GPU. */
    public readonly maxClients: number,
  ) {
    checkInteger(maxClients, { id: 'accelerator', option: 'GpuSharing maxClients' }, 2, 48);
  }
}

/** Options of `Accelerator.gpu`. */
export interface GpuOptions {
  /** The kind of GPU, such as `nvidia-l4` or `nvidia-tesla-t4`. */
  readonly type: string;
  /** The GPUs of a node, from 1. Most machine types have a number of their own. */
  readonly count: number;
  /**
   * The driver that GKE installs.
   *
   * @default GpuDriver.DEFAULT
   */
  readonly driver?: GpuDriver;
  /**
   * The part into which each GPU is divided, such as `1g.5gb` (NVIDIA Multi-Instance GPU).
   *
   * @default - GPUs are whole
   */
  readonly partitionSize?: string;
  /**
   * How containers share a GPU, or a part of one.
   *
   * @default - each has one of its own
   */
  readonly sharing?: GpuSharing;
}

/**
 * The accelerators of nodes (PE-22). A change replaces the pool, the new one before the old.
 * GKE taints the nodes with `nvidia.com/gpu=present:NoSchedule`, which pods that ask for GPUs tolerate by themselves.
 *
 * Errors: `accelerator`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/gpus (read 2026-11)
 */
export class Accelerator {
  /** GPUs of NVIDIA. */
  public static gpu(options: GpuOptions): Accelerator {
    const { type, count, driver = GpuDriver.DEFAULT, partitionSize } = options;
    checkText(type, { id: 'accelerator', option: 'Accelerator.gpu type', pattern: /^[a-z][a-z0-9-]*$/, maxLength: 63, allowed: 'a kind of GPU, such as nvidia-l4' });
    checkInteger(count, { id: 'accelerator', option: 'Accelerator.gpu count' }, 1, 16);
    checkOneOf(driver, { id: 'accelerator', option: 'Accelerator.gpu driver' }, Object.values(GpuDriver));
    if (partitionSize !== undefined) {
      checkText(partitionSize, { id: 'accelerator', option: 'Accelerator.gpu partitionSize', pattern: /^\dg\.\d{1,3}gb$/, maxLength: 9, allowed: 'a size of NVIDIA, such as 1g.5gb' });
    }
    return new Accelerator({ ...options, driver });
  }

  private constructor(
    /** @internal */
    public readonly _gpu: GpuOptions,
  ) {}

  /** The kind of accelerator. */
  public get type(): string {
    return this._gpu.type;
  }

  /** The accelerators of a node. */
  public get count(): number {
    return this._gpu.count;
  }
}
