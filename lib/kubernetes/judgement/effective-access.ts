import { IConstruct } from 'constructs';
import { ICluster } from '../../cluster';
import { groupedBy } from '../../private/grouped-by';
import { AccessGrant } from './access-grant';
import { AccessQuestion } from './access-question';
import { AccessRow } from './access-row';
import { explainNo, explainYes } from './private/access/explanation';
import { Grant, Grants, grantsOf, keyOf, published } from './private/access/grants';
import { readCluster } from './private/access/read-cluster';
import { Request, requestsOf } from './private/access/request';
import { accessRows, tableOf } from './private/access/table';
import { kubernetesBindings } from './private/kubernetes-roles';
import { RoleCatalog } from './private/role-catalog';
import { AppReading } from './private/reading/app-reading';
import { Requester } from './requester';

// Members bypass every authorizer: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege (read 2026-11)
const MASTERS = 'system:masters';

/**
 * Who may do what in a cluster, by what an app states and by the rights that Kubernetes 1.34 brings by itself (PE-31).
 *
 * It decides as the RBAC authorizer does. It does not know what other tools bind, what a cloud grants past RBAC (such as access policies of
 * EKS), and the controllers of Kubernetes itself. What only Terraform knows gives nobody anything and stands in `unknowns`.
 *
 * Errors: `access-question`.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ (read 2026-11)
 */
export class EffectiveAccess {
  /**
   * The access that bindings below a construct give: those of an app, of a stack, or of a construct such as a tenant. Roles and names are
   * taken from the whole app.
   *
   * @param scope where the bindings stand
   * @param cluster the cluster that they are in; those of other clusters are left out
   */
  public static of(scope: IConstruct, cluster: ICluster): EffectiveAccess {
    return EffectiveAccess._of(scope, cluster, new AppReading());
  }

  /** @internal */
  public static _of(scope: IConstruct, cluster: ICluster, reading: AppReading): EffectiveAccess {
    const { bindings, catalog, unknowns } = readCluster(scope, cluster, reading);
    const stated = grantsOf(bindings, catalog);
    return new EffectiveAccess({ ...stated, unknowns: [...unknowns, ...stated.unknowns] }, catalog);
  }

  private known?: ReadonlyMap<string, readonly Grant[]>;

  private constructor(private readonly stated: Grants, private readonly catalog: RoleCatalog) {}

  /** What cannot be told from the app: roles that it does not hold, and what only Terraform knows. */
  public get unknowns(): string[] {
    return [...this.stated.unknowns];
  }

  /** Whether somebody may do something. */
  public can(requester: Requester, question: AccessQuestion): boolean {
    const requests = requestsOf(question);
    if (requester.groups.includes(MASTERS)) return true;
    const held = this.held(requester);
    return requests.every((request) => held.some((grant) => allows(grant, request)));
  }

  /** The grants by which somebody may do something; none where they may not. Members of `system:masters` may without any. */
  public grantsFor(requester: Requester, question: AccessQuestion): AccessGrant[] {
    if (!this.can(requester, question)) return [];
    const requests = requestsOf(question);
    return this.held(requester).filter((grant) => requests.some((request) => allows(grant, request))).map(published);
  }

  /** All that somebody has been granted, by name or by a group. */
  public grantsTo(requester: Requester): AccessGrant[] {
    return this.held(requester).map(published);
  }

  /** Why somebody may do something, or what they may do nearby, in words. */
  public explain(requester: Requester, question: AccessQuestion): string {
    if (this.can(requester, question)) return explainYes(requester, question, this.grantsFor(requester, question));
    return [explainNo(requester, question, this.grantsTo(requester)), ...this.notes()].join('\n');
  }

  /** What the app grants, as a table of text: subject, role, where, and a line for each rule. */
  public toTable(): string {
    return [tableOf(this.stated.grants.map(published)), ...this.notes()].join('\n');
  }

  /** What the app grants, as rows in the order of their subjects. */
  public toRows(): AccessRow[] {
    return accessRows(this.stated.grants.map(published));
  }

  /** What the app and Kubernetes itself grant, as JSON: `grants` and `unknowns`. */
  public toJson(): string {
    const grants = [...this.bySubject.values()].flat().map(published);
    return JSON.stringify({ grants, unknowns: this.stated.unknowns }, undefined, 2);
  }

  private notes(): string[] {
    return this.stated.unknowns.map((unknown) => `Unknown: ${unknown}`);
  }

  private held({ userName, groups }: Requester): Grant[] {
    return [`User ${userName}`, ...groups.map((group) => `Group ${group}`)].flatMap((key) => this.bySubject.get(key) ?? []);
  }

  // With what Kubernetes brings, which only questions need.
  private get bySubject(): ReadonlyMap<string, readonly Grant[]> {
    this.known ??= groupedBy([...this.stated.grants, ...grantsOf(kubernetesBindings(), this.catalog).grants], ({ subject }) => keyOf(subject));
    return this.known;
  }
}

function allows({ binding, rules }: Grant, request: Request): boolean {
  if (binding.kind === 'RoleBinding' && (request.namespace === '' || binding.namespace !== request.namespace)) return false;
  return rules.some((rule) => request.allowedBy(rule));
}
