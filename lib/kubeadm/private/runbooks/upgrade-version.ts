import { commands, etcdctl, memberTable, page, RunbookFacts, steps } from './runbook';

/** How the cluster gets the next minor version of Kubernetes. */
export function upgradeVersion(facts: RunbookFacts): string {
  const { plan } = facts;
  const next = `1.${plan.versions.minor + 1}`;
  return page(
    `Upgrade ${plan.clusterName} from ${plan.versions.kubernetes} to Kubernetes ${next}`,
    memberTable(facts),
    `One minor version at a time, and never back: members refuse both. Workers may stay up to three minor versions behind.`,
    steps(
      `Read what ${next} no longer has: https://kubernetes.io/docs/reference/using-api/deprecation-guide/. See who still asks for it, with the first command below.`,
      'See that all members are healthy and that no lock is held, with the others.',
      `Set \`version\` of the cluster to ${next} and leave \`version\` of the pools as it is, named where it was not: \`KubernetesVersion.V1_${plan.versions.minor}\`. Deploy. Terraform announces the new generation and is done at once.`,
      'Members are then made anew one at a time: each takes a snapshot, moves its pods and the leadership away, and goes; the next one waits until it is back and healthy. An API server answers all the time.',
      'If a new member does not get healthy, the roll stops there with the quorum kept. Mend the program and deploy; do not go back to the old version when a member of the new one has served.',
      'Then raise the pools, one after the other. Their groups replace nodes as their update strategy says.',
    ),
    commands("kubectl get --raw /metrics | grep apiserver_requested_deprecated_apis", etcdctl(facts, 'endpoint health'), etcdctl(facts, 'get /cp/rollout'), 'kubectl get nodes -o wide --watch'),
  );
}
