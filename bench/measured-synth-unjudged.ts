import * as library from 'cdktf-production-cluster';
import { addLibraryStack } from './library-eks';
import { measureSynth, stacksOf } from './measured-synth';

// Loads what `measured-synth-readiness` loads, so that the two differ in what they do alone.
void library.Readiness;

measureSynth(stacksOf(addLibraryStack));
