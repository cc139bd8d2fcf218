import { checkAcknowledgement, hasExpired } from '../../private/acknowledged';
import { fail } from '../../private/problem';
import { checkItem } from '../fail-on';
import { ReadinessAcknowledgement } from '../readiness-acknowledgement';
import { ItemResult } from '../readiness-result';
import { Standing } from '../standing';

/** Refuses acknowledgements of what is no item, without a reason or an owner, with an expiry that is no day, or of one item twice. */
export function checkAcknowledgements(acknowledgements: readonly ReadinessAcknowledgement[]): void {
  const seen = new Set<string>();
  for (const { item, reason, owner, expires, clusterName = '' } of acknowledgements) {
    checkItem(item, 'Readiness acknowledge item');
    checkAcknowledgement({ id: item, reason, expires });
    if (owner.trim() === '') fail('readiness-owner', { what: `The acknowledgement of ${item} names nobody who answers for it`, got: owner, allowed: 'a person or a team', fix: 'write the owner' });
    const key = `${item} ${clusterName}`;
    if (seen.has(key)) fail('readiness-acknowledged-twice', { what: `Readiness acknowledge names ${item} twice`, got: clusterName === '' ? item : key, allowed: 'each item once for a cluster', fix: 'remove one' });
    seen.add(key);
  }
}

/** An item with its acknowledgement, if it is missing and somebody has accepted that. One that has expired mends nothing. */
export function acknowledged(result: ItemResult, clusterName: string, acknowledgements: readonly ReadinessAcknowledgement[]): ItemResult {
  if (result.standing !== Standing.MISSING) return result;
  const found = acknowledgements.find((one) => one.item === result.id && (one.clusterName === undefined || one.clusterName === clusterName));
  if (found === undefined) return result;
  const { reason, owner, expires } = found;
  if (hasExpired({ id: result.id, reason, expires })) return { ...result, reason: `${result.reason}; the acknowledgement of ${owner} ("${reason}") expired on ${expires}` };
  return { ...result, standing: Standing.ACKNOWLEDGED, reason, owner, expires };
}
