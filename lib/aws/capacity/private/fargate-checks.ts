import { checkKnown, checkNotEmpty, checkText, checkUnique, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { INetwork } from '../../network/network';
import { checkPrincipalArn } from '../../private/principals';
import { FargateOptions, FargateSelector } from '../fargate-capacity';

// https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html and …/service-quotas.html (read 2026-11)
const MAX_SELECTORS = 5;
const MAX_LABELS = 5;
const NAMESPACE = /^[a-z0-9*?]([a-z0-9*?-]*[a-z0-9*?])?$/;

/** Refuses what is no Fargate profile. */
export function checkFargate(selectors: FargateSelector[], { podExecutionRoleArn, subnetIds }: FargateOptions): void {
  if (selectors.length > MAX_SELECTORS) {
    fail('pool-option-unsupported', {
      what: 'A Fargate profile has too many selectors', got: selectors.map(({ namespace }) => namespace), allowed: `at most ${MAX_SELECTORS} namespaces`, fix: 'use another pool for the others',
    });
  }
  selectors.forEach(checkSelector);
  if (podExecutionRoleArn !== undefined) checkPrincipalArn(podExecutionRoleArn, 'FargateCapacity podExecutionRoleArn');
  if (subnetIds === undefined) return;
  checkKnown(subnetIds, 'FargateCapacity subnetIds');
  checkNotEmpty(subnetIds, { id: 'list-empty', option: 'FargateCapacity subnetIds' });
  checkUnique(subnetIds, { id: 'network-subnets', option: 'FargateCapacity subnetIds' });
}

function checkSelector({ namespace, labels }: FargateSelector): void {
  checkText(namespace, { id: 'namespace-name', option: 'namespaces', pattern: NAMESPACE, maxLength: 63, allowed: 'a DNS label of at most 63 characters, with * and ? as wildcards' });
  if (labels === undefined) return;
  checkKnown(labels, 'FargateSelector labels');
  const entries = Object.entries(labels);
  if (entries.length === 0 || entries.length > MAX_LABELS) {
    fail('fargate-selector', { what: 'FargateSelector labels has none or too many', got: entries.length, allowed: `1 to ${MAX_LABELS} labels`, fix: 'leave labels out for all pods of the namespace, or name fewer' });
  }
  for (const [key, value] of entries) {
    checkText(key, { id: 'fargate-selector', option: 'FargateSelector labels key', pattern: /^(?!__proto__$)\S+$/, maxLength: 317, allowed: 'the key of a label' });
    checkText(value, { id: 'fargate-selector', option: `FargateSelector labels["${key}"]`, pattern: /^[A-Za-z0-9._*?-]+$/, maxLength: 63, allowed: 'the value of a label, with * and ? as wildcards' });
  }
}

/** Refuses subnets of which it is known that they are public. */
export function checkFargateSubnets(subnetIds: string[], { publicSubnetIds }: INetwork): void {
  if (unknown(publicSubnetIds)) return;
  const open = subnetIds.find((id) => publicSubnetIds.includes(id));
  if (open === undefined) return;
  fail('fargate-subnet-public', {
    what: 'FargateCapacity subnetIds names a public subnet of the network, where Fargate runs no pods', got: open, allowed: 'private subnets', fix: 'leave subnetIds out, or name private subnets',
  });
}
