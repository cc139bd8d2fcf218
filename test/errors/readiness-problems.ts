import { TerraformStack } from 'cdktf';
import { FailOn, Readiness, ReadinessAcknowledgement, ReadinessProps } from 'cdktf-production-cluster';
import { readinessApp, without } from '../support/readiness-app';
import { ProblemCase } from './problem-case';

const accepted: ReadinessAcknowledgement = { item: 'PE-15', reason: 'data are rebuilt every night', owner: 'platform-oncall' };
const readiness = (props: ReadinessProps) => (stack: TerraformStack) => new Readiness(stack.node.root, 'Readiness', props);
const accepting = (...acknowledge: ReadinessAcknowledgement[]) => readiness({ acknowledge });

/** What `Readiness` refuses. */
export const READINESS_PROBLEMS: ProblemCase[] = [
  { title: 'readiness of a stack', id: 'readiness-scope', got: '"production"', allowed: 'the app as its scope', fix: "new Readiness(app, 'Readiness')", make: (stack) => new Readiness(stack, 'Readiness') },
  { title: 'two of them', id: 'readiness-twice', allowed: 'one for each app', fix: 'put the options of both into one', make: (stack) => [readiness({})(stack), new Readiness(stack.node.root, 'Second')] },
  { title: 'an acknowledgement of no item', id: 'readiness-item', got: '"PE-46"', allowed: 'PE-01 to PE-45', fix: 'correct the id', make: accepting({ ...accepted, item: 'PE-46' }) },
  { title: 'an error of no item', id: 'readiness-item', got: '"15"', allowed: 'PE-01 to PE-45', fix: 'correct the id', make: () => FailOn.items('15') },
  { title: 'an acknowledgement of nobody', id: 'readiness-owner', got: '" "', allowed: 'a person or a team', fix: 'write the owner', make: accepting({ ...accepted, owner: ' ' }) },
  { title: 'an item that is accepted twice', id: 'readiness-acknowledged-twice', got: '"PE-15"', allowed: 'each item once', fix: 'remove one', make: accepting(accepted, accepted) },
  { title: 'a machine without memory', id: 'readiness-machine-size', allowed: 'numbers above 0', fix: 'Allocatable', make: readiness({ machineSizes: { 'm7i.large': { cpu: 2, memoryGiB: 0 } } }) },
  {
    title: 'an item that is missing', id: 'readiness-missing', allowed: 'acknowledged', fix: 'switch PE-15 on',
    make: () => {
      const [production] = readinessApp({ platform: without('PE-15'), readiness: { failOn: FailOn.items('PE-15') } }).node.root.node.children;
      (production as TerraformStack).runAllValidations();
    },
  },
];
