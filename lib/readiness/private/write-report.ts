import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ReadinessResult } from '../readiness-result';
import { renderReport } from '../report/render';

/** Writes the report into a folder, which is made where it is missing. */
export function writeReport(directory: string, result: ReadinessResult): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of renderReport(result)) writeFileSync(join(directory, name), text);
}
