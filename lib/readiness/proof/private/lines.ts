import { LossAspect, LossFinding, LossKind, LossLine, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { Aspect, joined, NO_NODE_LOST, verdict } from './aspect';
import { dnsServers } from './dns';
import { Estate } from './estate';
import { Loss, lossesOf } from './losses';
import { endpoint, quorum } from './members';
import { nodeCapacities } from './node-capacity';
import { requestCapacity } from './requests';
import { cheapest } from './smallest-change';
import { untoldVolumes, zonalVolumes } from './volumes';

/** All that must live through a loss. */
export function aspectsOf(estate: Estate): Aspect[] {
  return [quorum, endpoint(estate), ...nodeCapacities(estate), ...requestCapacity(estate), dnsServers, ...zonalVolumes(estate)];
}

/** What is left after each loss. */
export function linesOf(estate: Estate): LossLine[] {
  const aspects = aspectsOf(estate);
  return lossesOf(estate).map((loss) => {
    const told = (aspect: LossAspect, otherwise?: LossVerdict): LossVerdict => {
      const parts = aspects.filter((one) => one.aspect === aspect).map((one) => one.judge(estate, loss));
      return parts.length === 0 && otherwise !== undefined ? otherwise : joined(parts);
    };
    return {
      kind: loss.kind,
      lost: loss.words,
      quorum: told(LossAspect.QUORUM),
      endpoint: told(LossAspect.ENDPOINT),
      capacity: told(LossAspect.CAPACITY, loss.zone === undefined ? NO_NODE_LOST : noNodes(estate)),
      dns: told(LossAspect.DNS),
      volumes: told(LossAspect.VOLUMES, untoldVolumes(estate)),
    };
  });
}

function noNodes({ pools }: Estate): LossVerdict {
  return pools.length > 0 ? verdict(LossOutcome.PROVIDER, 'the provider makes room for each pod') : verdict(LossOutcome.UNKNOWN, 'the app declares no pool');
}

/** What does not hold of losses of a kind, with the smallest change that mends all of it. */
export function findingsOf(estate: Estate, kind: LossKind): LossFinding[] {
  // A machine of the control plane is no node of a pool: what fails with its zone is found there.
  const aspects = aspectsOf(estate).filter(({ ofMembers }) => ofMembers || kind === LossKind.ZONE);
  return aspects.flatMap((aspect) => {
    const failing = lossesOfKind(estate, kind).map((loss) => ({ loss, ...aspect.judge(estate, loss) })).filter(({ outcome }) => outcome === LossOutcome.FAILS);
    if (failing.length === 0) return [];
    const fix = fixOf(estate, kind, aspect);
    return failing.map(({ loss, figures }) => ({ kind, aspect: aspect.aspect, lost: loss.words, what: `${aspect.trouble}: ${figures}`, fix }));
  });
}

function fixOf(estate: Estate, kind: LossKind, { ways, judge, mendedBy = judge, otherwise }: Aspect): string {
  const change = cheapest(estate, ways(estate), (changed) => lossesOfKind(changed, kind).every((loss) => mendedBy(changed, loss).outcome !== LossOutcome.FAILS));
  return change === undefined ? otherwise : change.words.join(', ');
}

function lossesOfKind(estate: Estate, kind: LossKind): Loss[] {
  return lossesOf(estate).filter((loss) => loss.kind === kind);
}
