import { unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { Quantity } from './quantity';

/** What an amount is of, which decides how fine it can be. */
export enum AmountKind {
  /** Processor time: not finer than a thousandth of a core. */
  CORES = 'cores',
  /** Memory and storage: whole bytes. */
  BYTES = 'bytes',
}

const ALLOWED = {
  [AmountKind.CORES]: 'a number of cores that is not negative and not finer than 1m, with an optional suffix, such as 40 or 500m',
  [AmountKind.BYTES]: 'a whole number of bytes that is not negative, with an optional suffix, such as 160Gi or 500M (m means a thousandth)',
};

/**
 * Reads an amount and gives it back as the API server will write it; a value that only Terraform knows stays as it is.
 * How fine amounts can be: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ (read 2026-11)
 */
export function checkAmount(value: string, kind: AmountKind, option: string): string {
  if (unknown(value)) return value;
  const quantity = typeof value === 'string' ? Quantity.parse(value) : undefined;
  if (quantity !== undefined && (kind === AmountKind.CORES ? quantity.wholeThousandths : quantity.whole)) return quantity.toString();
  return fail('quantity-format', { what: `${option} is not a Kubernetes quantity`, got: value, allowed: ALLOWED[kind], fix: `correct ${option}` });
}

/** The number that an amount stands for, once `checkAmount` has let it pass; undefined where only Terraform knows it. */
export function amountOf(text: string): Quantity | undefined {
  return unknown(text) ? undefined : Quantity.parse(text);
}
