import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';
import { checkUnique } from '../../private/checks';
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
  // Two tokens may stand for one principal: what they refer to tells, as it does in the id.
  const idOf = (arn: string) => `Access-${stableId(scope, arn.split('/').pop() ?? '', arn)}`;
  checkUnique(identities.map((identity) => idOf(identity.principalArn)), { id: 'identity-duplicate', option: 'EksPlatform identities' });
  const administratorIds = new Set(administrators.map(idOf));
  const groups = new Map(identities.map((identity) => [idOf(identity.principalArn), identity.groups]));
  const principals = new Map([...administrators, ...identities.map((identity) => identity.principalArn)].map((arn) => [idOf(arn), arn]));
  for (const [id, principalArn] of principals) {
    const parent = new Construct(scope, id);
    // No groups are stated as such: left out, the provider would keep those of before.
    const entry = new EksAccessEntry(parent, 'Entry', { clusterName, principalArn, kubernetesGroups: groups.get(id) ?? [], tags });
    if (!administratorIds.has(id)) continue;
    new EksAccessPolicyAssociation(parent, 'Administrator', {
      clusterName,
      principalArn: entry.principalArn,
      policyArn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
      accessScope: { type: 'cluster' },
    });
  }
}
