/** What a check found: how many passed, failed and were skipped, and what to show when it failed or was skipped. */
export const passed = () => ({ passed: 1, failed: 0, skipped: 0, text: '' });
export const failed = (text) => ({ passed: 0, failed: 1, skipped: 0, text });
export const skipped = (text) => ({ passed: 0, failed: 0, skipped: 1, text });

// A program that fails without saying which test did, or that ran no test, has failed once.
function withExitCode(result, code) {
  const nothingRan = result.passed + result.failed + result.skipped === 0;
  return result.failed === 0 && (code !== 0 || nothingRan) ? { ...result, failed: 1 } : result;
}

/** Counts by what jest prints last: `Tests:       1 failed, 2 skipped, 3 passed, 6 total`. */
export function jestResult({ code, output }) {
  const summary = output.slice(output.lastIndexOf('\nTests: ')).split('\n')[1] ?? '';
  const count = (name) => Number(new RegExp(`(\\d+) ${name}\\b`).exec(summary)?.[1] ?? 0);
  return withExitCode({ passed: count('passed'), failed: count('failed'), skipped: count('skipped') + count('todo'), text: output }, code);
}

/** Counts by what Python's unittest prints last: `Ran 12 tests in 3.4s`, `FAILED (failures=1, errors=2, skipped=3)`. */
export function unittestResult({ code, output }) {
  const ran = Number(/^Ran (\d+) tests?/m.exec(output)?.[1] ?? 0);
  const count = (name) => Number(new RegExp(`\\b${name}=(\\d+)`).exec(output.slice(output.lastIndexOf('\nRan ')))?.[1] ?? 0);
  const broken = count('failures') + count('errors') + count('unexpected successes');
  const left = count('skipped');
  return withExitCode({ passed: Math.max(0, ran - broken - left), failed: broken, skipped: left, text: output }, code);
}
