import { checkText } from '../../private/checks';
import { checkServiceAccount, serviceAccountUser } from '../../private/service-account';

const ANONYMOUS = 'system:anonymous';

/**
 * Who asks the API server, with all the groups that authentication gives: everybody with a credential is in `system:authenticated`, a
 * service account also in `system:serviceaccounts` and in that group of its namespace.
 *
 * Errors: `subject-name`, `namespace-name`, `service-account-name`.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/ (read 2026-11)
 */
export class Requester {
  /**
   * A user.
   *
   * @param userName the name that authentication gives
   * @param groups the groups that authentication gives, without those of Kubernetes itself
   */
  public static user(userName: string, groups: string[] = []): Requester {
    for (const name of [userName, ...groups]) {
      checkText(name, { id: 'subject-name', option: 'Requester.user', pattern: /\S/, maxLength: 1024, allowed: 'names that are not empty' });
    }
    return new Requester(userName, withEverybody(userName, groups));
  }

  /** Somebody of a group, who has nothing by name. */
  public static group(group: string): Requester {
    checkText(group, { id: 'subject-name', option: 'Requester.group', pattern: /\S/, maxLength: 1024, allowed: 'a name that is not empty' });
    return new Requester('', withEverybody('', [group]));
  }

  /** A service account, as which pods ask. */
  public static serviceAccount(namespace: string, serviceAccountName: string): Requester {
    checkServiceAccount(namespace, serviceAccountName, 'Requester.serviceAccount');
    const userName = serviceAccountUser(namespace, serviceAccountName);
    return new Requester(userName, withEverybody(userName, ['system:serviceaccounts', `system:serviceaccounts:${namespace}`]));
  }

  /** Somebody without a credential, where the API server lets them ask. */
  public static anonymous(): Requester {
    return new Requester(ANONYMOUS, ['system:unauthenticated']);
  }

  private constructor(
    /** The name as the API server sees it, such as `system:serviceaccount:payments:api`; empty for somebody of a group. */
    public readonly userName: string,
    private readonly allGroups: string[],
  ) {}

  /** The groups as the API server sees them, with those of Kubernetes itself. */
  public get groups(): string[] {
    return [...this.allGroups];
  }

  /** The requester in words. */
  public toString(): string {
    const groups = this.allGroups.filter((group) => !group.startsWith('system:'));
    const inGroups = groups.length > 0 ? ` of ${groups.join(', ')}` : '';
    return `${this.userName === '' ? 'somebody' : this.userName}${inGroups}`;
  }
}

function withEverybody(userName: string, groups: readonly string[]): string[] {
  const told = userName === ANONYMOUS || groups.includes('system:authenticated') || groups.includes('system:unauthenticated');
  return told ? [...groups] : [...groups, 'system:authenticated'];
}
