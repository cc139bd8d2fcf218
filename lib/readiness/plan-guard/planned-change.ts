import { attributeChanges } from './attribute-changes';
import { hide } from './hidden-values';
import { at, isObject, listAt, textAt } from './json';
import { AttributeChange } from './plan-check-result';
import { refuse } from './plan-text';

/** What happens to one resource. */
export interface PlannedChange {
  /** Where it stands in the code, with the key of its instance. */
  readonly address: string;
  /** Its type, such as `aws_vpc`. */
  readonly type: string;
  /** What happens, as Terraform names it: `no-op`, `create`, `update`, `delete`, `forget` …; two of them for a replacement. */
  readonly actions: readonly string[];
  /**
   * Why it is replaced or destroyed, in Terraform's own words, such as `replace_because_tainted`.
   *
   * @default - Terraform does not say
   */
  readonly reason?: string;
  /** The values before, without those that are sensitive. */
  readonly before: unknown;
  /** The values after, without those that are sensitive. */
  readonly after: unknown;
  /** What changes of it; worked out for the few of which it is told. */
  readonly attributes: () => AttributeChange[];
  /** Whether it is destroyed before another one. */
  readonly goesBefore: (other: PlannedChange) => boolean;
}

/** Reads an entry of `resource_changes`. */
export function plannedChange(entry: unknown, needs: ReadonlyMap<string, ReadonlySet<string>>): PlannedChange {
  const [address, type] = [textAt(entry, 'address'), textAt(entry, 'type')];
  const change = at(entry, 'change');
  const actions = listAt(change, 'actions').filter((action) => typeof action === 'string');
  if (address === undefined || type === undefined || !isObject(change) || actions.length === 0) return refuse('The plan has a change without address, type or actions');
  return {
    address,
    type,
    actions,
    reason: textAt(entry, 'action_reason'),
    before: hide(change.before, change.before_sensitive),
    after: hide(change.after, change.after_sensitive),
    attributes: () => attributeChanges(change),
    goesBefore: (other) => needs.get(address)?.has(withoutKeys(other.address)) ?? false,
  };
}

/** Whether a resource is gone after the plan, or another one in its place. */
export function isLost({ actions }: PlannedChange): boolean {
  return actions.includes('delete') || isReplaced({ actions });
}

/** Whether another one takes the place of a resource. */
export function isReplaced({ actions }: Pick<PlannedChange, 'actions'>): boolean {
  return actions.includes('create') && actions.length > 1;
}

/** Whether a resource is gone after the plan, and nothing takes its place. */
export function isDestroyed(change: PlannedChange): boolean {
  return isLost(change) && !isReplaced(change);
}

// The state tells of resources, not of their instances: `aws_subnet.Subnet` is what `aws_subnet.Subnet["a"]` is one of.
function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}
