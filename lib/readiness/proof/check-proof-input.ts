import { unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { MOST_NODES } from '../../private/scale';
import { ProofInput } from './proof-input';

/**
 * Refuses what cannot be a number of nodes. More than a pool keeps is no mistake here, but a finding.
 *
 * Errors: `readiness-needed-nodes`.
 *
 * @internal
 */
export function checkProofInput({ neededNodes = {} }: ProofInput): void {
  for (const [id, count] of Object.entries(neededNodes)) {
    if (unknown(count) || (Number.isInteger(count) && count >= 0 && count <= MOST_NODES)) continue;
    fail('readiness-needed-nodes', { what: `Readiness neededNodes["${id}"] is no number of nodes`, got: count, allowed: `a whole number from 0 to ${MOST_NODES}`, fix: 'write how many nodes of the pool must be left right after a loss' });
  }
}
