import { commands, etcdctl, memberTable, page, RunbookFacts, steps, storeTable } from './runbook';

/** How the data of etcd are made from a snapshot. */
export function restoreSnapshot(facts: RunbookFacts): string {
  const { plan, epoch } = facts;
  return page(
    `Restore ${plan.clusterName} from a snapshot`,
    memberTable(facts),
    `Use this when etcd has lost its quorum for good, or its data are wrong. What was written after the snapshot is lost. The epoch is now ${epoch}; the next one is ${epoch + 1}.`,
    steps(
      `Choose a snapshot: the objects \`snapshots/${epoch}/\` of the store, named by time and revision, each with its checksum beside it. Members take one every 30 minutes.`,
      'Name it in the program and deploy:',
    ),
    ['```ts', `restore: { snapshot: 'snapshots/${epoch}/…-….db', epoch: ${epoch + 1} },`, '```'].join('\n'),
    'Each member then stops its API server and etcd, keeps the old data aside on its disk, and makes new ones from the snapshot. A snapshot whose checksum differs is refused, and the old data stay. All members must take part: a member of the old epoch cannot join the new one.',
    '## See that it is done',
    commands(etcdctl(facts, 'endpoint status -w table'), `kubectl --server https://${plan.apiName}:6443 get --raw /readyz`),
    'Controllers see the restored objects as new ones. Pods that were made after the snapshot are stopped by their kubelets, those that were deleted after it run again. Volumes in the cloud are not restored: compare them with the PersistentVolumes.',
    ...(plan.separateEvents ? ['There are no events after it, and their revisions begin anew: restart what watches events, such as an exporter.'] : []),
    'Leave `restore` in the program afterwards. For the next restore raise `epoch` again.',
    '## What the machines share',
    storeTable(facts),
  );
}
