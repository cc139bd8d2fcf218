import { ReadinessResult } from '../readiness-result';
import { clusterBlocks } from './private/markdown/cluster';
import { plain, table } from './private/markdown/escape';
import { countsOf, mendingsOf } from './private/standings';
import { STANDINGS } from './private/words';

/** The report as Markdown, for a pull request or a terminal. The picture is told in words. */
export function* readinessMarkdown({ clusters }: ReadinessResult): Generator<string> {
  const rows = clusters.map((cluster) => [plain(cluster.clusterName), ...countsOf(cluster.items).map(({ count }) => String(count)), String(mendingsOf(cluster).length)]);
  const overview = rows.length === 0 ? 'The app has no cluster.' : table(['Cluster', ...Object.values(STANDINGS).map(({ sign, label }) => `${sign} ${label}`), 'To mend'], rows);
  yield `# Production readiness\n\n${overview}\n`;
  for (const cluster of clusters) yield `\n${clusterBlocks(cluster).join('\n\n')}\n`;
}
