/** Prints a figure that a drill has measured, in one line, without the place that jest adds to what goes to the console. */
export function figure(text: string): void {
  process.stderr.write(`  ${text}\n`);
}

/** Seconds since a moment, as text for people. */
export function secondsSince(beginMs: number): string {
  return `${((Date.now() - beginMs) / 1000).toFixed(1)} s`;
}
