import { PrerequisiteError } from '../embedded-aws';

/** Ends the command with one clear line; only an unforeseen failure shows where it happened. */
export function reportFailure(error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(error instanceof PrerequisiteError ? `Error: ${error.message}` : detail);
  process.exitCode = 1;
}
