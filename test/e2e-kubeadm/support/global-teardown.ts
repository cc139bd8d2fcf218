import { rmSync } from 'fs';
import { DIRECTORY } from './prepared';

/** Removes what the preparation wrote. */
export default function cleanUp(): void {
  const directory = process.env[DIRECTORY];
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
}
