import { Estate, Pool } from './estate';
import { Left, Loss, takes } from './losses';

/** How many nodes of a pool are left, where its zones have as many each as they can; undefined where its size is not known. */
export function nodesLeft({ minSize, zones }: Pool, loss: Loss): Left | undefined {
  if (minSize === undefined) return undefined;
  const hit = zones === undefined ? takes(loss, undefined) : takenOf(zones, loss);
  if (hit === false) return { least: minSize, most: minSize };
  if (hit === undefined || zones === undefined) return { least: 0, most: minSize };
  // Whichever zone is lost may be one of those with the odd nodes.
  const left = minSize - Math.ceil(minSize / zones.length);
  return { least: left, most: left };
}

function takenOf(zones: readonly number[], loss: Loss): boolean | undefined {
  const taken = zones.map((zone) => takes(loss, zone));
  return taken.includes(true) ? true : taken.includes(undefined) ? undefined : false;
}

/** The pools that have nodes. */
export function nodePools({ pools }: Estate): Pool[] {
  return pools.filter(({ serverless }) => !serverless);
}
