import { CapacityKind } from '../../../capacity';
import { unknown } from '../../../private/checks';
import { IWorkerPool } from '../../../worker-pool';

/** The most nodes that pools can have together; undefined where one of them has no bound that is known. Serverless capacity has no nodes. */
export function largestSize(pools: IWorkerPool[]): number | undefined {
  const sizes = pools.filter(({ intent }) => intent.kind !== CapacityKind.SERVERLESS).map(({ intent }) => intent.maxSize);
  return sizes.every((size) => size !== undefined && !unknown(size)) ? sizes.reduce<number>((sum, size = 0) => sum + size, 0) : undefined;
}
