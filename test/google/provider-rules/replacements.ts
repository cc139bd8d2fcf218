import { parentOf, Written, writtenArguments } from './arguments';
import { conditionalReplacements } from './conditional-replacements';
import { Argument, ResourceRules, rulesOf } from './rules';

type Values = Readonly<Record<string, unknown>>;

/** Synthesized resources, by address. */
export type Resources = Readonly<Record<string, Values>>;

interface Lifecycle {
  readonly ignore_changes?: string | readonly string[];
}

const REFERENCE = /\b(google_[a-z0-9_]+\.[A-Za-z0-9_-]+)\.([a-z0-9_]+)/g;

/**
 * Which resources a change of the code would replace, each with the arguments that force it.
 *
 * It knows the configuration alone: an argument that only Google has chosen so far, and that is now written with that same value, counts as changed.
 */
export function replacements(before: Resources, after: Resources): Readonly<Record<string, readonly string[]>> {
  const both = Object.keys(after).filter((address) => address in before && address.startsWith('google_'));
  const found = new Map(both.map((address) => [address, forcing(typeOf(address), before[address], after[address])]));
  // What refers to something that only the new resource knows is replaced with it.
  for (let size = -1; size !== count(found); ) {
    size = count(found);
    for (const address of both) if (found.get(address)?.length === 0) found.set(address, dragging(address, { before, after }, found));
  }
  return Object.fromEntries([...found].filter(([, reasons]) => reasons.length > 0));
}

function forcing(type: string, before: Values, after: Values): string[] {
  const rules = rulesOf(type);
  const [old, recent] = [byPath(before, rules), byPath(after, rules)];
  const paths = [...new Set([...old.keys(), ...recent.keys()])].filter((path) => !isIgnored(path, after));
  const forced = paths.filter((path) => isReplacing(path, rules) && isChanged(path, old, recent, rules));
  return [...forced, ...conditionalReplacements(type, before, after).filter((path) => !isIgnored(path, after))].sort();
}

function byPath(values: Values, rules: ResourceRules): Map<string, Written[]> {
  const found = new Map<string, Written[]>();
  for (const written of writtenArguments(values, rules)) found.set(written.path, [...(found.get(written.path) ?? []), written]);
  return found;
}

function isReplacing(path: string, rules: ResourceRules): boolean {
  return new Argument(rules.arguments[path] ?? '').is('replaces');
}

type ByPath = ReadonlyMap<string, readonly Written[]>;

function isChanged(path: string, old: ByPath, recent: ByPath, rules: ResourceRules): boolean {
  const argument = new Argument(rules.arguments[path] ?? '');
  // Where nothing is written any more, what Google has is kept.
  if (!recent.has(path) && argument.is('computed')) return false;
  // Of blocks the number counts; what is in them counts by itself.
  const text = (all: ByPath) => (argument.isBlock ? numberOf(all.get(path)) : valuesOf(path, all, argument));
  return text(old) !== text(recent);
}

function numberOf(blocks: readonly Written[] = []): string {
  return String(blocks.reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 1), 0));
}

// Terraform takes 3 and "3", true and "true", for the same. A block that is not there has no defaults.
function valuesOf(path: string, all: ByPath, argument: Argument): string {
  const written = all.get(path);
  if (written === undefined) return (parentOf(path) === '' || all.has(parentOf(path)) ? argument.default : undefined) ?? '';
  return written.map(({ value }) => (typeof value === 'object' ? JSON.stringify(value) : String(value))).join('\n');
}

function isIgnored(path: string, after: Values): boolean {
  const { ignore_changes: ignored = [] } = (after.lifecycle ?? {}) as Lifecycle;
  if (typeof ignored === 'string') return ignored === 'all';
  return ignored.map((one) => one.replace(/\[\d+\]/g, '')).some((one) => path === one || path.startsWith(`${one}.`));
}

interface Change {
  readonly before: Resources;
  readonly after: Resources;
}

function dragging(address: string, { before, after }: Change, replaced: ReadonlyMap<string, readonly string[]>): string[] {
  const rules = rulesOf(typeOf(address));
  const replacing = writtenArguments(after[address], rules).filter(({ path }) => isReplacing(path, rules) && !isIgnored(path, after[address]));
  return replacing.filter(({ value }) => refersToNew(value, { before, after }, replaced)).map(({ path }) => path).sort();
}

function refersToNew(value: unknown, { before, after }: Change, replaced: ReadonlyMap<string, readonly string[]>): boolean {
  const references = [...String(JSON.stringify(value) ?? '').matchAll(REFERENCE)];
  return references.some(([, address, attribute]) => {
    const [old, recent] = [before, after].map((resources) => resources[address]?.[attribute]);
    // What the code writes is known before the resource is there; the rest is only when it is.
    return recent === undefined ? (replaced.get(address)?.length ?? 0) > 0 : JSON.stringify(old) !== JSON.stringify(recent);
  });
}

function count(found: ReadonlyMap<string, readonly string[]>): number {
  return [...found.values()].filter((reasons) => reasons.length > 0).length;
}

function typeOf(address: string): string {
  return address.slice(0, address.indexOf('.'));
}
