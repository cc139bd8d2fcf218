import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';
import { stableId } from '../../private/names';
import { EksIdentity } from '../eks-identity';

/** Who may log in to a cluster. */
export interface AccessEntriesProps {
  readonly clusterName: string;
  readonly partition: string;
  readonly administrators: string[];
  readonly identities: EksIdentity[];
  readonly tags?: Record<string, string>;
}

/** One entry for each principal, named by the principal; administrators have AWS's policy for them, all others what RBAC gives their groups. */
export function accessEntries(scope: Construct, props: AccessEntriesProps): void {
  const { clusterName, partition, administrators, identities, tags } = props;
  const groups = new Map(identities.map((identity) => [identity.principalArn, identity.groups]));
  // No groups are stated as such: left out, the provider would keep those of before.
  for (const principalArn of new Set([...administrators, ...groups.keys()])) {
    const parent = new Construct(scope, `Access-${stableId(scope, principalArn.split('/').pop() ?? '', principalArn)}`);
    const entry = new EksAccessEntry(parent, 'Entry', { clusterName, principalArn, kubernetesGroups: groups.get(principalArn) ?? [], tags });
    if (!administrators.includes(principalArn)) continue;
    new EksAccessPolicyAssociation(parent, 'Administrator', {
      clusterName,
      principalArn: entry.principalArn,
      policyArn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
      accessScope: { type: 'cluster' },
    });
  }
}
