import { Check, Verdict } from './check';
import { ItemResult } from '../readiness-result';
import { Standing } from '../standing';

// Of several the gravest is the item's: what is missing is not mended by what is met, and what the app does weighs more than what it leaves to others.
const GRAVITY = [Standing.OUTSIDE, Standing.PROVIDER_DUTY, Standing.MET, Standing.MISSING];

/** The verdicts of one item as its result. Reasons and fixes are those of the verdicts that decide. */
export function combine({ id, title, section, page }: Check, verdicts: readonly Verdict[]): ItemResult {
  const standing = GRAVITY[Math.max(0, ...verdicts.map((verdict) => GRAVITY.indexOf(verdict.standing)))];
  const deciding = verdicts.filter((verdict) => verdict.standing === standing);
  return {
    id, title, section, standing,
    source: `https://kubernetes.io/docs/${page}`,
    evidence: verdicts.flatMap(({ evidence }) => evidence),
    reason: standing === Standing.MET ? undefined : joined(deciding.map(({ reason }) => reason)),
    fix: joined(deciding.map(({ fix }) => fix)),
    document: [...deciding, ...verdicts].find(({ document }) => document !== undefined)?.document,
  };
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const given = [...new Set(texts.filter((text) => text !== undefined))];
  return given.length === 0 ? undefined : given.join('; ');
}
