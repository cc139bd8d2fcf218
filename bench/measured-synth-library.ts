import { addLibraryStack } from './library-eks';
import { measureSynth } from './measured-synth';

measureSynth(addLibraryStack);
