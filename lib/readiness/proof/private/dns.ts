import { LossAspect, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { Aspect, NO_NODE_LOST, verdict } from './aspect';
import { Estate, Pool } from './estate';
import { enough, Loss, takes } from './losses';
import { nodePools } from './nodes-left';
import { poolSizes, poolZones } from './pool-knobs';
import { above, Knob } from './smallest-change';

const LEAST_REPLICAS = 2;

/** A DNS server is left, where the servers spread over zones and nodes as evenly as those allow. */
export const dnsServers: Aspect = {
  aspect: LossAspect.DNS,
  trouble: 'no DNS server may be left',
  ofMembers: false,
  judge: judgeDns,
  ways: (estate) => nodePools(estate).filter(({ admitsSystemPods }) => admitsSystemPods).map(({ id }) => [poolZones(id), poolSizes([id], 2), replicas]),
  otherwise: 'add a pool over two zones that keeps two nodes and whose taints let pods of the system in',
};

const replicas: Knob = ({ dns }) =>
  above(dns.replicas ?? 1, LEAST_REPLICAS).map((count) => ({
    words: `keep at least ${count} DNS servers`,
    adds: 1,
    apply: (changed) => ({ ...changed, dns: { ...changed.dns, replicas: count } }),
  }));

function judgeDns(estate: Estate, loss: Loss): LossVerdict {
  const { onNodes } = estate.dns;
  if (onNodes === false) return verdict(LossOutcome.PROVIDER, 'the provider answers DNS');
  if (onNodes === undefined || estate.pools.length === 0) return verdict(LossOutcome.UNKNOWN, 'the app does not tell where DNS servers run');
  if (loss.zone === undefined) return NO_NODE_LOST;
  const pools = estate.pools.filter(({ admitsSystemPods, minSize }) => admitsSystemPods && minSize !== 0);
  const unclear = pools.find(({ serverless, minSize, zones }) => serverless || minSize === undefined || zones === undefined);
  if (unclear !== undefined) return verdict(LossOutcome.UNKNOWN, `where ${unclear.id} runs DNS servers is not known`);
  return judgePools(pools, loss, estate.dns.replicas);
}

function judgePools(pools: readonly Pool[], loss: Loss, count: number | undefined): LossVerdict {
  if (pools.length === 0) return verdict(LossOutcome.FAILS, 'no pool keeps a node for them');
  if (!pools.some(({ zones = [] }) => zones.some((zone) => takes(loss, zone) === true))) return verdict(LossOutcome.HOLDS, `${count ?? 'all'} left, as none runs there`);
  if (pools.every((pool) => fitsInto(loss.zone, pool))) return verdict(LossOutcome.FAILS, 'all may run there');
  if (count === undefined) return verdict(LossOutcome.UNKNOWN, 'the number of DNS servers is not known');
  // Of two zones the lost one may have the odd server; of more zones it has fewer of them.
  const left = Math.floor(count / 2);
  return verdict(enough({ least: left, most: left }, 1), `at least ${left} of ${count} left`);
}

/** Whether all nodes of a pool may stand in one zone, though they spread as evenly as they can. */
function fitsInto(zone: number | undefined, { minSize = 0, zones = [] }: Pool): boolean {
  return minSize === 0 || (zones.some((one) => one === zone) && Math.min(minSize, zones.length) === 1);
}
