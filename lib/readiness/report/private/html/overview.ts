import { ClusterReadiness } from '../../../readiness-result';
import { counted } from '../../../private/numbers';
import { html, Markup } from '../markup';
import { countsOf, mendingsOf, StandingCount } from '../standings';
import { sign } from './parts';

/** All clusters at a glance, each a link to its part of the page. */
export function overview(clusters: readonly ClusterReadiness[]): Markup {
  if (clusters.length === 0) return html`<p class="lead">The app has no cluster.</p>`;
  return html`<nav aria-labelledby="overview-title" id="overview">
<h2 id="overview-title">${counted(clusters.length, 'cluster')}</h2>
<ul class="cards">${clusters.map(card)}</ul>
</nav>
`;
}

function card(cluster: ClusterReadiness, index: number): Markup {
  const mendings = mendingsOf(cluster).length;
  const verdict = mendings === 0 ? html`<p class="verdict">${sign('good')}Nothing to mend</p>` : html`<p class="verdict">${sign('bad')}${counted(mendings, 'thing')} to mend</p>`;
  return html`<li class="card">
<a href="#cluster-${String(index + 1)}">${cluster.clusterName}</a>
<p class="meta">${cluster.platformName} · Kubernetes ${cluster.version}</p>
${bar(countsOf(cluster.items))}
${verdict}
</li>
`;
}

/** How many items stand how, as parts of a bar. The numbers stand beside it. */
export function bar(counts: readonly StandingCount[]): Markup {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const start = (index: number) => counts.slice(0, index).reduce((sum, { count }) => sum + count, 0);
  return html`<svg class="bar" aria-hidden="true" width="100%" height="10">${counts.map(({ count, tone }, index) => (count === 0 ? undefined : html`<rect class="${tone}" x="${percent(start(index), total)}" width="${percent(count, total)}" height="10"/>`))}</svg>`;
}

export function percent(part: number, whole: number): string {
  return `${Math.round((whole === 0 ? 0 : part / whole) * 10000) / 100}%`;
}

/** The numbers of items by how they stand. */
export function tally(counts: readonly StandingCount[]): Markup {
  return html`<dl class="tally">${counts.map(({ count, label, tone }) => html`<div class="${tone}"><dt>${sign(tone)}${label}</dt><dd>${String(count)}</dd></div>`)}</dl>
`;
}
