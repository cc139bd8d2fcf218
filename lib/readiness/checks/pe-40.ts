import { Check, met, missing, SECTIONS } from '../private/check';
import { LossKind } from '../failure-domain-proof';
import { platformVerdictsIfAny } from '../private/platform-verdicts';

/** The loss of a zone is survived, by arithmetic. */
export const PE_40: Check = {
  id: 'PE-40', title: 'Live through the loss of a zone', section: SECTIONS.linked, page: 'setup/best-practices/multiple-zones/',
  judge: (view) => {
    const { findings, lines } = view.proof;
    const lost = findings.filter(({ kind }) => kind === LossKind.ZONE);
    const proof = lost.length > 0 ? lost.map(({ what, fix }) => missing(what, fix)) : lines.filter(({ kind }) => kind === LossKind.ZONE).map(({ lost: zone, capacity }) => met(`without ${zone}: ${capacity.figures}`));
    return [...proof, ...platformVerdictsIfAny(view, 'PE-40')];
  },
};
