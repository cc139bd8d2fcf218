import { DetailedChange, DetailedPlan } from './plan-json';

/** A plan, by what it would do to which resources. Addresses stand without the hash that cdktf appends. */
export class PlanReport {
  constructor(private readonly plan: DetailedPlan) {}

  public get created(): string[] {
    return this.withActions('create');
  }

  public get updated(): string[] {
    return this.withActions('update');
  }

  public get destroyed(): string[] {
    return this.withActions('delete');
  }

  /** Destroyed and made anew, the new one first, with the arguments that force it. */
  public get replacedNewFirst(): string[] {
    return this.replacedInOrder('create,delete');
  }

  /** Destroyed and made anew, the old one first: nothing runs in between. */
  public get replacedOldFirst(): string[] {
    return this.replacedInOrder('delete,create');
  }

  /** What is replaced, by its whole address, and the arguments that force it, without the indices of blocks. */
  public get forced(): Readonly<Record<string, readonly string[]>> {
    const found = this.changes.filter(({ change }) => change.actions.length === 2);
    return Object.fromEntries(found.map(({ address, change }) => [address, pathsOf(change)]));
  }

  /** Replaced in whatever order. */
  public get replaced(): string[] {
    return [...this.replacedNewFirst, ...this.replacedOldFirst];
  }

  /** Data sources that were read, or would be. */
  public get dataSources(): string[] {
    const before = this.plan.prior_state?.values?.root_module.resources ?? [];
    const later = this.changes.filter(({ mode }) => mode === 'data');
    return [...before.filter(({ mode }) => mode === 'data'), ...later].map(({ address }) => address).sort();
  }

  /** What would still change, in words, for a test to find none of it. */
  public get pending(): string[] {
    const pending = this.changes.filter(({ change }) => change.actions.join() !== 'no-op');
    return pending.map(({ address, change }) => `${change.actions.join()} ${address}: ${differences(change)}`);
  }

  /** Sensitive arguments for which a value is in the plan; what the provider computes later is in none. */
  public get sensitiveValues(): string[] {
    const inResources = this.changes.flatMap(({ address, change }) => marked(change.after_sensitive, change.after).map((path) => `${address}${path}`));
    // What one stack reads of another is marked as sensitive whatever it is: its name says what it comes from.
    const inOutputs = Object.keys(this.plan.output_changes ?? {}).filter((name) => /client_key|client_certificate|token|password/i.test(name));
    return [...inResources, ...inOutputs.map((name) => `output ${name}`)];
  }

  private get changes(): readonly DetailedChange[] {
    return this.plan.resource_changes ?? [];
  }

  private withActions(actions: string): string[] {
    return this.changes.filter(({ change }) => change.actions.join() === actions).map(({ address }) => nameOf(address)).sort();
  }

  private replacedInOrder(actions: string): string[] {
    const found = this.changes.filter(({ change }) => change.actions.join() === actions);
    return found.map(({ address, change }) => `${nameOf(address)} for ${pathsOf(change).join(', ')}`).sort();
  }
}

/** `google_container_cluster.Cluster_ControlPlane_0A1B2C3D` is `google_container_cluster.Cluster_ControlPlane`. */
export function nameOf(address: string): string {
  return address.replace(/_[0-9A-F]{8}$/, '');
}

function pathsOf({ replace_paths: paths = [] }: DetailedChange['change']): string[] {
  return [...new Set(paths.map((path) => path.filter((part) => typeof part === 'string').join('.')))].sort();
}

/** How many addresses there are of each type. */
export function countByType(addresses: readonly string[]): Record<string, number> {
  const types = addresses.map((address) => address.slice(0, address.indexOf('.')));
  return Object.fromEntries([...new Set(types)].map((type) => [type, types.filter((one) => one === type).length]));
}

function differences({ before, after, after_unknown: unknown }: DetailedChange['change']): string {
  return compared(before ?? {}, combined(after, unknown)).join(', ');
}

/** Where two values differ, deep down; to the provider nothing, an empty text, 0 and `false` are the same. */
function compared(one: unknown, other: unknown, path = ''): string[] {
  if (isEmpty(one) && isEmpty(other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other ? [] : [`${path} ${JSON.stringify(one)} -> ${JSON.stringify(other)}`];
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((name) => compared(left[name], right[name], path === '' ? name : `${path}.${name}`));
}

/** A value in which the unknown parts are said to be such. */
function combined(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return '(known after apply)';
  if (Array.isArray(value)) return value.map((one, index) => combined(one, (unknown as unknown[] | undefined)?.[index]));
  if (typeof unknown !== 'object' || unknown === null) return value;
  const marks = unknown as Record<string, unknown>;
  const values = (value ?? {}) as Record<string, unknown>;
  return { ...values, ...Object.fromEntries(Object.keys(marks).map((name) => [name, combined(values[name], marks[name])])) };
}

/** The paths of values below marks. */
function marked(marks: unknown, value: unknown): string[] {
  if (value === null || value === undefined || isEmpty(value)) return [];
  if (marks === true) return [''];
  if (typeof marks !== 'object' || marks === null) return [];
  return Object.entries(marks).flatMap(([key, inner]) => marked(inner, (value as Record<string, unknown>)[key]).map((path) => `.${key}${path}`));
}

function isEmpty(value: unknown): boolean {
  return !value || (typeof value === 'object' && Object.keys(value).length === 0);
}
