/** What a plan is refused for. */
export enum PlanFindingKind {
  /** What holds state is replaced or destroyed. */
  STATE_LOST = 'state-lost',
  /** A node group gets bounds outside of which its current number of nodes lies, which AWS refuses. */
  DESIRED_SIZE = 'desired-size',
  /** Something goes before what needs it to go: load balancers, volumes or namespaces stay behind. */
  DESTROY_ORDER = 'destroy-order',
  /** The control plane skips a minor version. */
  VERSION_SKIPPED = 'version-skipped',
  /** The control plane goes back to an older version. */
  VERSION_LOWERED = 'version-lowered',
}

/** An attribute that a plan changes. */
export interface AttributeChange {
  /** Its path, such as `vpc_config[0].subnet_ids`. */
  readonly path: string;
  /** The value before, as short JSON; `(sensitive value)` where Terraform hides it. */
  readonly before: string;
  /** The value after; `(known after apply)` where only that tells. */
  readonly after: string;
  /** Whether this is why Terraform replaces the resource. */
  readonly forcesReplacement: boolean;
}

/** One thing for which a plan is refused. */
export interface PlanFinding {
  /** What kind of thing it is. */
  readonly kind: PlanFindingKind;
  /** The address of the resource, such as `aws_eks_cluster.Cluster_ControlPlane_Cluster_CC6B2F9A`. */
  readonly address: string;
  /** What Terraform does to it, in its own words: `update`, `delete`, or `delete` and `create` in their order. */
  readonly actions: string[];
  /** What is wrong: what is lost, refused or left behind. */
  readonly what: string;
  /** What Terraform changes of it. */
  readonly attributes: AttributeChange[];
  /** What must be done or gone before. */
  readonly first: string[];
  /** What to change. */
  readonly fix: string;
}

/** How many resources a plan changes, and how. */
export interface PlanChanges {
  /** Made. */
  readonly created: number;
  /** Changed in place. */
  readonly updated: number;
  /** Destroyed and made anew, in whatever order. */
  readonly replaced: number;
  /** Destroyed. */
  readonly destroyed: number;
  /** Left to themselves: out of Terraform's state, and still there. */
  readonly forgotten: number;
  /** Left as they are. */
  readonly unchanged: number;
}

/** What is found in a plan. */
export interface PlanCheckResult {
  /** The version of Terraform or OpenTofu that planned, as the plan says it. */
  readonly terraformVersion: string;
  /** What the plan is refused for; none if it is safe by all that is known of it. */
  readonly findings: PlanFinding[];
  /** What was found and is accepted. */
  readonly accepted: PlanFinding[];
  /** How many resources it changes. */
  readonly changes: PlanChanges;
}

/** Options of a check. */
export interface PlanCheckOptions {
  /**
   * The addresses at which everything that is found is accepted. One at which nothing is found is an error.
   *
   * @default - nothing is accepted
   */
  readonly allow?: string[];
}
