import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/** Compares lines with a file of `test/golden`, or writes the file if `UPDATE_GOLDEN` is set. */
export function expectGolden(file: string, lines: readonly string[]): void {
  const path = join(__dirname, '../golden', file);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, `${lines.join('\n')}\n`);
  expect(lines).toEqual(readFileSync(path, 'utf8').trimEnd().split('\n'));
}
