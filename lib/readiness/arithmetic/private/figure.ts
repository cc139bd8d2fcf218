import { CapacityFigure } from '../../capacity-figure';

/** A figure before it is judged. */
export interface Count extends Omit<CapacityFigure, 'holds' | 'fix'> {
  /** What to change where it does not fit. */
  readonly mend: string;
}

/** The figure, which holds unless more is wanted than is available. What is not known cannot fail. */
export function judged({ mend, ...count }: Count): CapacityFigure {
  const { wanted, available } = count;
  const holds = wanted === undefined || available === undefined || wanted <= available;
  return holds ? { ...count, holds } : { ...count, holds, fix: mend };
}

/** At most one decimal. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
