import { Readiness } from 'cdktf-production-cluster';
import { addLibraryStack } from './library-eks';
import { measureRun, stacksOf } from './measured-synth';

const addStacks = stacksOf(addLibraryStack);

measureRun((app, count) => {
  addStacks(app, count);
  new Readiness(app, 'Readiness');
});
