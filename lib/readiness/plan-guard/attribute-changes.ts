import { isDeepStrictEqual } from 'util';
import { show } from '../../private/problem';
import { hide, isHidden, SENSITIVE } from './hidden-values';
import { at, isObject, JsonObject, listAt, Step } from './json';
import { AttributeChange } from './plan-check-result';

const UNKNOWN = '(known after apply)';

/** One value before and after, with what Terraform says of it. */
interface Pair {
  readonly path: readonly Step[];
  readonly before: unknown;
  readonly after: unknown;
  readonly beforeMarks: unknown;
  readonly afterMarks: unknown;
  readonly unknown: unknown;
}

/**
 * What a change does to the attributes of a resource, those that force its replacement first. Of a resource that is made anew nearly everything is
 * only known afterwards; that is told only of what forces it.
 */
export function attributeChanges(change: JsonObject): AttributeChange[] {
  const { before, after, before_sensitive: beforeMarks, after_sensitive: afterMarks, after_unknown: unknown } = change;
  if (!isObject(before) || !isObject(after)) return [];
  const root: Pair = { path: [], before, after, beforeMarks, afterMarks, unknown };
  const forcing = listAt(change, 'replace_paths').map(pathOf).filter((path) => path.length > 0);
  const forced = forcing.map((path) => described(path.reduce(inside, root), true));
  const others = differences(root).filter(({ path, unknown: later }) => later !== true && !forcing.some((one) => one.every((step, index) => step === path[index])));
  return [...forced, ...others.map((pair) => described(pair, false))];
}

function pathOf(path: unknown): Step[] {
  return listAt([path], 0).filter((step) => typeof step === 'string' || typeof step === 'number');
}

/** The innermost values that differ: lists of the same length and objects are looked into. */
function differences(pair: Pair): Pair[] {
  const { before, after, unknown } = pair;
  if (unknown !== true && (isDeepStrictEqual(before, after) || (isEmpty(before) && isEmpty(after)))) return [];
  const hidden = isHidden(before, pair.beforeMarks) || isHidden(after, pair.afterMarks);
  if (unknown === true || hidden || !sameForm(before, after)) return [pair];
  return stepsInto(before, after).flatMap((step) => differences(inside(pair, step)));
}

// Providers say in several ways that there is nothing.
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function sameForm(before: unknown, after: unknown): boolean {
  if (Array.isArray(before)) return Array.isArray(after) && before.length === after.length;
  return isObject(before) && isObject(after);
}

function stepsInto(before: unknown, after: unknown): Step[] {
  if (Array.isArray(before)) return [...before.keys()];
  return [...new Set([before, after].flatMap((value) => Object.keys(value as JsonObject)))];
}

function inside({ path, before, after, beforeMarks, afterMarks, unknown }: Pair, step: Step): Pair {
  return {
    path: [...path, step],
    before: at(before, step),
    after: at(after, step),
    beforeMarks: innerMarks(before, beforeMarks, step),
    afterMarks: innerMarks(after, afterMarks, step),
    unknown: unknown === true || at(unknown, step),
  };
}

// What is inside of a hidden value is hidden.
function innerMarks(value: unknown, marks: unknown, step: Step): unknown {
  return isHidden(value, marks) || at(marks, step);
}

function described({ path, before, after, beforeMarks, afterMarks, unknown }: Pair, forcesReplacement: boolean): AttributeChange {
  return { path: pathText(path), before: shown(before, beforeMarks), after: unknown === true ? UNKNOWN : shown(after, afterMarks), forcesReplacement };
}

function shown(value: unknown, marks: unknown): string {
  const visible = hide(value, marks);
  return visible === SENSITIVE ? SENSITIVE : show(visible ?? null);
}

function pathText(path: readonly Step[]): string {
  const steps = path.map((step) => (typeof step === 'string' && /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`));
  return steps.join('').replace(/^\./, '');
}
