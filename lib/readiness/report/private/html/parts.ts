import { remembered } from '../../../../private/remembered';
import { html, Markup, Piece } from '../markup';
import { webAddress } from '../web-address';
import { Told } from '../words';

/** What the report of one cluster is made with: the start of the ids of its parts, so that those of clusters differ whatever they are called. */
export interface Place {
  readonly id: string;
  readonly clusterName: string;
}

/** How something stands: a sign, a word, and a colour. */
export const badge = remembered(({ label, tone }: Told): Markup => html`<span class="badge ${tone}">${sign(tone)}${label}</span>`);

/** The sign of a tone, for who sees. The word beside it says the same. */
export const sign = remembered((tone: Told['tone']): Markup => html`<svg class="sign ${tone}" aria-hidden="true" width="16" height="16"><use href="#sign-${tone}"/></svg>`);

/** A link to a page of the web; anything else is shown, never linked. */
export const source = remembered((address: string): Markup => {
  const url = webAddress(address);
  if (url === undefined) return html`<span class="source">${address}</span>`;
  return html`<a class="source" href="${url.href}" rel="noreferrer">${`${url.host}${url.pathname}${url.hash}`.replace(/\/$/, '')}</a>`;
});

/** A title that leads to a page of the web, if it is one. */
export function titled(title: string, address: string): Markup {
  const url = webAddress(address);
  return url === undefined ? html`${title}` : html`<a href="${url.href}" rel="noreferrer">${title}</a>`;
}

/** A section of a cluster's report, under a heading. */
export function section({ id }: Place, name: string, title: string, content: Piece): Markup {
  return html`<section class="part" id="${id}-${name}">
<h3>${title}</h3>
${content}
</section>
`;
}

/** A table that scrolls by itself where it is wider than the page. The caption names it, also for who moves there by keyboard. */
export function table(id: string, caption: string, head: readonly string[], content: readonly Piece[], columns: 'even' | 'fitted' = 'fitted'): Markup {
  return html`<div class="scroll" role="group" aria-labelledby="${id}" tabindex="0"><table class="${columns}">
<caption id="${id}">${caption}</caption>
<thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${content.map((row) => html`<tr>${row}</tr>
`)}</tbody>
</table></div>
`;
}

/** What mends something. */
export function fixText(fix: string | undefined): Markup | undefined {
  return fix === undefined ? undefined : html`<p class="fix"><strong>To fix:</strong> ${fix}</p>`;
}
