import { App } from 'cdktf';
import { Readiness } from 'cdktf-production-cluster';
import { addLibraryStack } from './library-eks';
import { measureSynth, stacksOf } from './measured-synth';

const addStacks = stacksOf(addLibraryStack);

measureSynth((app: App, count: number) => {
  addStacks(app, count);
  new Readiness(app, 'Readiness');
});
