import { MISSING } from './prepared';

const STEP_TIMEOUT_MS = 300_000;

/** A step of a story. */
export type Step = (name: string, body: () => Promise<void>) => void;

/**
 * Tests that follow one another on the same infrastructure: after one has failed the others fail at once.
 * Where the machine lacks what they need, all of them are skipped, and counted as such.
 */
export const story = storyUnless(MISSING);

/** Stories that are skipped where a variable of the environment says what is missing. */
export function storyUnless(missing: string): (name: string, tell: (step: Step) => void) => void {
  return (name, tell) => tellStory(process.env[missing] === undefined, name, tell);
}

function tellStory(available: boolean, name: string, tell: (step: Step) => void): void {
  // Also for the hooks: the first start of the embedded AWS on a machine prepares its Python environment.
  jest.setTimeout(STEP_TIMEOUT_MS);
  (available ? describe : describe.skip)(name, () => {
    let failed: string | undefined;
    tell((stepName, body) =>
      test(stepName, async () => {
        if (failed !== undefined) throw new Error(`Not tried, because this failed before: ${failed}`);
        failed = stepName;
        await body();
        failed = undefined;
      }),
    );
  });
}
