import { Estate } from './estate';

/** One setting of a knob. */
export interface Step {
  /** The change, as it is told. */
  readonly words: string;
  /** How much it adds: machines, or zones. */
  readonly adds: number;
  apply(estate: Estate): Estate;
}

/** Something that can be changed: its settings above that of an estate, the smallest first. */
export type Knob = (estate: Estate) => readonly Step[];

/** A change that mends. */
export interface Change {
  readonly words: readonly string[];
  readonly adds: number;
}

/**
 * The first combination of settings that mends, the last knob turned first and furthest. So no knob can be turned back by a single step: what stands before
 * the combination has been tried, and does not mend.
 */
export function smallestChange(estate: Estate, [knob, ...others]: readonly Knob[], mends: (changed: Estate) => boolean): Change | undefined {
  if (knob === undefined) return mends(estate) ? { words: [], adds: 0 } : undefined;
  const untouched = smallestChange(estate, others, mends);
  if (untouched !== undefined) return untouched;
  for (const { words, adds, apply } of knob(estate)) {
    const rest = smallestChange(apply(estate), others, mends);
    if (rest !== undefined) return { words: [words, ...rest.words], adds: adds + rest.adds };
  }
  return undefined;
}

/** Of several ways the one that adds least. */
export function cheapest(estate: Estate, ways: readonly (readonly Knob[])[], mends: (changed: Estate) => boolean): Change | undefined {
  const found = ways.map((knobs) => smallestChange(estate, knobs, mends)).filter((change) => change !== undefined);
  return found.sort((one, other) => one.adds - other.adds)[0];
}

/** The whole numbers from one above the first to the second. */
export function above(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + 1 + index);
}
