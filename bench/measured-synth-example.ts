import { addStacks } from '../examples/eks/app';
import { measureSynth } from './measured-synth';

// Not for its time: `equivalence.ts` compares it with the stacks that are measured.
measureSynth((app) => addStacks(app));
