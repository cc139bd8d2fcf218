import { CommanderError } from 'commander';
import { PrerequisiteError } from '../embedded-aws';
import { ConfigurationError } from '../private/problem';

const FAILURE = 1;
const BAD_INPUT = 2;

/** Ends the command with one clear line; only an unforeseen failure shows where it happened. */
export function reportFailure(error: unknown): void {
  // Commander has said it by itself, and asking for help is no failure.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    return;
  }
  const isForeseen = error instanceof PrerequisiteError || error instanceof ConfigurationError;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(isForeseen ? `Error: ${error.message}` : detail);
  process.exitCode = error instanceof ConfigurationError ? BAD_INPUT : FAILURE;
}
