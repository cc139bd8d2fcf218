import { CapacityFigure } from '../../../capacity-figure';
import { grouped } from '../../../private/numbers';
import { html, Markup } from '../markup';
import { fitOf } from '../words';
import { percent } from './overview';
import { badge, fixText, Place, section, source, table } from './parts';

/** The arithmetic of the cluster's size. */
export function capacity(place: Place, figures: readonly CapacityFigure[]): Markup {
  if (figures.length === 0) return section(place, 'capacity', 'Capacity', html`<p>Nothing that the app declares bounds its size.</p>`);
  const content = table(`${place.id}-capacity-table`, 'At the largest size that the app declares', ['What is counted', 'Wanted', 'Available', 'Verdict', 'How it comes about'], figures.map(figureRow));
  return section(place, 'capacity', 'Capacity', content);
}

function figureRow(figure: CapacityFigure): Markup {
  const { title, wanted, available, unit, arithmetic, fix, source: from } = figure;
  return html`<th scope="row">${title}</th><td class="number">${amount(wanted, unit, 'known to Terraform only')}</td><td class="number">${amount(available, unit, 'no bound that is known')}</td>
<td>${badge(fitOf(figure))}${meter(figure)}</td><td class="words">${arithmetic}${fixText(fix)}${from === undefined ? undefined : html`<p class="sources">${source(from)}</p>`}</td>`;
}

function amount(value: number | undefined, unit: string, otherwise: string): Markup {
  return value === undefined ? html`<span class="unit">${otherwise}</span>` : html`${grouped(value)} <span class="unit">${unit}</span>`;
}

// The columns beside it say the same.
function meter({ wanted, available, holds }: CapacityFigure): Markup | undefined {
  if (wanted === undefined || available === undefined) return undefined;
  return html`<svg class="meter" aria-hidden="true" width="100%" height="6"><rect class="track" width="100%" height="6"/><rect class="${holds ? 'good' : 'bad'}" width="${percent(Math.min(wanted, available), available)}" height="6"/></svg>`;
}
