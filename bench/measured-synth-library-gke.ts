import { addLibraryGkeStack } from './library-gke';
import { measureSynth, stacksOf } from './measured-synth';

measureSynth(stacksOf(addLibraryGkeStack));
