import { Readiness } from '../readiness/readiness';
import { Standing } from '../readiness/standing';

/**
 * Asserts, with any runner, that no cluster of an app misses an item of the checklist. The error tells what is missing, and what to change.
 *
 * @param readiness the construct of the app, with what it acknowledges
 */
export function expectReady(readiness: Readiness): void {
  const { clusters } = readiness.evaluate();
  if (clusters.length === 0) throw new Error('Expected clusters that are ready for production, but the app has no cluster');
  const missing = clusters.flatMap(({ constructPath, items }) =>
    items.filter(({ standing }) => standing === Standing.MISSING).map(({ id, title, reason, fix }) => `${constructPath}: ${id} ${title}: ${reason}. To fix: ${fix}`),
  );
  if (missing.length > 0) throw new Error(`Expected clusters that are ready for production, but:\n${missing.join('\n')}`);
}
