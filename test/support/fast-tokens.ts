/**
 * Runs something without the stack traces that cdktf takes for each token. Where jest maps traces to their sources,
 * they are most of the time that a synthesis takes.
 */
export function withoutTokenTraces<T>(run: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    return run();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
