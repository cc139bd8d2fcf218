import { MOST_NODES } from '../../../private/scale';
import { LossAspect, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { Aspect, NO_NODE_LOST, verdict } from './aspect';
import { Estate, Pool } from './estate';
import { enough, Loss } from './losses';
import { nodePools, nodesLeft } from './nodes-left';
import { poolSizes, poolZones } from './pool-knobs';
import { Knob } from './smallest-change';

/** Processors and memory of the nodes that are left hold what the quotas of tenants let them ask for; nothing where nobody knows either. */
export function requestCapacity({ requests }: Estate): Aspect[] {
  if (requests === undefined) return [];
  return [{
    aspect: LossAspect.CAPACITY,
    trouble: 'tenants may ask for more than is left',
    ofMembers: false,
    judge: judgeRequests,
    ways,
    otherwise: `lower the quotas of the tenants: no pool of up to ${MOST_NODES} nodes holds them`,
  }];
}

interface Resource {
  readonly wanted: number;
  readonly unit: string;
  of(pool: Pool): number | undefined;
}

function resourcesOf({ requests = {} }: Estate): Resource[] {
  const { cpu, memoryGiB } = requests;
  return [
    ...(cpu === undefined ? [] : [{ wanted: cpu, unit: 'processors', of: ({ machine }: Pool) => machine?.cpu }]),
    ...(memoryGiB === undefined ? [] : [{ wanted: memoryGiB, unit: 'GiB', of: ({ machine }: Pool) => machine?.memoryGiB }]),
  ];
}

function judgeRequests(estate: Estate, loss: Loss): LossVerdict {
  if (loss.zone === undefined) return NO_NODE_LOST;
  const judged = resourcesOf(estate).map((resource) => {
    const parts = estate.pools.map((pool) => supplyOf(pool, resource, loss));
    const least = parts.reduce<number>((sum, part) => sum + (part.least ?? 0), 0);
    const most = parts.some((part) => part.most === undefined) ? Infinity : parts.reduce<number>((sum, part) => sum + (part.most ?? 0), 0);
    return { outcome: enough({ least, most }, resource.wanted), figures: `${least === most ? '' : 'at least '}${rounded(least)} of ${rounded(resource.wanted)} ${resource.unit}` };
  });
  const outcome = [LossOutcome.FAILS, LossOutcome.UNKNOWN].find((one) => judged.some((each) => each.outcome === one)) ?? LossOutcome.HOLDS;
  return verdict(outcome, `${judged.map(({ figures }) => figures).join(' and ')} that tenants may ask for`);
}

/** What a pool still has; no bound where that is not known, or the provider makes room for each pod. */
function supplyOf(pool: Pool, { of }: Resource, loss: Loss): { readonly least?: number; readonly most?: number } {
  const left = nodesLeft(pool, loss);
  const each = of(pool);
  if (left === undefined || (each === undefined && left.most > 0)) return {};
  return { least: left.least * (each ?? 0), most: left.most * (each ?? 0) };
}

function ways(estate: Estate): Knob[][] {
  return nodePools(estate).flatMap((pool) => {
    const needed = Math.max(0, ...resourcesOf(estate).map((resource) => Math.ceil(resource.wanted / (resource.of(pool) ?? Infinity))));
    const { minSize, machine } = pool;
    if (minSize === undefined || machine === undefined) return [];
    // Two zones need twice the nodes, and nothing needs more.
    return [[poolZones(pool.id), poolSizes([pool.id], Math.min(MOST_NODES, Math.max(minSize, 2 * needed)))]];
  });
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
