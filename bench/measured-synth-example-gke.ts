import { addStacks } from '../examples/gke/app';
import { measureSynth, stacksOf } from './measured-synth';

// Not for its time: `equivalence.ts` compares it with the stacks that are measured.
measureSynth(stacksOf((app) => addStacks(app)));
