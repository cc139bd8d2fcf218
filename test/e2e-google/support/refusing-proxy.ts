import { createServer, Server } from 'http';
import { AddressInfo } from 'net';

/** A proxy that lets nothing through and remembers who was asked for: what a plan wants of Google is seen, and never had. */
export class RefusingProxy {
  public static async start(): Promise<RefusingProxy> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://unknown').hostname);
      response.writeHead(403).end();
    });
    server.on('connect', (request, socket) => {
      asked.push((request.url ?? '').replace(/:\d+$/, ''));
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RefusingProxy(server, asked);
  }

  private constructor(private readonly server: Server, private readonly asked: string[]) {}

  /** What sends a program's calls here, for programs in Go. */
  public get environment(): NodeJS.ProcessEnv {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { HTTPS_PROXY: url, HTTP_PROXY: url, https_proxy: url, http_proxy: url, NO_PROXY: '', no_proxy: '' };
  }

  /** Who was asked for since the last time, each once. */
  public takeHosts(): string[] {
    return [...new Set(this.asked.splice(0))].sort();
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
