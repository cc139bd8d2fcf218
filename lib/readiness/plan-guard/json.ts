/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A step into a value of JSON: the name of a property, or the number of an element. */
export type Step = string | number;

/** Whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function at(value: unknown, ...path: readonly Step[]): unknown {
  return path.reduce<unknown>((inner, step) => (isContainer(inner) && Object.prototype.hasOwnProperty.call(inner, step) ? inner[step] : undefined), value);
}

/** The text at a path; undefined where there is none. */
export function textAt(value: unknown, ...path: readonly Step[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path; undefined where there is none. */
export function numberAt(value: unknown, ...path: readonly Step[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly Step[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as unknown[]) : [];
}

/** Whether a value is nested deeper than that, or holds itself. Nothing here recurses before this is known. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let layer: unknown[] = [value];
  for (let level = 0; layer.length > 0; level += 1) {
    if (level > levels) return true;
    // Each once: a value that holds itself in several places would fill the memory.
    layer = [...new Set(layer.flatMap((one) => (isContainer(one) ? Object.values(one) : [])).filter(isContainer))];
  }
  return false;
}

function isContainer(value: unknown): value is Record<Step, unknown> {
  return typeof value === 'object' && value !== null;
}
