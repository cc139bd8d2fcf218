import { closeSync, mkdirSync, openSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ReadinessResult } from '../readiness-result';
import { renderReport } from './render';

/** Writes the report into a folder, which is made where it is missing, and returns where its files are. */
export function writeReport(directory: string, result: ReadinessResult): string[] {
  mkdirSync(directory, { recursive: true });
  return [...renderReport(result)].map(([name, pieces]) => {
    const path = join(directory, name);
    writePieces(path, pieces);
    return path;
  });
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
