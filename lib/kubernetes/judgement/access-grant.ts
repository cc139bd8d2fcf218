import { PolicyRule } from '../access/policy-rule';

/** What one binding gives to one subject. */
export interface AccessGrant {
  /** The subject, such as `Group payments` or `ServiceAccount payments/api`. */
  readonly subject: string;
  /** The role, such as `ClusterRole edit`. */
  readonly role: string;
  /**
   * The namespace in which it holds.
   *
   * @default - the whole cluster
   */
  readonly namespace?: string;
  /** What the role allows, with what it gathers from other roles. */
  readonly rules: PolicyRule[];
  /** Where the binding is made: a construct path, or `Kubernetes`. */
  readonly binding: string;
}
