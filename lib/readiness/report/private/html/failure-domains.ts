import { FailureDomainProof, LossFinding, LossKind, LossLine, LossVerdict } from '../../../failure-domain-proof';
import { html, Markup } from '../markup';
import { LOSSES, OUTCOMES } from '../words';
import { Place, section, sign, table } from './parts';

const HEAD = ['What is lost', 'Quorum of etcd', 'API server', 'Capacity', 'DNS', 'Volumes'];

/** What is left after each loss. */
export function failureDomains(place: Place, { lines, findings }: FailureDomainProof): Markup {
  const kinds = (Object.keys(LOSSES) as LossKind[]).map((kind) => ({ kind, own: lines.filter((line) => line.kind === kind) })).filter(({ own }) => own.length > 0);
  const content = html`${findings.map(({ lost, what, fix }) => html`<p class="finding">${sign('bad')}<span><strong>${lost}:</strong> ${what}. <strong>To fix:</strong> ${fix}</span></p>`)}
${kinds.length === 0 ? html`<p>No loss can be told apart here.</p>` : kinds.map(({ kind, own }) => lossTable(place, kind, own, findings))}`;
  return section(place, 'failure-domains', 'Failure domains', content);
}

// The losses of two things at once are many, and few apps want to live through them.
function lossTable({ id }: Place, kind: LossKind, own: readonly LossLine[], findings: readonly LossFinding[]): Markup {
  const content = table(`${id}-loss-${kind}`, LOSSES[kind], HEAD, own.map(lossRow), 'even');
  if (kind !== LossKind.ZONE_AND_MACHINE) return content;
  const asks = findings.some((finding) => finding.kind === kind);
  return html`<details class="fold"${asks ? html` open` : undefined}><summary>${LOSSES[kind]}: three members are not made for it</summary>${content}</details>`;
}

function lossRow({ lost, quorum, endpoint, capacity, dns, volumes }: LossLine): Markup {
  return html`<th scope="row">${lost}</th>${[quorum, endpoint, capacity, dns, volumes].map(verdict)}`;
}

function verdict({ outcome, figures }: LossVerdict): Markup {
  const { label, tone } = OUTCOMES[outcome];
  return html`<td><span class="outcome ${tone}">${sign(tone)}${label}</span><span class="figures">${figures}</span></td>`;
}
