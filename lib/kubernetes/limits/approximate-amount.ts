import { Quantity } from './private/quantity';

/**
 * An amount as people write it, such as `160Gi`, as a number for arithmetic that need not be exact; undefined where it is none.
 *
 * @internal
 */
export function approximateAmount(text: string): number | undefined {
  return Quantity.parse(text)?.approximate;
}
