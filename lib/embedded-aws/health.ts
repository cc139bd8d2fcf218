const HEALTH_PATH = '/embedded-aws/health';
const TIMEOUT_MS = 2_000;

/** The process id of the embedded AWS that answers on the port, if one does. */
export async function pidBehind(port: number): Promise<number | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${HEALTH_PATH}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await response.json();
    return isHealth(body) ? body.pid : undefined;
  } catch {
    return undefined;
  }
}

function isHealth(body: unknown): body is { readonly pid: number } {
  return typeof body === 'object' && body !== null && 'pid' in body && typeof body.pid === 'number';
}
