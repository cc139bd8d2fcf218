import { Step, storyUnless } from '../../e2e/support/story';
import { MISSING } from './prepared';

// A step may boot a whole cluster while other programs want the machine.
const STEP_TIMEOUT_MS = 900_000;

/** Drills that follow one another on one laboratory; skipped where that cannot be built. */
export function story(name: string, tell: (step: Step) => void): void {
  storyUnless(MISSING)(name, (step) => {
    jest.setTimeout(STEP_TIMEOUT_MS);
    tell(step);
  });
}
