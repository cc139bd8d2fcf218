import { AccessRow } from '../../../../kubernetes/judgement/access-row';
import { counted } from '../../../private/numbers';
import { html, Markup } from '../markup';
import { Place, section, table } from './parts';

/** Who may do what, and what of it nobody here knows. */
export function access(place: Place, granted: readonly AccessRow[], unknowns: readonly string[]): Markup {
  const content = granted.length === 0 ? html`<p>The app grants nothing to anybody.</p>` : table(`${place.id}-access-table`, 'What the app grants', ['Who', 'Role', 'Where', 'May'], granted.map(accessRow));
  const notes = unknowns.length === 0 ? undefined : html`<h4>What only Terraform knows</h4><ul>${unknowns.map((unknown) => html`<li>${unknown}</li>`)}</ul>`;
  return section(place, 'access', 'Access', html`${content}${notes}`);
}

const SHOWN = 4;

function accessRow({ subject, role, where, rules }: AccessRow): Markup {
  const list = html`<ul class="rules">${rules.map((rule) => html`<li>${rule}</li>`)}</ul>`;
  const may = rules.length <= SHOWN ? list : html`<details><summary>${counted(rules.length, 'rule')}</summary>${list}</details>`;
  return html`<th scope="row">${subject}</th><td>${role}</td><td>${where}</td><td class="words">${may}</td>`;
}
