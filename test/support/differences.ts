/** Every value in which two documents differ, by its path, sorted: `path: left → right`. What only one has is `–` in the other. */
export function differences(left: unknown, right: unknown, path = ''): string[] {
  if (!isTree(left) || !isTree(right)) return JSON.stringify(left) === JSON.stringify(right) ? [] : [`${path}: ${show(left)} → ${show(right)}`];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return keys.flatMap((key) => differences(left[key], right[key], path === '' ? key : `${path}.${key}`));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value);
}
