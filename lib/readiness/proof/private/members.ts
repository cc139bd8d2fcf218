import { LossAspect, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { ControlPlaneOperator, MemberDuty } from '../../topology-view';
import { Aspect, joined, verdict } from './aspect';
import { Estate, Member } from './estate';
import { enough, inWords, Left, Loss, takes } from './losses';
import { memberCount, memberSpread, zoneCount } from './member-knobs';

const BY_PROVIDER = verdict(LossOutcome.PROVIDER, 'the provider runs the control plane');
const UNTOLD = verdict(LossOutcome.UNKNOWN, 'the app does not tell the machines');

/** A majority of the members of etcd is left: https://etcd.io/docs/v3.6/faq/ (read 2026-11). */
export const quorum: Aspect = {
  aspect: LossAspect.QUORUM,
  trouble: 'etcd loses its quorum',
  ofMembers: true,
  judge: judgeQuorum,
  ways: () => [knobsOf(MemberDuty.ETCD)],
  otherwise: 'use three zones with an odd number of members, at most 7',
};

/** Behind the load balancer one API server is enough. */
export function endpoint(estate: Estate): Aspect {
  return {
    aspect: LossAspect.ENDPOINT,
    trouble: 'no API server is left',
    ofMembers: true,
    judge: judgeEndpoint,
    // Two members with etcd on them are no smaller change than three: they would stop etcd.
    mendedBy: doing(estate, MemberDuty.CONTROL_PLANE).some(isStacked) ? (changed, loss) => joined([judgeQuorum(changed, loss), judgeEndpoint(changed, loss)]) : judgeEndpoint,
    ways: () => [knobsOf(MemberDuty.CONTROL_PLANE)],
    otherwise: 'spread the members of the control plane over two zones',
  };
}

function judgeQuorum(estate: Estate, loss: Loss): LossVerdict {
  return judge(estate, MemberDuty.ETCD, (members) => {
    const needed = Math.floor(members.length / 2) + 1;
    const left = leftOf(members, loss);
    return verdict(enough(left, needed), `${inWords(left)} of ${members.length}, ${needed} needed`);
  });
}

function judgeEndpoint(estate: Estate, loss: Loss): LossVerdict {
  return judge(estate, MemberDuty.CONTROL_PLANE, (members) => {
    const left = leftOf(members, loss);
    return verdict(enough(left, 1), `${inWords(left)} of ${members.length} API servers`);
  });
}

function judge(estate: Estate, duty: MemberDuty, count: (members: readonly Member[]) => LossVerdict): LossVerdict {
  if (estate.operator === ControlPlaneOperator.PROVIDER) return BY_PROVIDER;
  const members = doing(estate, duty);
  return members.length === 0 ? UNTOLD : count(members);
}

function leftOf(members: readonly Member[], loss: Loss): Left {
  const others = members.filter(({ name }) => name !== loss.member?.name);
  return { least: others.filter(({ zone }) => takes(loss, zone) === false).length, most: others.filter(({ zone }) => takes(loss, zone) !== true).length };
}

function doing({ members }: Estate, duty: MemberDuty): Member[] {
  return members.filter(({ duties }) => duties.includes(duty));
}

function isStacked({ duties }: Member): boolean {
  return duties.includes(MemberDuty.ETCD);
}

function knobsOf(duty: MemberDuty) {
  return [zoneCount, memberCount(duty), memberSpread(duty)];
}
