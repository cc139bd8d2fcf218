import { ERROR_IDS, ErrorId } from '../../lib/private/error-ids';

/** The message of what `run` throws. Fails the test if it throws nothing. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('Nothing was refused');
}

// cdktf puts the construct path, also in brackets, before what a validation reports.
const IDS = new RegExp(`(?:^|\\] |\\n\\s*)\\[(${ERROR_IDS.join('|')})\\] `, 'g');

/** The ids of the library in a text that an error or a warning shows. */
export function idsIn(text: string): ErrorId[] {
  return [...text.matchAll(IDS)].map((match) => match[1] as ErrorId);
}

/** A mistake, and what its message must tell. */
export interface ExpectedProblem {
  readonly id: ErrorId;
  /** The value that was given, as the message shows it; left out where no single value is to blame. */
  readonly got?: string;
  /** A part of what the message allows. */
  readonly allowed: string;
  /** A part of what the message advises. */
  readonly fix: string;
}

/** Asserts that a text tells the id, the value got, what is allowed and what to change. */
export function expectProblem(text: string, { id, got, allowed, fix }: ExpectedProblem): void {
  expect(idsIn(text)).toEqual([id]);
  const sentence = text.slice(text.indexOf(`[${id}] `));
  const [what, rest = ''] = sentence.split(' Allowed: ');
  const [allowedText, fixText = ''] = rest.split(' To fix: ');
  if (got !== undefined) expect(what).toContain(`Got ${got}`);
  expect(allowedText).toContain(allowed);
  expect(fixText).toContain(fix);
}
