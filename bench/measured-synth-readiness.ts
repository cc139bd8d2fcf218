import { App } from 'cdktf';
import * as library from 'cdktf-production-cluster';
import { addLibraryStack } from './library-eks';
import { measureSynth, stacksOf } from './measured-synth';

// Loads it now: what importing costs is another measure.
const { Readiness } = library;
const addStacks = stacksOf(addLibraryStack);

measureSynth((app: App, count: number) => {
  addStacks(app, count);
  new Readiness(app, 'Readiness');
});
