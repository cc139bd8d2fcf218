/** Values of a resource, as Terraform writes them in JSON. */
export type Values = Readonly<Record<string, unknown>>;

/** What Terraform would do to one resource, in full. */
export interface DetailedChange {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Values | null;
    readonly after: Values | null;
    /** `true` where a value is known only after the apply. */
    readonly after_unknown: unknown;
    /** `true` where a value is sensitive. */
    readonly after_sensitive: unknown;
    /** The arguments that force the replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** The part of `terraform show -json` of a plan that is read here. */
export interface DetailedPlan {
  readonly resource_changes?: readonly DetailedChange[];
  readonly planned_values: { readonly root_module: { readonly resources?: readonly { readonly address: string; readonly schema_version: number }[] } };
  readonly output_changes?: Readonly<Record<string, unknown>>;
  /** Data sources that were read while planning stand here. */
  readonly prior_state?: { readonly values?: { readonly root_module: { readonly resources?: readonly { readonly address: string; readonly mode: string }[] } } };
  readonly configuration: { readonly provider_config: Readonly<Record<string, { readonly full_name: string }>> };
}
