import { measureSynth, stacksOf } from './measured-synth';
import { addPlainStack } from './plain-eks';

measureSynth(stacksOf(addPlainStack));
