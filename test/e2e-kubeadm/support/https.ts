import { Agent, AgentOptions, request } from 'https';

/** An answer to a request. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A request. */
export interface Asked {
  /** @default GET */
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the beginning to the last byte. @default 5000 */
  readonly timeoutMs?: number;
  /** @default - a connection of its own */
  readonly agent?: Agent;
  /** How the connection is made, where there is no agent. */
  readonly tls?: AgentOptions;
}

/** Sends one request. Rejects where no whole answer came in time. */
export function ask({ method = 'GET', url, headers, body, timeoutMs = 5_000, agent, tls }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ...tls, agent: agent ?? false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    // Without it a server that is gone without a word holds the request for minutes.
    const timer = setTimeout(() => sent.destroy(new Error(`no answer of ${url} within ${timeoutMs} ms`)), timeoutMs);
    sent.on('error', reject);
    sent.on('close', () => clearTimeout(timer));
    sent.end(body);
  });
}
