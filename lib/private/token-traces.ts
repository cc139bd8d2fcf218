/**
 * Makes constructs without the stack trace that cdktf takes for each of their tokens, which is most of the time that they take. Such a trace would
 * lead to lines of this library alone, never to the user's, and errors have theirs all the same.
 */
export function withoutTokenTraces<T>(make: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    return make();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
