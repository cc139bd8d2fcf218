import { PlatformFact } from '../../platform-readiness';
import { outside, Verdict } from './check';
import { ClusterView } from './cluster-view';

// Who made a cluster elsewhere finds there what to look after.
const PAGE = 'https://kubernetes.io/docs/setup/production-environment/#production-control-plane';

/** What the platform says of an item. Of a control plane that something else made nobody here can tell. */
export function platformVerdicts({ platform, capabilities }: ClusterView, item: string): Verdict[] {
  const facts = platform?.facts.filter((fact) => fact.item === item) ?? [];
  if (facts.length > 0) return facts.map(toVerdict);
  return [outside(`Nothing of this app decides it: whoever made the control plane on ${capabilities.platformName} answers for it`, PAGE)];
}

/** The same, and nothing where the platform says nothing. */
export function platformVerdictsIfAny(view: ClusterView, item: string): Verdict[] {
  return view.platform?.facts.some((fact) => fact.item === item) ? platformVerdicts(view, item) : [];
}

function toVerdict({ standing, value, constructPath, document, fix }: PlatformFact): Verdict {
  return { standing, evidence: [{ value, constructPath }], reason: value, document, fix };
}
