import { storyUnless } from '../../e2e/support/story';
import { MISSING } from './prepared';

/** Plans that follow one another; skipped where the real provider cannot be had. */
export const story = storyUnless(MISSING);
