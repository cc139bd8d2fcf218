import { Argument, ResourceRules } from './rules';

/** What Terraform itself reads in a block, of whatever type. */
const META = new Set(['//', 'connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner']);

/** An argument that is written somewhere, with the block that it stands in. */
export interface Written {
  /** Without the indices of blocks, such as `node_config.taint.key`. */
  readonly path: string;
  /** With them, such as `node_config[0].taint[1].key`. */
  readonly place: string;
  readonly value: unknown;
}

/** Every argument of a synthesized resource, those in its blocks too; an argument that is null is none. */
export function writtenArguments(attributes: Readonly<Record<string, unknown>>, rules: ResourceRules, prefix = '', place = ''): Written[] {
  const names = Object.keys(attributes).filter((name) => (prefix !== '' || !META.has(name)) && attributes[name] !== null && attributes[name] !== undefined);
  return names.flatMap((name) => {
    const written = { path: `${prefix}${name}`, place: `${place}${name}`, value: attributes[name] };
    return [written, ...blocksOf(written, rules).flatMap((block, index) => writtenArguments(block, rules, `${written.path}.`, `${written.place}[${index}].`))];
  });
}

/** The blocks that an argument is written as; none where it is a value. */
export function blocksOf({ path, value }: Written, rules: ResourceRules): Readonly<Record<string, unknown>>[] {
  const argument = new Argument(rules.arguments[path] ?? '');
  if (!argument.isBlock || argument.is('unlisted')) return [];
  return (Array.isArray(value) ? value : [value]).filter((block): block is Readonly<Record<string, unknown>> => typeof block === 'object' && block !== null);
}

/** The block that holds an argument, by path; empty for the resource itself. */
export function parentOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
}

/** Whether a value is an expression of Terraform, so that nobody knows it yet. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${');
}
