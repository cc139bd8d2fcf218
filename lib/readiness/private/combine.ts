import { Check, Verdict } from './check';
import { ItemResult } from '../readiness-result';
import { Standing } from '../standing';

// Of several the gravest is the item's: what is missing is not mended by what is met, and what the app does weighs more than what it leaves to others.
const GRAVITY = [Standing.OUTSIDE, Standing.PROVIDER_DUTY, Standing.MET, Standing.MISSING];

/** The verdicts of one item as its result. Reasons and fixes are those of the verdicts that decide. */
export function combine({ id, title, section, page }: Check, verdicts: readonly Verdict[]): ItemResult {
  // Most items have one verdict.
  const deciding = verdicts.length === 1 ? verdicts : gravest(verdicts);
  const standing = deciding.length === 0 ? Standing.OUTSIDE : deciding[0].standing;
  return {
    id, title, section, standing,
    source: `https://kubernetes.io/docs/${page}`,
    evidence: verdicts.flatMap(({ evidence }) => evidence),
    reason: standing === Standing.MET ? undefined : joined(deciding.map(({ reason }) => reason)),
    fix: joined(deciding.map(({ fix }) => fix)),
    document: [...deciding, ...verdicts].find(({ document }) => document !== undefined)?.document,
  };
}

function gravest(verdicts: readonly Verdict[]): readonly Verdict[] {
  const most = Math.max(...verdicts.map(({ standing }) => GRAVITY.indexOf(standing)));
  return verdicts.filter(({ standing }) => GRAVITY.indexOf(standing) === most);
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  if (texts.length === 1) return texts[0];
  const given = new Set(texts.filter((text) => text !== undefined));
  return given.size === 0 ? undefined : [...given].join('; ');
}
