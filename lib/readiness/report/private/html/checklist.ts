import { Evidence, ItemResult } from '../../../readiness-result';
import { Standing } from '../../../standing';
import { counted } from '../../../private/numbers';
import { html, Markup } from '../markup';
import { countsOf, sectionsOf } from '../standings';
import { STANDINGS } from '../words';
import { badge, fixText, Place, section, sign, source, titled } from './parts';

/** Every item of the checklist with what it is judged by, section by section. */
export function checklist(place: Place, items: readonly ItemResult[]): Markup {
  const sections = [...sectionsOf(items)].map(([title, own]) => group(place, title, own, items));
  return section(place, 'checklist', 'Checklist', html`<p class="lead">${counted(items.length, 'item')} of the Kubernetes page “Production environment”. Sections with nothing missing are folded.</p>
${sections}`);
}

function group({ id }: Place, title: string, own: readonly ItemResult[], all: readonly ItemResult[]): Markup {
  const asks = own.some(({ standing }) => standing === Standing.MISSING || standing === Standing.ACKNOWLEDGED);
  const counts = countsOf(own).filter(({ count }) => count > 0);
  return html`<details class="group"${asks ? html` open` : undefined}>
<summary><h4>${title}</h4><span class="counts">${counts.map(({ count, label, tone }) => html`<span class="count">${sign(tone)}${`${count} ${label.toLowerCase()}`}</span> `)}</span></summary>
<ul class="items">${own.map((item) => entry(`${id}-item-${all.indexOf(item)}`, item))}</ul>
</details>
`;
}

function entry(id: string, item: ItemResult): Markup {
  const told = STANDINGS[item.standing];
  return html`<li class="item ${told.tone}" id="${id}">
<div class="standing">${badge(told)}</div>
<div class="told"><p class="title"><span class="id">${item.id}</span> ${titled(item.title, item.source)}</p>
${item.reason === undefined ? undefined : html`<p>${item.reason}</p>`}${acknowledged(item)}${fixText(item.fix)}${evidence(item)}${item.document === undefined ? undefined : html`<p class="sources">See ${source(item.document)}</p>`}</div>
</li>
`;
}

function acknowledged({ owner, expires }: ItemResult): Markup | undefined {
  if (owner === undefined) return expires === undefined ? undefined : html`<p class="owner">until ${expires}</p>`;
  return html`<p class="owner">Owner: ${owner}${expires === undefined ? '' : `, until ${expires}`}</p>`;
}

const SHOWN = 3;

function evidence({ evidence: all, reason }: ItemResult): Markup | undefined {
  if (all.length === 0) return undefined;
  const list = html`<ul class="evidence">${all.map((one) => line(one, reason))}</ul>`;
  return all.length <= SHOWN ? list : html`<details><summary>${counted(all.length, 'piece')} of evidence</summary>${list}</details>`;
}

// Where the reason says all, its place is what is left to say.
function line({ value, constructPath }: Evidence, reason: string | undefined): Markup {
  return html`<li>${value === reason && constructPath !== undefined ? undefined : value}${constructPath === undefined ? undefined : html` <code>${constructPath}</code>`}</li>`;
}
