import { addLibraryStack } from './library-eks';
import { measureSynth, stacksOf } from './measured-synth';

measureSynth(stacksOf(addLibraryStack));
