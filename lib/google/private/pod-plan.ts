import { unknown } from '../../private/checks';
import { Cidr } from '../../private/cidr';
import { describe } from '../../private/problem';
import { INetwork } from '../network/network';
import { PodDemand } from './gke-capacity';
import { nodeBlockSize } from './pod-ranges';

const PLANS = new WeakMap<INetwork, PodPlan>();

/** The addresses that pools take from the range of pods at their largest, of all clusters in a network. */
export class PodPlan {
  /** The plan of a network. */
  public static of(network: INetwork): PodPlan {
    const plan = PLANS.get(network) ?? new PodPlan(network);
    PLANS.set(network, plan);
    return plan;
  }

  private readonly claims = new Map<string, PodDemand>();

  private constructor(private readonly network: INetwork) {}

  /** Plans addresses for a pool, where its size is known. */
  public claim(pool: string, demand?: PodDemand): void {
    if (demand !== undefined) this.claims.set(pool, demand);
  }

  /** What is wrong with the plan, if anything. */
  public validate(): string[] {
    const { podCidrBlock } = this.network;
    if (podCidrBlock === undefined || unknown(podCidrBlock)) return [];
    const available = Cidr.parse(podCidrBlock, { id: 'cidr-format', option: 'podCidrBlock' }).size;
    const pools = Object.fromEntries([...this.claims].map(([pool, { nodes, podsPerNode }]) => [pool, nodes * nodeBlockSize(podsPerNode)]));
    const wanted = Object.values(pools).reduce((sum, addresses) => sum + addresses, 0);
    if (wanted <= available) return [];
    return [
      describe('network-addresses-exhausted', {
        what: 'The range of pods has too few addresses for all pools at their largest: each node takes a block of twice as many as it runs pods',
        got: { wanted, available, pools },
        allowed: `at most ${available} addresses in ${podCidrBlock}`,
        fix: 'use a network for a larger cluster, or lower maxSize or podsPerNode',
      }),
    ];
  }
}
