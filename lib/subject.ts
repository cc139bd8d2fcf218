import { checkText } from './private/checks';
import { fail } from './private/problem';
import { checkServiceAccount } from './private/service-account';

/** The kinds of subject that RBAC knows. */
export enum SubjectKind {
  /** A person or machine, by the name that authentication gives it. */
  USER = 'User',
  /** Everybody whom authentication puts into the group. */
  GROUP = 'Group',
  /** An identity of pods. */
  SERVICE_ACCOUNT = 'ServiceAccount',
}

// These groups hold everybody, or bypass every rule (PE-44).
const PRIVILEGED_GROUPS = ['system:masters', 'system:authenticated', 'system:unauthenticated'];

/**
 * Who may do something: a user, a group, or a service account (PE-31).
 *
 * Errors: `subject-name` for a name that is empty or too long, `subject-privileged-group` for `system:masters`,
 * `system:authenticated` and `system:unauthenticated`.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
 */
export class Subject {
  /** A user by the name that authentication gives. */
  public static user(name: string): Subject {
    return new Subject(SubjectKind.USER, name);
  }

  /** A group by the name that authentication gives. */
  public static group(name: string): Subject {
    if (PRIVILEGED_GROUPS.includes(name)) {
      fail('subject-privileged-group', {
        what: 'Subject.group names a group that holds everybody or bypasses every rule',
        got: name,
        allowed: 'a group of your own',
        fix: 'give the people a group of their own and bind that',
      });
    }
    return new Subject(SubjectKind.GROUP, name);
  }

  /** A service account of a namespace. */
  public static serviceAccount(namespace: string, name: string): Subject {
    checkServiceAccount(namespace, name, 'Subject.serviceAccount');
    return new Subject(SubjectKind.SERVICE_ACCOUNT, name, namespace);
  }

  private constructor(
    /** User, group or service account. */
    public readonly kind: SubjectKind,
    /** The name. */
    public readonly name: string,
    /** The namespace, of a service account only. */
    public readonly namespace?: string,
  ) {
    checkText(name, {
      id: 'subject-name', option: `Subject ${kind} name`, pattern: /^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$/u, maxLength: 253, allowed: 'printable text of 1 to 253 characters without blanks at its ends',
    });
  }
}
