import { TerraformResource } from 'cdktf';
import { LabelSelector } from './label-selector';

/** A rule of a role, with every list written out. */
export interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly nonResourceUrls: readonly string[];
}

export type RoleKind = 'ClusterRole' | 'Role';

/** What every object has. */
interface AccessObject {
  /** The resource that makes it; none for what Kubernetes brings. */
  readonly source?: TerraformResource;
  /** Which cluster it is in: equal for objects of one cluster. */
  readonly cluster: string;
  /** The name; contains `${` where only Terraform knows it. */
  readonly name: string;
  /** The namespace of what belongs to one. */
  readonly namespace?: string;
}

/** A role of the whole cluster or of a namespace. */
export interface RoleObject extends AccessObject {
  readonly kind: RoleKind;
  readonly rules: readonly Rule[];
  readonly labels: Readonly<Record<string, string>>;
  /** Whose rules it gathers in place of its own, if it does. */
  readonly selectors?: readonly LabelSelector[];
  /** Whether a part of the rules is only known to Terraform. */
  readonly partlyUnknown: boolean;
}

/** Whom a binding names. */
export interface SubjectReference {
  /** User, Group or ServiceAccount. */
  readonly kind: string;
  readonly name: string;
  /** Of a service account only. */
  readonly namespace?: string;
}

/** A binding of the whole cluster, or of a namespace. */
export interface BindingObject extends AccessObject {
  readonly kind: 'ClusterRoleBinding' | 'RoleBinding';
  readonly role: { readonly kind: RoleKind; readonly name: string };
  readonly subjects: readonly SubjectReference[];
  /** Whether a part of the subjects is only known to Terraform. */
  readonly partlyUnknown: boolean;
}

/** What a webhook is asked about. */
export interface WebhookRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Cluster, Namespaced or `*`. */
  readonly scope: string;
}

/** A program that is asked before an object changes. */
export interface Webhook {
  readonly name: string;
  /** Fail or Ignore. */
  readonly failurePolicy: string;
  readonly namespaceSelector: LabelSelector;
  readonly objectSelector: LabelSelector;
  readonly rules: readonly WebhookRule[];
}

/** Webhooks of one configuration. */
export interface WebhookObject extends AccessObject {
  readonly kind: 'MutatingWebhookConfiguration' | 'ValidatingWebhookConfiguration';
  readonly webhooks: readonly Webhook[];
}
