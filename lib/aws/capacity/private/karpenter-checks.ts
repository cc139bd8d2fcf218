import { PurchaseOption } from '../../../capacity';
import { checkInteger, checkKnown, checkNotEmpty, checkOneOf, checkText } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { checkQuantity } from '../../../private/quantity';
import { Architecture } from '../architecture';
import { KarpenterCapacityOptions } from '../karpenter-capacity';
import { KarpenterRequirement, RequirementOperator } from '../karpenter-requirement';
import { NodeImage } from '../node-image';

// https://karpenter.sh/docs/concepts/nodepools/: "^([0-9]+(s|m|h))+$ or Never" (read 2026-11)
const DURATION = /^(([0-9]+(s|m|h))+|Never)$/;
const VALUELESS = [RequirementOperator.EXISTS, RequirementOperator.DOES_NOT_EXIST];
const NUMERIC = [RequirementOperator.GT, RequirementOperator.LT];

/** Refuses what Karpenter does not take. */
export function checkKarpenter(options: KarpenterCapacityOptions): void {
  const { image = NodeImage.AL2023, limits, architectures, purchase, requirements = [] } = options;
  checkImage(image);
  checkQuantity(limits.cpu, 'KarpenterCapacity limits cpu');
  checkQuantity(limits.memory, 'KarpenterCapacity limits memory');
  for (const [option, list] of Object.entries({ architectures, purchase })) {
    if (list === undefined) continue;
    checkKnown(list, `KarpenterCapacity ${option}`);
    checkNotEmpty(list, { id: 'list-empty', option: `KarpenterCapacity ${option}` });
  }
  architectures?.forEach((one) => checkOneOf(one, { id: 'karpenter-option', option: 'KarpenterCapacity architectures' }, Object.values(Architecture)));
  purchase?.forEach((one) => checkOneOf(one, { id: 'karpenter-option', option: 'KarpenterCapacity purchase' }, Object.values(PurchaseOption)));
  checkKnown(requirements, 'KarpenterCapacity requirements');
  requirements.forEach(checkRequirement);
  checkTexts(options);
  if (options.diskSizeGiB !== undefined) checkInteger(options.diskSizeGiB, { id: 'disk-size', option: 'diskSizeGiB' }, 20, 16384);
}

function checkImage(image: NodeImage): void {
  // Karpenter chooses drivers by the machine, and has no alias for other variants.
  if ([NodeImage.AL2023, NodeImage.BOTTLEROCKET].includes(image)) return;
  fail('pool-option-unsupported', {
    what: 'KarpenterCapacity does not take this image', got: image.amiId ?? image.name, allowed: 'NodeImage.AL2023 and NodeImage.BOTTLEROCKET', fix: 'use one of these, or aws.NodeGroupCapacity',
  });
}

function checkTexts({ imageVersion, consolidateAfter = '1m', expireAfter = '720h', disruptionBudget = '10%' }: KarpenterCapacityOptions): void {
  text('imageVersion', imageVersion, /^(v\d[\w.-]*|latest)$/, 'a release such as v20251112, or latest');
  text('consolidateAfter', consolidateAfter, DURATION, 'a time such as 30s, 5m or 1h, or Never');
  text('expireAfter', expireAfter, DURATION, 'a time such as 336h, or Never');
  text('disruptionBudget', disruptionBudget, /^(100%|\d{1,2}%|\d{1,9})$/, 'a number or a percentage');
}

function checkRequirement({ key, operator, values = [] }: KarpenterRequirement): void {
  checkOneOf(operator, { id: 'karpenter-option', option: 'KarpenterCapacity requirements operator' }, Object.values(RequirementOperator));
  text('requirements key', key, /^\S+$/, 'the key of a label');
  checkKnown(values, 'KarpenterCapacity requirements values');
  values.forEach((value) => text('requirements values', value, NUMERIC.includes(operator) ? /^\d+$/ : /^[\w.-]+$/, NUMERIC.includes(operator) ? 'a number' : 'the value of a label'));
  const most = NUMERIC.includes(operator) ? 1 : 100;
  if (VALUELESS.includes(operator) ? values.length === 0 : values.length >= 1 && values.length <= most) return;
  fail('karpenter-option', {
    what: `KarpenterCapacity requirements has the wrong number of values for ${operator}`, got: values, allowed: 'none for EXISTS and DOES_NOT_EXIST, one for GT and LT, at least one for IN and NOT_IN', fix: `correct the values of ${key}`,
  });
}

function text(option: string, value: string, pattern: RegExp, allowed: string): void {
  checkText(value, { id: 'karpenter-option', option: `KarpenterCapacity ${option}`, pattern, maxLength: 63, allowed });
}
