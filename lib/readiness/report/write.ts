import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ReadinessResult } from '../readiness-result';
import { renderReport } from './render';

/** Writes the report into a folder, which is made where it is missing, and returns where its files are. */
export function writeReport(directory: string, result: ReadinessResult): string[] {
  mkdirSync(directory, { recursive: true });
  return [...renderReport(result)].map(([name, text]) => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  });
}
