import { ClusterReadiness } from '../../../readiness-result';
import { html, Markup } from '../markup';
import { countsOf, Mending, mendingsOf } from '../standings';
import { access } from './access';
import { capacity } from './capacity';
import { checklist } from './checklist';
import { failureDomains } from './failure-domains';
import { bar, tally } from './overview';
import { fixText, Place, section, sign } from './parts';
import { topology } from './topology';
import { upgrade } from './upgrade';

const SECTIONS: readonly (readonly [string, string])[] = [
  ['mend', 'To mend'], ['topology', 'Topology'], ['checklist', 'Checklist'], ['failure-domains', 'Failure domains'], ['capacity', 'Capacity'], ['access', 'Access'], ['upgrade', 'Upgrade plan'],
];

/** The report of one cluster. */
export function clusterReport(cluster: ClusterReadiness, index: number): Markup {
  const place = { id: `cluster-${index + 1}`, clusterName: cluster.clusterName };
  return html`<article class="cluster" id="${place.id}" aria-labelledby="${place.id}-name">
${head(place, cluster)}
${mend(place, mendingsOf(cluster))}
${topology(place, cluster.topology)}
${checklist(place, cluster.items)}
${failureDomains(place, cluster.failureDomains)}
${capacity(place, cluster.capacity)}
${access(place, cluster.access, cluster.accessUnknowns)}
${upgrade(place, cluster.upgrade)}
<p class="back"><a href="#top">Back to the overview<span class="unseen">, from ${cluster.clusterName}</span></a></p>
</article>
`;
}

function head({ id }: Place, { clusterName, platformName, version, constructPath, items }: ClusterReadiness): Markup {
  const counts = countsOf(items);
  return html`<header><p class="meta">${platformName} · Kubernetes ${version}</p>
<h2 id="${id}-name">${clusterName}</h2>
<p class="path"><span class="unseen">Construct </span><code>${constructPath}</code></p>
${bar(counts)}${tally(counts)}</header>
<nav class="sections" aria-label="Sections of ${clusterName}"><ul>${SECTIONS.map(([name, title]) => html`<li><a href="#${id}-${name}">${title}</a></li>`)}</ul></nav>`;
}

function mend(place: Place, mendings: readonly Mending[]): Markup {
  if (mendings.length === 0) return section(place, 'mend', 'To mend', html`<p class="verdict">${sign('good')}Nothing: every item is met, somebody’s duty, or acknowledged.</p>`);
  return section(place, 'mend', 'To mend', html`<ul class="mendings">${mendings.map((mending) => mendingOf(place, mending))}</ul>`);
}

function mendingOf({ id }: Place, { part, index, id: name, what, fix }: Mending): Markup {
  const target = part === 'item' ? `${id}-item-${index}` : `${id}-${part}`;
  return html`<li>${sign('bad')}<div><p><a href="#${target}">${name}</a> ${what}</p>${fixText(fix)}</div></li>
`;
}
