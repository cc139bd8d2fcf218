import { describe } from '../../private/problem';
import { INetwork } from '../network/network';

const PLANS = new WeakMap<INetwork, AddressPlan>();

/** The addresses that pools take from a network at their largest, of all clusters in it. */
export class AddressPlan {
  /** The plan of a network. */
  public static of(network: INetwork): AddressPlan {
    const plan = PLANS.get(network) ?? new AddressPlan(network);
    PLANS.set(network, plan);
    return plan;
  }

  private readonly claims = new Map<string, () => number>();

  private constructor(private readonly network: INetwork) {}

  /** Plans addresses for a pool. */
  public claim(pool: string, addresses: () => number): void {
    this.claims.set(pool, addresses);
  }

  /** What is wrong with the plan, if anything. */
  public validate(): string[] {
    const available = this.network.privateAddresses;
    const pools = Object.fromEntries([...this.claims].map(([pool, addresses]) => [pool, addresses()]));
    const wanted = Object.values(pools).reduce((sum, addresses) => sum + addresses, 0);
    if (available === undefined || wanted <= available) return [];
    return [
      describe('network-addresses-exhausted', {
        what: 'The private subnets have too few addresses for all pools at their largest, with those that each node takes for its pods',
        got: { wanted, available, pools },
        allowed: `at most ${available} addresses`,
        fix: 'use a larger network, lower maxSize, or state with aws.PodDensity how many pods a node runs',
      }),
    ];
  }
}
