import { unknown } from './checks';
import { fail } from './problem';

// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/, without signs: nothing here can be negative
const QUANTITY = /^\d+(\.\d+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE]\d{1,2})?$/;

/** An amount of a resource as Kubernetes writes it. */
export function checkQuantity(value: string, option: string): void {
  if (unknown(value) || (typeof value === 'string' && value.length <= 32 && QUANTITY.test(value))) return;
  fail('quantity-format', {
    what: `${option} is not a Kubernetes quantity`,
    got: value,
    allowed: 'a number with an optional suffix, such as 500m, 40, 160Gi',
    fix: `correct ${option}`,
  });
}
