import { ErrorId } from '../../../../private/error-ids';
import { SubjectReference } from '../model';

const GROUPS: Readonly<Record<string, string>> = {
  'system:masters': 'bypasses every rule and cannot be taken back',
  'system:authenticated': 'holds everybody who has any credential, every pod included',
  'system:unauthenticated': 'holds everybody who reaches the API server',
  'system:serviceaccounts': 'holds every pod of the cluster',
};

/**
 * Bindings to groups that nobody chose the members of. The binding counts, whatever its role allows.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege and #hardening (read 2026-11)
 */
export const rbacSubjectEverybody = {
  id: 'rbac-subject-everybody' as ErrorId,
  allowed: 'users, groups of your own, and service accounts by name',
  fix: 'bind a group of your own, or the service accounts that need it',
  /** Why nobody should be bound so; undefined where one may. */
  refuses({ kind, name }: SubjectReference): string | undefined {
    if (kind === 'User') return name === 'system:anonymous' ? GROUPS['system:unauthenticated'] : undefined;
    if (kind !== 'Group') return undefined;
    if (name.startsWith('system:serviceaccounts:')) return 'holds every pod of its namespace, those without a service account of their own included';
    return Object.prototype.hasOwnProperty.call(GROUPS, name) ? GROUPS[name] : undefined;
  },
};
