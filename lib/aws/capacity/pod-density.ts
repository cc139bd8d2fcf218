import { checkInteger } from '../../private/checks';

/** Options of `PodDensity.secondaryAddresses`. */
export interface SecondaryAddressesOptions {
  /**
   * The most pods on a node, from 1 to 250 and no more than the machine type's network interfaces hold.
   *
   * @default - what the network interfaces hold
   */
  readonly maxPods?: number;
}

/** Options of `PodDensity.prefixDelegation`. */
export interface PrefixDelegationOptions {
  /**
   * The most pods on a node, from 1 to 250 and no more than the machine type's network interfaces hold.
   *
   * @default 110
   */
  readonly maxPods?: number;
}

// "no more than 110 pods per node": https://kubernetes.io/docs/setup/best-practices/cluster-large/ (PE-25)
const KUBERNETES_LIMIT = 110;
// The most that AWS recommends: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html (read 2026-11)
const EKS_LIMIT = 250;

/**
 * How many pods a node runs, as one option: it sets the network agent, the node configuration and the planned addresses together (PE-25).
 *
 * Errors: `pod-density`, and for a machine type that cannot hold so many `pod-density-above-machine-type`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html (read 2026-11)
 */
export class PodDensity {
  /** Each pod takes one address of a network interface: 29 pods on an m7i.large, 58 on an m7i.xlarge. The default. */
  public static secondaryAddresses(options: SecondaryAddressesOptions = {}): PodDensity {
    return new PodDensity(false, options.maxPods);
  }

  /**
   * Network interfaces take addresses by blocks of 16, so that a node runs more pods than it could otherwise. Switches the
   * network agent of the whole cluster over. Nitro machines only; each private subnet needs free blocks of 16 addresses.
   */
  public static prefixDelegation(options: PrefixDelegationOptions = {}): PodDensity {
    return new PodDensity(true, options.maxPods ?? KUBERNETES_LIMIT);
  }

  private constructor(
    /** Whether network interfaces take addresses by blocks of 16. */
    public readonly delegatesPrefixes: boolean,
    /** The most pods on a node; undefined for what the network interfaces hold. */
    public readonly maxPods?: number,
  ) {
    if (maxPods !== undefined) checkInteger(maxPods, { id: 'pod-density', option: 'PodDensity maxPods' }, 1, EKS_LIMIT);
  }
}
