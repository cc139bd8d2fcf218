import { InstanceView } from '../../../lib/embedded-aws';
import { FakeSource, instance } from './fakes';
import { MetadataDirectory } from './metadata-directory';
import { MetadataServer } from './metadata-server';
import { MetadataTokens } from './metadata-tokens';

const LIFETIME = 'x-aws-ec2-metadata-token-ttl-seconds';
const TOKEN = 'x-aws-ec2-metadata-token';

describe('the metadata server', () => {
  let source: FakeSource;
  let server: MetadataServer;
  let url: string;
  const problems: unknown[] = [];

  const serve = async (...instances: InstanceView[]) => {
    source = new FakeSource();
    source.instances = instances;
    // Tests have one address: they say in a header which machine they are.
    const clientOf = (request: { headers: Record<string, unknown> }) => String(request.headers.machine);
    server = new MetadataServer(new MetadataDirectory(source), { clientOf, onProblem: (error) => problems.push(error) });
    url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
  };

  afterEach(() => server.close());

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(url + path, { method, headers: { machine: '10.77.0.10', ...headers } });

  const token = async (machine = '10.77.0.10') => (await ask('/latest/api/token', { [LIFETIME]: '60', machine }, 'PUT')).text();

  const read = async (path: string, machine = '10.77.0.10') => {
    const response = await ask(path, { [TOKEN]: await token(machine), machine });
    return response.ok ? response.text() : response.status;
  };

  it('answers with a token only, where the launch says so', async () => {
    await serve(instance());
    expect((await ask('/latest/meta-data/instance-id')).status).toBe(401);
    expect((await ask('/latest/meta-data/instance-id', { [TOKEN]: 'made-up' })).status).toBe(401);
    expect(await read('/latest/meta-data/instance-id')).toBe('i-1');
  });

  it('answers without a token where the launch does not ask for one', async () => {
    await serve(instance({ metadata: { tokens: 'optional', tags: false } }));
    expect(await (await ask('/latest/meta-data/instance-id')).text()).toBe('i-1');
    expect((await ask('/latest/meta-data/instance-id', { [TOKEN]: 'made-up' })).status).toBe(401);
  });

  it('issues tokens as the service does', async () => {
    await serve(instance());
    expect((await ask('/latest/api/token', {}, 'PUT')).status).toBe(400);
    expect((await ask('/latest/api/token', { [LIFETIME]: '21601' }, 'PUT')).status).toBe(400);
    expect((await ask('/latest/api/token', { [LIFETIME]: '60', 'x-forwarded-for': '10.0.0.1' }, 'PUT')).status).toBe(403);
    const issued = await ask('/latest/api/token', { [LIFETIME]: '60' }, 'PUT');
    expect([issued.status, issued.headers.get(LIFETIME)]).toEqual([200, '60']);
    expect((await ask('/latest/meta-data/', {}, 'POST')).status).toBe(405);
  });

  it('tells machines by their address, and no other one may use their tokens', async () => {
    await serve(instance(), instance({ instanceId: 'i-2', address: '10.77.0.11' }), instance({ instanceId: 'i-3', address: '10.77.0.12', state: 'stopped' }));
    expect(await read('/latest/meta-data/instance-id', '10.77.0.11')).toBe('i-2');
    expect((await ask('/latest/meta-data/instance-id', { [TOKEN]: await token(), machine: '10.77.0.11' })).status).toBe(401);
    expect((await ask('/latest/meta-data/instance-id', { machine: '10.77.0.12' })).status).toBe(404);
  });

  it.each([
    ['placement/availability-zone', 'eu-west-1a'],
    ['placement/region', 'eu-west-1'],
    ['local-ipv4', '10.77.0.10'],
    ['mac', '02:00:00:00:00:01'],
    ['local-hostname', 'i-1.eu-west-1.compute.internal'],
    ['tags/instance/ProductionClusterGeneration', 'abc'],
    ['tags/instance/aws:autoscaling:groupName', 'cp-0'],
    ['tags/instance/none', 404],
    ['tags/instance/constructor', 404],
    ['tags/instance', 'aws:autoscaling:groupName\nProductionClusterGeneration'],
    ['autoscaling/target-lifecycle-state', 'InService'],
    ['iam/security-credentials/', 'control-plane'],
    ['spot/instance-action', 404],
    ['network/interfaces/macs/', '02:00:00:00:00:01/'],
    ['network/interfaces/macs/02:00:00:00:00:01/subnet-ipv4-cidr-block', '10.77.0.0/20'],
  ])('shows %s', async (path, value) => {
    await serve(instance());
    expect(await read(`/latest/meta-data/${path}`)).toBe(value);
  });

  it('shows the versions that cloud-init asks for, and lists folders', async () => {
    await serve(instance());
    expect(await read('/2021-03-23/meta-data/instance-id')).toBe('i-1');
    expect(await read('/1999-01-01/meta-data/instance-id')).toBe(404);
    expect(await read('/latest/')).toBe('dynamic/\nmeta-data/\nuser-data');
    expect(await read('/')).toContain('latest');
    expect(JSON.parse(String(await read('/latest/dynamic/instance-identity/document')))).toMatchObject({ instanceId: 'i-1', region: 'eu-west-1', privateIp: '10.77.0.10' });
  });

  it('serves user data byte by byte', async () => {
    await serve(instance());
    const response = await ask('/latest/user-data', { [TOKEN]: await token() });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0x1f, 0x8b, 0xff]));
  });

  it('shows nothing of what an instance does not have', async () => {
    await serve(instance({ roleName: null, userData: null, targetLifecycleState: null, metadata: { tokens: 'required', tags: false } }));
    for (const path of ['user-data', 'meta-data/iam/', 'meta-data/tags/', 'meta-data/autoscaling/target-lifecycle-state']) {
      expect(await read(`/latest/${path}`)).toBe(404);
    }
  });

  it('hands out credentials of the role, and new ones in time', async () => {
    await serve(instance());
    const path = '/latest/meta-data/iam/security-credentials/control-plane';
    expect(JSON.parse(String(await read(path)))).toMatchObject({ Code: 'Success', AccessKeyId: 'key of i-1', Token: 'token' });
    await read(path);
    expect(source.sessions).toBe(1);
    source.expiration = new Date(Date.now() + 60_000).toISOString();
    await server.close();
    const expiring = source;
    await serve(instance());
    source.expiration = expiring.expiration;
    await read(path);
    await read(path);
    expect(source.sessions).toBe(2);
  });

  it('answers 500 where the cloud does not answer', async () => {
    await serve(instance());
    source.list = () => Promise.reject(new Error('refused'));
    expect((await ask('/latest/meta-data/')).status).toBe(500);
    expect(problems).toEqual([new Error('refused')]);
  });
});

describe('tokens of the metadata service', () => {
  it('end by themselves', () => {
    let nowMs = 0;
    const tokens = new MetadataTokens(() => nowMs);
    const token = tokens.issue('10.77.0.10', 2) ?? '';
    nowMs = 1999;
    expect(tokens.accepts('10.77.0.10', token)).toBe(true);
    nowMs = 2000;
    expect(tokens.accepts('10.77.0.10', token)).toBe(false);
  });
});
