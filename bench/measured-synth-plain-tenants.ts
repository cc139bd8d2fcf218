import { measureSynth } from './measured-synth';
import { addPlainTenants } from './plain-tenants';

measureSynth(addPlainTenants);
