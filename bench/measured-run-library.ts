import { addLibraryStack } from './library-eks';
import { measureRun, stacksOf } from './measured-synth';

measureRun(stacksOf(addLibraryStack));
