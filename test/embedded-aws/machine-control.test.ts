import { createServer, IncomingMessage, Server } from 'http';
import { AddressInfo } from 'net';
import { MachineControl, MachinePlayer } from '../../lib/embedded-aws/machine-control';

describe('the control of machines', () => {
  const requests: string[] = [];
  let answer: { status: number; body: unknown };
  let server: Server;
  let machines: MachineControl;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void read(request).then((body) => {
        requests.push(`${request.method} ${request.url} ${body}`);
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    machines = new MachineControl((server.address() as AddressInfo).port);
  });

  afterAll(() => server.close());

  beforeEach(() => {
    requests.splice(0);
    answer = { status: 200, body: {} };
  });

  it('says who plays them', async () => {
    await machines.play({ player: MachinePlayer.PLAYED, answerAfterMs: 5 });
    expect(requests).toEqual(['PUT /_embedded-aws/machines {"player":"played","answerAfterMs":5}']);
  });

  it('lists instances', async () => {
    answer.body = { settings: {}, machines: [{ instanceId: 'i-1' }] };
    expect(await machines.list()).toEqual([{ instanceId: 'i-1' }]);
  });

  it('says what became of a machine, and asks for its credentials', async () => {
    await machines.isOn('i-1');
    await machines.isOff('i-1');
    await machines.isHealthy('i-1');
    await machines.isUnhealthy('i-1');
    await machines.credentials('i-1');
    expect(requests).toEqual([
      'PUT /_embedded-aws/machines/i-1 {"power":"on"}',
      'PUT /_embedded-aws/machines/i-1 {"power":"off"}',
      'PUT /_embedded-aws/machines/i-1 {"health":"healthy"}',
      'PUT /_embedded-aws/machines/i-1 {"health":"unhealthy"}',
      'POST /_embedded-aws/machines/i-1/credentials ',
    ]);
  });

  it('fails with the words of the server', async () => {
    answer = { status: 404, body: { message: 'The instance has no role.' } };
    await expect(machines.credentials('i-1')).rejects.toThrow('POST /_embedded-aws/machines/i-1/credentials: The instance has no role.');
  });
});

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
