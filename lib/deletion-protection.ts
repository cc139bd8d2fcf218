/** Whether Terraform may destroy what holds a cluster's state. */
export enum DeletionProtection {
  /**
   * A plan that would destroy or replace the control plane, its keys or the network it made is refused. Terraform refuses only what the
   * code still names: removing or renaming the construct is not covered, unless the provider protects the control plane itself.
   */
  ENABLED = 'enabled',
  /** The cluster may be destroyed. Apply this once before `cdktf destroy`. */
  DISABLED = 'disabled',
}
