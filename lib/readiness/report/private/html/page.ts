import { createHash } from 'crypto';
import { ReadinessResult } from '../../../readiness-result';
import { html, Markup } from '../markup';
import { clusterReport } from './cluster';
import { overview } from './overview';
import { SIGNS } from './signs';
import { STYLE } from './style';

/** The page: one file that needs nothing else. */
export function* page({ clusters }: ReadinessResult): Generator<string> {
  const title = clusters.length === 1 ? `Production readiness of ${clusters[0].clusterName}` : 'Production readiness';
  yield `<!DOCTYPE html>\n${html`<html lang="en">
${head(title)}
<body id="top">
<a class="skip" href="#main">Skip to the clusters</a>
${SIGNS}<header class="top"><h1>Production readiness</h1>
<p class="lead">How each cluster stands to the checklist of the Kubernetes documentation, what a loss leaves of it, what fits into it and who may do what.</p>
${clusters.length === 1 ? undefined : overview(clusters)}</header>
<main id="main" tabindex="-1">
`.text}`;
  for (const [index, cluster] of clusters.entries()) yield clusterReport(cluster, index).text;
  yield `</main>
<footer><p>Made by cdktf-production-cluster from what the app declares. Nothing was asked of a cloud or of a cluster. The same app gives the same page.</p></footer>
</body>
</html>
`;
}

// Nothing is fetched, run or sent: only this one style applies.
function head(title: string): Markup {
  const style = new Markup(STYLE);
  const digest = createHash('sha256').update(STYLE).digest('base64');
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${new Markup(digest)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>`;
}
