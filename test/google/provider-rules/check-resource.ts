import { blocksOf, isExpression, parentOf, Written, writtenArguments } from './arguments';
import { documentedProblems } from './documented-rules';
import { Argument, ResourceRules, rulesOf } from './rules';

/** What the provider would refuse, or warn of, in a synthesized resource; empty when it would take it. */
export function checkResource(type: string, attributes: Readonly<Record<string, unknown>>): string[] {
  const rules = rulesOf(type);
  const written = writtenArguments(attributes, rules);
  const present = new Set(written.map(({ path }) => path));
  return [
    ...written.flatMap((one) => argumentProblems(one, rules)),
    ...missingArguments(attributes, written, rules),
    ...combinationProblems(present, rules),
    ...documentedProblems(type, attributes),
  ];
}

function argumentProblems(written: Written, rules: ResourceRules): string[] {
  const { path, place, value } = written;
  const words = rules.arguments[path];
  if (path.startsWith('timeouts.')) return [];
  if (words === undefined) return [`${place}: there is no such argument`];
  const argument = new Argument(words);
  if (argument.is('readonly')) return [`${place}: is for reading only`];
  const deprecated = argument.is('deprecated') ? [`${place}: is deprecated`] : [];
  return [...deprecated, ...numberProblems(written, argument), ...valueProblems(place, value, rules.values?.[path], rules.patterns?.[path])];
}

function numberProblems({ place, value }: Written, argument: Argument): string[] {
  const number = Array.isArray(value) ? value.length : 1;
  if (isExpression(value)) return [];
  if (number > argument.most) return [`${place}: ${number}, at most ${argument.most}`];
  return number < argument.fewest ? [`${place}: ${number}, at least ${argument.fewest}`] : [];
}

function valueProblems(place: string, value: unknown, allowed?: readonly string[], pattern?: string): string[] {
  const values = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && !isExpression(one));
  const wrong = allowed === undefined ? [] : values.filter((one) => !allowed.includes(one));
  const odd = pattern === undefined ? [] : values.filter((one) => !new RegExp(pattern).test(one));
  return [...wrong.map((one) => `${place}: ${one} is none of ${allowed?.join(', ')}`), ...odd.map((one) => `${place}: ${one} does not match ${pattern}`)];
}

function missingArguments(attributes: Readonly<Record<string, unknown>>, written: readonly Written[], rules: ResourceRules): string[] {
  const blocks = written.flatMap((one) => blocksOf(one, rules).map((block, index) => ({ path: one.path, place: `${one.place}[${index}].`, block })));
  return [{ path: '', place: '', block: attributes }, ...blocks].flatMap(({ path, place, block }) => {
    const required = Object.keys(rules.arguments).filter((name) => parentOf(name) === path && new Argument(rules.arguments[name]).is('required'));
    const names = required.map((name) => name.slice(path === '' ? 0 : path.length + 1));
    return names.filter((name) => block[name] === null || block[name] === undefined).map((name) => `${place}${name}: is required`);
  });
}

function combinationProblems(present: ReadonlySet<string>, rules: ResourceRules): string[] {
  const asked = (group: readonly string[]) => group.some((path) => parentOf(path) === '' || present.has(parentOf(path)));
  const count = (group: readonly string[]) => group.filter((path) => present.has(path)).length;
  const conflicts = Object.entries(rules.conflicts ?? {}).filter(([path]) => present.has(path));
  const needs = Object.entries(rules.requiredWith ?? {}).filter(([path]) => present.has(path));
  return [
    ...conflicts.flatMap(([path, others]) => others.filter((other) => present.has(other)).map((other) => `${path}: cannot stand beside ${other}`)),
    ...needs.flatMap(([path, others]) => others.filter((other) => !present.has(other)).map((other) => `${path}: needs ${other}`)),
    ...(rules.exactlyOneOf ?? []).filter((group) => asked(group) && count(group) !== 1).map((group) => `exactly one of ${group.join(', ')}, not ${count(group)}`),
    ...(rules.atLeastOneOf ?? []).filter((group) => asked(group) && count(group) === 0).map((group) => `at least one of ${group.join(', ')}`),
  ];
}
