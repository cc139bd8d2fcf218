import { etcdInstances, EVENTS_ETCD } from '../etcd-instances';
import { commands, etcdctl, memberTable, page, quorum, RunbookFacts, steps, storeTable } from './runbook';

/** How a member is replaced, and what happens without a hand. */
export function replaceMember(facts: RunbookFacts): string {
  const instances = etcdInstances(facts.plan);
  return page(
    `Replace a member of ${facts.plan.clusterName}`,
    memberTable(facts),
    'A machine that stops is made anew by its group, with its address and its disk: nothing is to be done. A member that is not healthy for ten minutes while all others are is replaced by itself, once. Do this by hand only where that does not help.',
    steps(
      `See that the others are well: at least ${quorum(facts)} members of etcd must answer without the one to replace.`,
      'Terminate its machine in the cloud. The group makes a new one, which takes the address and the disk of the old one.',
      'Where the disk itself is lost, do the same: the new machine finds it empty, removes its old entry from etcd and joins as a learner. It never begins a cluster of its own while the cluster has lived before.',
      'Watch it come back: the group says that it is in service only when its API server is ready.',
    ),
    '## See the members, on any member of etcd',
    commands(...instances.flatMap((instance) => [etcdctl(facts, 'endpoint health', instance), etcdctl(facts, 'member list -w table', instance)])),
    '## What a member says',
    commands(`journalctl -u production-cluster-provision -u production-cluster-reconcile ${instances.map(({ unit }) => `-u ${unit}`).join(' ')} -n 200`),
    ...(facts.plan.separateEvents ? forgetEvents(facts) : []),
    '## A lock that stays',
    'While a member is away by the hand of the cluster it holds the lock `/cp/rollout`, so that no other goes. A machine that never gets healthy keeps it: this is meant to stop a bad change after one member. Mend the program and deploy; the member is then made from the new one. Delete the lock only when that member is healthy or gone for good:',
    commands(etcdctl(facts, 'get /cp/rollout'), etcdctl(facts, 'del /cp/rollout')),
    '## What the machines share',
    storeTable(facts),
  );
}

function forgetEvents(facts: RunbookFacts): string[] {
  const { data, unit } = EVENTS_ETCD;
  return [
    '## Events that have lost their quorum',
    `The etcd of the cluster is well, and that of events says that it waits: events may be forgotten. Stop it on every member of etcd and put its data aside, then delete the object \`markers/bootstrapped-events-${facts.epoch}\` of the store, and the key that says who begins:`,
    commands(`systemctl stop ${unit} && mv ${data} /var/lib/etcd/aside-events`, etcdctl(facts, 'del /cp/events')),
    'Within a minute one member begins anew, and the others join it.',
  ];
}
