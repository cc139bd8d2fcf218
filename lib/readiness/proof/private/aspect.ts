import { LossAspect, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { Estate } from './estate';
import { Loss } from './losses';
import { Knob } from './smallest-change';

/** One thing that must live through each loss. */
export interface Aspect {
  readonly aspect: LossAspect;
  /** What is so where it does not hold, before the figures. */
  readonly trouble: string;
  /** Whether a machine with a fixed identity matters to it. */
  readonly ofMembers: boolean;
  judge(estate: Estate, loss: Loss): LossVerdict;
  /** What must hold for it to be mended well; by itself what it judges. */
  readonly mendedBy?: (estate: Estate, loss: Loss) => LossVerdict;
  /** The ways in which it may be mended. */
  ways(estate: Estate): Knob[][];
  /** What to do where none of them mends it. */
  readonly otherwise: string;
}

export const verdict = (outcome: LossOutcome, figures: string): LossVerdict => ({ outcome, figures });

/** What holds for pools where only a machine of the control plane or of etcd is lost. */
export const NO_NODE_LOST = verdict(LossOutcome.HOLDS, 'no node is lost');

// Of several verdicts the first of these that one of them has.
const GRAVITY: readonly LossOutcome[] = [LossOutcome.FAILS, LossOutcome.UNKNOWN, LossOutcome.HOLDS, LossOutcome.PROVIDER];

/** Several verdicts as one. */
export function joined(verdicts: readonly LossVerdict[]): LossVerdict {
  const outcome = GRAVITY.find((one) => verdicts.some((each) => each.outcome === one)) ?? LossOutcome.UNKNOWN;
  return verdict(outcome, [...new Set(verdicts.map(({ figures }) => figures))].join('; '));
}
