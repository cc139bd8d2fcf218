import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { warn } from '../../private/problem';
import { Subject, SubjectKind } from '../../subject';

/** Warns of groups that no identity of the platform has, where the platform knows all of them. */
export function warnOfGroupsWithoutSource(scope: Construct, cluster: ICluster, subjects: Subject[]): void {
  const granted = cluster.platformControlPlane.grantedGroups;
  if (granted === undefined) return;
  const groups = subjects.filter((subject) => subject.kind === SubjectKind.GROUP).map((subject) => subject.name);
  for (const group of new Set(groups)) {
    if (granted.includes(group)) continue;
    warn(scope, 'subject-group-without-source', {
      what: 'A group is bound that nobody belongs to',
      got: group,
      allowed: granted.length > 0 ? `groups that an identity has: ${granted.join(', ')}` : 'groups that an identity of the platform has',
      fix: 'give an identity of the platform this group, or remove the binding',
    });
  }
}
