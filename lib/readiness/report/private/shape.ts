/** What is wrong with a value that stands at a path; undefined where nothing is. */
export type Shape = (value: unknown, path: string) => string | undefined;

/** A shape for each member, so that none is forgotten when the model grows. */
export type Shapes<T> = { readonly [Member in keyof T]-?: Shape };

export const text: Shape = (value, path) => (typeof value === 'string' ? undefined : `${path} is no text`);
export const flag: Shape = (value, path) => (typeof value === 'boolean' ? undefined : `${path} is neither true nor false`);
export const amount: Shape = (value, path) => (typeof value === 'number' && Number.isFinite(value) ? undefined : `${path} is no number`);
export const index: Shape = (value, path) => (Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${path} is no whole number from 0`);

export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : shape(value, path));
}

export function oneOf(allowed: Readonly<Record<string, string>>): Shape {
  const values = Object.values(allowed);
  return (value, path) => (typeof value === 'string' && values.includes(value) ? undefined : `${path} is none of ${values.join(', ')}`);
}

export function listOf(shape: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is no list`;
    return first(value.map((element: unknown, position) => () => shape(element, `${path}[${position}]`)));
  };
}

export function struct<T>(shapes: Shapes<T>): Shape {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} is no object`;
    const members = new Map<string, unknown>(Object.entries(value));
    return first(Object.entries<Shape>(shapes).map(([name, shape]) => () => shape(members.get(name), `${path}.${name}`)));
  };
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const problem = check();
    if (problem !== undefined) return problem;
  }
  return undefined;
}
