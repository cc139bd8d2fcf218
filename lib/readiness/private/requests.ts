import { ClusterObject } from '../../kubernetes/judgement/cluster-objects';
import { approximateAmount } from '../../kubernetes/limits/approximate-amount';
import { ResourceRequests } from '../proof/proof-input';

const GIB = 1024 ** 3;

/** What the quotas of a cluster allow to be requested together; undefined where none limits it, or only Terraform knows an amount. */
export function requestsOf(objects: readonly ClusterObject[]): ResourceRequests {
  const hard = objects.filter(({ type }) => type === 'kubernetes_resource_quota').map((quota) => quota.block('spec').map('hard'));
  const memory = sum(hard.map((one) => one['requests.memory'] ?? one.memory));
  return { cpu: sum(hard.map((one) => one['requests.cpu'] ?? one.cpu)), memoryGiB: memory === undefined ? undefined : memory / GIB };
}

function sum(amounts: readonly (string | undefined)[]): number | undefined {
  const numbers = amounts.flatMap((amount) => (amount === undefined ? [] : [approximateAmount(amount)]));
  if (numbers.length === 0) return undefined;
  return numbers.every((number) => number !== undefined) ? numbers.reduce((total, number) => total + number, 0) : undefined;
}
