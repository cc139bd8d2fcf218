/** A number with its thousands grouped and at most two decimals, such as `1,740.25`. Not by `Intl`: loading it was a good part of what a first report takes. */
export function grouped(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  const [whole, decimals] = String(Math.round(value * 100) / 100).split('.');
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? thousands : `${thousands}.${decimals}`;
}

/** `1 node`, `2 nodes`, `1,740 pods`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
