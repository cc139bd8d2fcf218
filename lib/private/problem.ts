import { AnnotationMetadataEntryType } from 'cdktf';
import { IConstruct } from 'constructs';
import { ErrorId } from './error-ids';

/** What a user needs to know to mend a mistake. The construct path is left to cdktf, which adds it. */
export interface Problem {
  /** What is wrong, in the words of the API the user called. */
  readonly what: string;
  /** The value got, if one value is to blame. */
  readonly got?: unknown;
  /** What is allowed. */
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
}

/** The only error that bad input to this library raises. */
export class ConfigurationError extends Error {
  constructor(readonly id: ErrorId, problem: Problem) {
    super(describe(id, problem));
    this.name = 'ConfigurationError';
  }
}

const MAX_SHOWN = 120;

/** Shows a value in a message: short, on one line, and never failing, whatever the value is. */
export function show(value: unknown): string {
  const text = typeof value === 'string' || (typeof value === 'object' && value !== null) ? JSON.stringify(value) : String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)` : text;
}

/** The text of a problem: `[id] what. Got …. Allowed: …. To fix: …`. */
export function describe(id: ErrorId, problem: Problem): string {
  const got = 'got' in problem ? ` Got ${show(problem.got)}.` : '';
  return `[${id}] ${problem.what}.${got} Allowed: ${problem.allowed}. To fix: ${problem.fix}.`;
}

/** Refuses a value at once. */
export function fail(id: ErrorId, problem: Problem): never {
  throw new ConfigurationError(id, problem);
}

/**
 * Advises without refusing; the same advice once, however often an app is validated. Written without the stack trace that `Annotations`
 * takes: cdktf shows none of warnings, and it is most of what one costs.
 */
export function warn(scope: IConstruct, id: ErrorId, problem: Problem): void {
  const message = describe(id, problem);
  if (scope.node.metadata.some((entry) => entry.data === message)) return;
  scope.node.addMetadata(AnnotationMetadataEntryType.WARN, message);
}
