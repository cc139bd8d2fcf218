/** A condition on the value of a label. */
export interface LabelRequirement {
  readonly key: string;
  /** In, NotIn, Exists or DoesNotExist. */
  readonly operator: string;
  readonly values: readonly string[];
}

/** A selector of objects by their labels: all conditions hold. Without conditions it selects everything. */
export type LabelSelector = readonly LabelRequirement[];

const MATCHES: Readonly<Record<string, (value: string | undefined, values: readonly string[]) => boolean>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/**
 * Whether labels fulfil a selector; an operator that Kubernetes does not know selects nothing.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors (read 2026-11)
 */
export function selects(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  return selector.every(({ key, operator, values }) => {
    const value = Object.prototype.hasOwnProperty.call(labels, key) ? labels[key] : undefined;
    return Object.prototype.hasOwnProperty.call(MATCHES, operator) && MATCHES[operator](value, values);
  });
}
