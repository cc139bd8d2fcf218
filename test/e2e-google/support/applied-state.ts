import { rulesOf } from '../../google/provider-rules/rules';
import { computedValues, emptyValue } from './computed-values';
import { DetailedChange, DetailedPlan, Values } from './plan-json';

const REFERENCE = /\$\{([a-z0-9_]+\.[A-Za-z0-9_-]+)\.([A-Za-z0-9_]+)((?:\[|\.)[^}]*)?\}/g;

/** The part of a synthesized stack that is read here. */
export interface Configuration {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** What a plan would leave behind: Terraform's state, and where it must guess. */
export interface AppliedState {
  /** The text of the state file. */
  readonly text: string;
  /** Arguments that refer to what nobody can know without Google; they are empty in the state. */
  readonly guessed: readonly string[];
}

/**
 * The state that the apply of a plan would write, made without an apply: what is planned stays, what refers to other resources is looked
 * up, what Google would compute is plausible where others refer to it, and empty elsewhere.
 */
export function appliedState(plan: DetailedPlan & { readonly terraform_version?: string }, configuration: Configuration): AppliedState {
  const changes = (plan.resource_changes ?? []).filter(({ mode, change }) => mode === 'managed' && change.after !== null);
  const world = new Resources(configuration);
  world.learn(changes);
  const versions = new Map((plan.planned_values.root_module.resources ?? []).map(({ address, schema_version: version }) => [address, version]));
  const provider = Object.values(plan.configuration.provider_config)[0].full_name;
  const resources = changes.map(({ address, mode, type, name, change }) => ({
    mode,
    type,
    name,
    provider: `provider["${provider}"]`,
    instances: [{ schema_version: versions.get(address) ?? 0, attributes: world.values(address), sensitive_attributes: sensitivePaths(change.after_sensitive) }],
  }));
  const state = { version: 4, terraform_version: plan.terraform_version, serial: 1, lineage: 'd0c0ffee-0000-4000-8000-000000000001', outputs: {}, resources, check_results: null };
  return { text: JSON.stringify(state, undefined, 2), guessed: world.guessed };
}

/** The values of all resources, learned in the order in which they need one another. */
class Resources {
  public readonly guessed: string[] = [];
  private readonly known = new Map<string, Values>();

  constructor(private readonly configuration: Configuration) {}

  public values(address: string): Values | undefined {
    return this.known.get(address);
  }

  public learn(changes: readonly DetailedChange[]): void {
    const waiting = new Map(changes.map((change) => [change.address, change]));
    while (waiting.size > 0) {
      const ready = [...waiting.values()].filter((change) => this.needs(change).every((address) => !waiting.has(address) || address === change.address));
      if (ready.length === 0) throw new Error(`Resources that refer to one another in a circle: ${[...waiting.keys()].join(', ')}`);
      for (const change of ready) {
        this.known.set(change.address, this.complete(change));
        waiting.delete(change.address);
      }
    }
  }

  private needs({ type, name }: DetailedChange): string[] {
    return [...JSON.stringify(this.configurationOf(type, name)).matchAll(REFERENCE)].map(([, address]) => address);
  }

  private configurationOf(type: string, name: string): Values {
    return this.configuration.resource?.[type]?.[name] ?? {};
  }

  private complete({ address, type, name, change }: DetailedChange): Values {
    const unknown = (change.after_unknown ?? {}) as Record<string, unknown>;
    const configured = this.configurationOf(type, name);
    const referred = this.fill(change.after ?? {}, unknown, configured, { type, address, path: '' }) as Values;
    const computed = new Set(Object.keys(unknown).filter((key) => unknown[key] === true && configured[key] === undefined));
    return { ...referred, ...computedValues(type, referred, computed) };
  }

  /** A value whose unknown parts are looked up where the configuration says what they are. */
  private fill(value: unknown, unknown: unknown, configured: unknown, at: Place): unknown {
    if (unknown === true) return configured === undefined ? emptyValue(rulesOf(at.type).arguments[at.path]) : this.evaluate(configured, at);
    if (Array.isArray(value)) return value.map((one, index) => this.fill(one, (unknown as unknown[])?.[index], Array.isArray(configured) ? configured[index] : configured, at));
    if (typeof value !== 'object' || value === null) return value ?? null;
    const marks = (unknown ?? {}) as Record<string, unknown>;
    const names = [...new Set([...Object.keys(value), ...Object.keys(marks)])];
    const inner = (name: string) => ({ ...at, path: at.path === '' ? name : `${at.path}.${name}` });
    return Object.fromEntries(names.map((name) => [name, this.fill((value as Values)[name], marks[name], (configured as Values | undefined)?.[name], inner(name))]));
  }

  private evaluate(configured: unknown, at: Place): unknown {
    if (Array.isArray(configured)) return configured.map((one) => this.evaluate(one, at));
    if (typeof configured !== 'string') return configured;
    const text = configured.replace(REFERENCE, (expression: string, address: string, attribute: string, rest?: string) => {
      const value = rest === undefined ? this.known.get(address)?.[attribute] : undefined;
      return typeof value === 'string' || typeof value === 'number' ? String(value) : expression;
    });
    if (!text.includes('${')) return text;
    this.guessed.push(`${at.address}.${at.path} = ${configured}`);
    return null;
  }
}

/** The paths of marked values, as a state writes them. */
function sensitivePaths(marks: unknown): object[][] {
  if (marks === true) return [[]];
  if (typeof marks !== 'object' || marks === null) return [];
  const step = (key: string) => (Array.isArray(marks) ? { type: 'index', value: { value: Number(key), type: 'number' } } : { type: 'get_attr', value: key });
  return Object.entries(marks).flatMap(([key, inner]) => sensitivePaths(inner).map((rest) => [step(key), ...rest]));
}

/** Where a value stands. */
interface Place {
  readonly type: string;
  readonly address: string;
  /** Without the indices of blocks. */
  readonly path: string;
}
