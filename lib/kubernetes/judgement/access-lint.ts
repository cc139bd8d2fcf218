import { IConstruct } from 'constructs';
import { Acknowledgement } from '../../acknowledgement';
import { checkAcknowledgedIds, checkAcknowledgement } from '../../private/acknowledged';
import { storeAcknowledgement } from './private/lint/acknowledgement-ledger';
import { LINT_IDS } from './private/rules';

/**
 * The judgement of rights, which every stack with access constructs of this library undergoes when it is synthesized. It reads the typed
 * resources of the Kubernetes provider, those that an app writes by hand included: roles, their bindings, and webhook configurations.
 *
 * A role is judged where it stands, bound or not; a role that Kubernetes brings, such as `edit`, at its binding. Errors:
 * - `rbac-wildcard`: `*` as a verb, an API group, a resource or a URL
 * - `rbac-escalation-verb`: `escalate`, `bind`, `impersonate`
 * - `rbac-nodes-proxy`: `nodes/proxy`, with any verb
 * - `rbac-service-account-token`: create `serviceaccounts/token`
 * - `rbac-pods-exec`: commands in pods (`exec`, `attach`, `ephemeralcontainers`), where a ClusterRoleBinding gives it
 * - `rbac-secrets-list`: list or watch secrets, other than by name
 * - `rbac-persistent-volumes`: create persistent volumes
 * - `rbac-webhook-configurations`: change webhook configurations
 * - `rbac-namespace-change`: patch or update namespaces
 * - `rbac-certificate-approval`: approve or sign certificates
 * - `rbac-subject-everybody`: bindings to `system:masters`, `system:authenticated`, `system:unauthenticated`, `system:anonymous` and
 *   to all service accounts, of the cluster or of a namespace
 * - `webhook-on-kube-system`: a webhook that is asked about kube-system with `failurePolicy: Fail`
 * - `acknowledgement-expired`: one of these, whose acknowledgement no longer holds
 *
 * Warning: `acknowledgement-unused`. What only Terraform knows is not judged.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/ (read 2026-11)
 */
export class AccessLint {
  /**
   * Accepts an error on all objects below a construct, itself included. An error at a binding is also accepted at the role that it binds.
   *
   * Errors: `acknowledgement-unknown`, `acknowledgement-reason`, `acknowledgement-expiry`.
   */
  public static acknowledge(construct: IConstruct, acknowledgement: Acknowledgement): void {
    checkAcknowledgedIds(LINT_IDS, [acknowledgement]);
    checkAcknowledgement(acknowledgement);
    storeAcknowledgement(construct, { ...acknowledgement });
  }

  private constructor() {}
}
