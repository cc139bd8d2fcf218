import { ResourceAmounts } from './resource-amounts';

/**
 * What containers get that do not say what they need, and the most that one may ask for.
 *
 * The defaults are the choice of this library, not of Kubernetes: small enough that a forgotten container takes little, large enough that
 * most start. For each resource the request is at most the limit, and the limit at most `max`.
 *
 * Errors: `quantity-format`, `container-limits-order`.
 * Source: https://kubernetes.io/docs/concepts/policy/limit-range/ (read 2026-11)
 */
export interface ContainerDefaults {
  /**
   * What a container requests that requests nothing. What is left out here keeps its default.
   *
   * @default - cpu 100m, memory 128Mi
   */
  readonly requests?: ResourceAmounts;
  /**
   * What limits a container that has no limit. What is left out here keeps its default. A container that requests more than this must have a limit
   * of its own, or Kubernetes refuses it.
   *
   * @default - cpu 1, memory 512Mi
   */
  readonly limits?: ResourceAmounts;
  /**
   * The most that any container may be limited to, whatever it says. It is also the limit of containers without one for a resource that
   * `limits` does not have.
   *
   * @default - not limited
   */
  readonly max?: ResourceAmounts;
}
