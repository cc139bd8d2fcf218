import { Subject } from './subject';

/** Amounts of the resources that pods ask for. */
export interface ResourceAmounts {
  /**
   * Processor time in cores, as a Kubernetes quantity such as `40` or `500m`.
   *
   * @default - not limited
   */
  readonly cpu?: string;
  /**
   * Memory as a Kubernetes quantity such as `160Gi`.
   *
   * @default - not limited
   */
  readonly memory?: string;
}

/** How much a tenant may use (PE-35). */
export interface TenantQuota {
  /**
   * The most that all pods together may request.
   *
   * @default - not limited
   */
  readonly requests?: ResourceAmounts;
  /**
   * The most that all pods together may be limited to.
   *
   * @default - not limited
   */
  readonly limits?: ResourceAmounts;
  /**
   * The most pods, from 0.
   *
   * @default - not limited
   */
  readonly pods?: number;
}

/** A team with a namespace of its own (PE-06, PE-35, PE-41). */
export interface TenantOptions {
  /** The team's name, which is its namespace. */
  readonly name: string;
  /**
   * Who may change workloads in the namespace. They get Kubernetes' own role `edit`, in this namespace only.
   *
   * @default - nobody
   */
  readonly developers?: Subject[];
  /**
   * How much the team may use.
   *
   * @default - not limited
   */
  readonly quota?: TenantQuota;
}
