import { createServer, IncomingMessage, Server } from 'http';
import { AddressInfo } from 'net';
import { FaultKind, FaultSwitch } from '../../lib/embedded-aws/faults';

interface Request {
  readonly method?: string;
  readonly url?: string;
  readonly body: string;
}

describe('the fault switch', () => {
  const requests: Request[] = [];
  let answer: { status: number; body: unknown };
  let server: Server;
  let faultSwitch: FaultSwitch;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void read(request).then((body) => {
        requests.push({ method: request.method, url: request.url, body });
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    faultSwitch = new FaultSwitch((server.address() as AddressInfo).port);
  });

  afterAll(() => server.close());

  beforeEach(() => requests.splice(0));

  test('puts a fault', async () => {
    answer = { status: 200, body: { id: 1, kind: 'throttle', seen: 0, hits: 0 } };
    const injected = await faultSwitch.inject({ kind: FaultKind.THROTTLE, service: 'eks', operation: 'CreateCluster', after: 1, times: 2 });
    expect(injected.id).toBe(1);
    expect(requests).toEqual([
      { method: 'PUT', url: '/_embedded-aws/faults', body: '{"kind":"throttle","service":"eks","operation":"CreateCluster","after":1,"times":2}' },
    ]);
  });

  test('says why a fault is refused', async () => {
    answer = { status: 400, body: { message: 'A slow fault needs delayMs' } };
    await expect(faultSwitch.inject({ kind: FaultKind.SLOW })).rejects.toThrow('A slow fault needs delayMs');
  });

  test('lists and clears', async () => {
    answer = { status: 200, body: { faults: [] } };
    expect(await faultSwitch.faults()).toEqual([]);
    await faultSwitch.clear();
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'DELETE']);
  });

  test('counts the calls of a service', async () => {
    answer = { status: 200, body: { calls: { eks: { CreateCluster: { total: 2, failed: 1 } } } } };
    expect(await faultSwitch.calls('eks')).toEqual({ CreateCluster: { total: 2, failed: 1 } });
    answer = { status: 200, body: { calls: {} } };
    expect(await faultSwitch.calls('ec2')).toEqual({});
    expect(requests[0].url).toBe('/_embedded-aws/calls?service=eks');
  });
});

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
