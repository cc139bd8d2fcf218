import { measureSynth } from './measured-synth';
import { addPlainStack } from './plain-eks';

measureSynth(addPlainStack);
