import { addLibraryTenants } from './library-tenants';
import { measureSynth } from './measured-synth';

measureSynth(addLibraryTenants);
