import { createServer, IncomingMessage, Server } from 'http';
import { AddressInfo } from 'net';
import { isSigned } from './signature';

export const SECRET_KEY = 'secret-key-of-the-role';
const SESSION_TOKEN = 'session-token-of-the-role';
const METADATA: Record<string, string> = {
  'meta-data/instance-id': 'i-1',
  'meta-data/placement/availability-zone': 'eu-west-1a',
  'meta-data/tags/instance/aws:autoscaling:groupName': 'shop-cp-0',
  'meta-data/iam/security-credentials/': 'role',
  'meta-data/iam/security-credentials/role': JSON.stringify({ AccessKeyId: 'AKIA1', SecretAccessKey: SECRET_KEY, Token: SESSION_TOKEN }),
};

/** What arrived, without metadata. */
export interface Call {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What is answered: a status and a body. */
export type Answer = readonly [number, string];

/** An endpoint of AWS and the metadata of a machine, on one port: refuses what is not signed as AWS expects. */
export class AwsEndpoint {
  public readonly calls: Call[] = [];
  /** How calls are answered. */
  public answer: (call: Call) => Answer = () => [200, '{}'];
  public readonly metadata = { ...METADATA };
  private readonly server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [status, body] = this.handle(request, Buffer.concat(parts));
      response.writeHead(status).end(body);
    });
  });

  public async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  public stop(): void {
    this.server.close();
  }

  public get environment(): Record<string, string> {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { AWS_ENDPOINT_URL: url, AWS_EC2_METADATA_SERVICE_ENDPOINT: `${url}/` };
  }

  private handle(request: IncomingMessage, body: Buffer): Answer {
    if (request.url?.startsWith('/latest/')) return this.metadataOf(request);
    if (!isSigned(request, body, SECRET_KEY) || request.headers['x-amz-security-token'] !== SESSION_TOKEN) return [403, '{"__type": "InvalidSignatureException"}'];
    const call = callOf(request, body.toString());
    this.calls.push(call);
    return this.answer(call);
  }

  private metadataOf({ method, url = '', headers }: IncomingMessage): Answer {
    const key = url.slice('/latest/'.length);
    if (key === 'api/token') return method === 'PUT' ? [200, 'token-of-metadata'] : [405, ''];
    if (headers['x-aws-ec2-metadata-token'] !== 'token-of-metadata') return [401, ''];
    const value = this.metadata[key];
    return value === undefined ? [404, ''] : [200, value];
  }
}

function callOf({ method = '', url = '', headers }: IncomingMessage, body: string): Call {
  const [, service = ''] = /\/([a-z0-9]+)\/aws4_request/.exec(headers.authorization ?? '') ?? [];
  return { service, method, path: url, headers, body };
}
