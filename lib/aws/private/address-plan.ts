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

  private readonly claims = new Map<string, number>();

  private constructor(private readonly network: INetwork) {}

  /** Plans addresses for a pool. */
  public claim(pool: string, addresses: number): void {
    this.claims.set(pool, addresses);
  }

  /** What is wrong with the plan, if anything. */
  public validate(): string[] {
    const wanted = [...this.claims.values()].reduce((sum, addresses) => sum + addresses, 0);
    const available = this.network.privateAddresses;
    if (available === undefined || wanted <= available) return [];
    return [
      describe('network-addresses-exhausted', {
        what: 'The private subnets have too few addresses for all pools at their largest, with one for each node and each of its pods',
        got: { wanted, available, pools: Object.fromEntries(this.claims) },
        allowed: `at most ${available} addresses`,
        fix: 'use a larger network, lower maxSize, or state with aws.NodeGroupCapacity podsPerNode how many pods a node runs (110 are planned for)',
      }),
    ];
  }
}
