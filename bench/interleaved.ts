/** Two things whose cost is compared. */
export interface Comparison {
  /** Measures both once, under the same load: first the baseline, then the subject. */
  readonly measure: () => Promise<number[]>;
  /** How often that is done at least. */
  readonly minRounds: number;
  /** How long measuring may take in seconds, once it was done that often. */
  readonly seconds: number;
}

/** What came out of a comparison. */
export interface Outcome {
  /** The median of the baseline. */
  readonly baseline: number;
  /** The median of the subject. */
  readonly subject: number;
  /** The one by the other: the median of the rounds, in each of which both are measured under the same load. */
  readonly ratio: number;
  /** How far the ratio may be off, as a share of it: half the range that holds it with 95 % probability. */
  readonly spread: number;
  /** How often each was measured. */
  readonly rounds: number;
}

const WANTED_SPREAD = 0.01;
const RESAMPLES = 1000;

/** Measures both again and again until the ratio is certain or the time is over. */
export async function compareInterleaved({ measure, minRounds, seconds }: Comparison): Promise<Outcome> {
  const started = Date.now();
  const baselines: number[] = [];
  const subjects: number[] = [];
  for (let round = 1; ; round++) {
    const [baseline, subject] = await measure();
    baselines.push(baseline);
    subjects.push(subject);
    if (round < minRounds) continue;
    const outcome = summarize(baselines, subjects);
    const elapsed = (Date.now() - started) / 1000;
    const timeIsOver = elapsed * (1 + 1 / round) > seconds;
    if (timeIsOver || outcome.spread < WANTED_SPREAD) return outcome;
  }
}

function summarize(baselines: number[], subjects: number[]): Outcome {
  const ratios = subjects.map((subject, round) => subject / baselines[round]);
  const ratio = median(ratios);
  return { baseline: median(baselines), subject: median(subjects), ratio, spread: uncertainty(ratios) / ratio, rounds: ratios.length };
}

// The bootstrap: how much the median would differ had other rounds of the same kind been measured.
function uncertainty(values: number[]): number {
  const resample = () => values.map(() => values[Math.floor(Math.random() * values.length)]);
  const medians = Array.from({ length: RESAMPLES }, () => median(resample())).sort((left, right) => left - right);
  return (medians[Math.floor(RESAMPLES * 0.975)] - medians[Math.floor(RESAMPLES * 0.025)]) / 2;
}

function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
