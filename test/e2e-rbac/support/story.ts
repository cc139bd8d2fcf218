import { storyUnless } from '../../e2e/support/story';
import { MISSING } from './prepared';

/** Tests that follow one another on one cluster; skipped where it cannot be built. */
export const story = storyUnless(MISSING);
