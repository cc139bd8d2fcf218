import { commands, etcdctl, etcdMembers, memberTable, page, quorum, RunbookFacts, steps } from './runbook';

/** What the loss of a zone means, and what to do. */
export function loseZone(facts: RunbookFacts): string {
  return page(
    `Lose a zone of ${facts.plan.clusterName}`,
    memberTable(facts),
    zones(facts),
    `etcd needs ${quorum(facts)} of ${etcdMembers(facts).length} members, which are left when any one zone is away: the API goes on. The load balancer leaves out the members that do not answer; workers and pods of other zones run on.`,
    steps(
      'Do not replace, roll or upgrade anything while the zone is away: the members do not do it by themselves either, because not all of them are healthy.',
      'See that the rest is well, with the commands below.',
      'Raise the smallest size of worker pools where pods wait for room; pods with volumes of the lost zone wait for it.',
      'When the zone is back, its groups make their machines anew, on their old disks. Nothing else is to be done.',
      `If a second zone goes, etcd has no quorum: the API stops, pods run on. Wait for a zone. Only when the disks are lost for good restore a snapshot.`,
    ),
    commands(etcdctl(facts, 'endpoint health'), 'kubectl get nodes -L topology.kubernetes.io/zone', 'kubectl get pods -A --field-selector status.phase=Pending'),
  );
}

function zones({ members, zoneCount }: RunbookFacts): string {
  if (zoneCount === undefined) return 'Members are spread over the zones in turn.';
  return Array.from({ length: zoneCount }, (_, zone) => {
    const names = members.filter((member) => member.zone % zoneCount === zone).map(({ name }) => `\`${name}\``);
    return `- Zone ${zone + 1} takes along: ${names.join(', ') || 'no member'}.`;
  }).join('\n');
}
