import { checkUnique } from '../../private/checks';
import { Subject, SubjectKind } from '../../subject';

/** The API group of roles and bindings. */
export const RBAC_API_GROUP = 'rbac.authorization.k8s.io';

/** Subjects as bindings of the provider take them. */
export function toSubjects(subjects: Subject[], option: string) {
  checkUnique(subjects.map(({ kind, namespace = '', name }) => `${kind} ${namespace}/${name}`), { id: 'subject-duplicate', option });
  return subjects.map(({ kind, name, namespace }) => ({
    kind,
    name,
    namespace,
    apiGroup: kind === SubjectKind.SERVICE_ACCOUNT ? '' : RBAC_API_GROUP,
  }));
}
