import { measureSynth, stacksOf } from './measured-synth';
import { addPlainGkeStack } from './plain-gke';

measureSynth(stacksOf(addPlainGkeStack));
