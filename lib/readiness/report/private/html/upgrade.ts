import { UpgradePlan, UpgradeStep } from '../../../upgrade-plan';
import { html, Markup } from '../markup';
import { changedBy } from '../words';
import { Place, section, sign } from './parts';

/** The steps to the wanted version, in the order in which they are deployed. */
export function upgrade(place: Place, { wanted, steps }: UpgradePlan): Markup {
  if (steps.length === 0) return section(place, 'upgrade', 'Upgrade plan', html`<p class="verdict">${sign('good')}Everything runs Kubernetes ${wanted}: nothing to upgrade.</p>`);
  const lead = html`<p class="lead">To Kubernetes ${wanted}. Deploy each step before the next.</p>`;
  return section(place, 'upgrade', 'Upgrade plan', html`${lead}<ol class="steps">${steps.map(stepOf)}</ol>`);
}

function stepOf(step: UpgradeStep): Markup {
  return html`<li><p class="title">${changedBy(step)} <span class="versions">${step.from}<span class="arrow" aria-hidden="true">→</span><span class="unseen"> to </span>${step.to}</span></p><p>${step.reason}</p></li>
`;
}
