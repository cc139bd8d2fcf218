/** Whether Terraform may destroy what holds a cluster's state. */
export enum DeletionProtection {
  /** A plan that would destroy or replace the control plane, its keys or the network it made is refused. */
  ENABLED = 'enabled',
  /** The cluster may be destroyed. Apply this once before `cdktf destroy`. */
  DISABLED = 'disabled',
}
