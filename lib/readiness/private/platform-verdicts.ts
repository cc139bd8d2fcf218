import { PlatformFact } from '../../platform-readiness';
import { outside, Verdict } from './check';
import { ClusterView } from './cluster-view';

// Who made a cluster elsewhere finds there what to look after.
const PAGE = 'https://kubernetes.io/docs/setup/production-environment/#production-control-plane';

/** What the platform says of an item. Of a control plane that something else made nobody here can tell. */
export function platformVerdicts(view: ClusterView, item: string): Verdict[] {
  const verdicts = platformVerdictsIfAny(view, item);
  if (verdicts.length > 0) return verdicts;
  return [outside(`Nothing of this app decides it: whoever made the control plane on ${view.capabilities.platformName} answers for it`, PAGE)];
}

/** The same, and nothing where the platform says nothing. */
export function platformVerdictsIfAny({ platform }: ClusterView, item: string): Verdict[] {
  return (platform?.facts ?? []).filter((fact) => fact.item === item).map(toVerdict);
}

function toVerdict({ standing, value, constructPath, document, fix }: PlatformFact): Verdict {
  return { standing, evidence: [{ value, constructPath }], reason: value, document, fix };
}
