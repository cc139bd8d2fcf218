import { commands, memberTable, page, RunbookFacts, steps, storeTable } from './runbook';

/** How certificates are renewed, and what it takes to change the authority itself. */
export function rotateAuthority(facts: RunbookFacts): string {
  return page(
    `Rotate the certificate authority of ${facts.plan.clusterName}`,
    '## Certificates',
    'Certificates are valid for a year and are renewed by each member 30 days before they end; kubelets renew theirs. Nothing is to be done. To see when they end, on a member of the control plane:',
    commands('kubeadm certs check-expiration'),
    '## The authority',
    'The authorities of the API, of etcd and of the aggregation layer are valid for ten years. They were made once by the member that came first, and are kept in the secret store under a version that is never written again. **There is no automatic change of them**: it touches every machine, every kubeconfig and the tokens of every pod. It is needed when a key has leaked or the ten years are over. Plan a time in which the cluster may be away.',
    steps(
      'Take a snapshot, and copy the newest object below `snapshots/` to another place.',
      'If a key has leaked, close the API to all but yourselves first: narrow the networks that may reach it, and deploy.',
      'The way with the least risk: make a second cluster from the same program under another name, which has authorities of its own, move the workloads, and destroy the old one.',
      'The way in place is that of Kubernetes itself, https://kubernetes.io/docs/tasks/tls/manual-rotation-of-ca-certificates/: members first trust both authorities, then certificates are made by the new one, then the old one is taken out. Its files are in `/etc/kubernetes/pki` on the members below. The secret store must have the new authorities before the first machine is made anew, or that machine cannot join.',
      'Renew what people and other stacks have: kubeconfigs by the command below, the credential of deployments by waiting an hour for its renewal.',
    ),
    memberTable(facts),
    commands('# A kubeconfig for people', facts.kubeconfigCommand),
    '## What the machines share',
    storeTable(facts),
  );
}
