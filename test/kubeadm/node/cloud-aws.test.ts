import { join } from 'path';
import { AwsEndpoint, SECRET_KEY } from './aws-endpoint';
import { Ended, Machine, PROGRAMS } from './machine';

const SETTINGS = {
  AWS_REGION: 'eu-west-1', BUCKET: 'shop-machines', ISSUER_BUCKET: 'shop-issuer', SECRET_PKI: 'arn:pki', SECRET_JOIN: 'arn:join',
  LAUNCH_HOOK: 'launch', TERMINATE_HOOK: 'drain', VOLUME_IDS: 'cp-1=vol-01 cp-0=vol-00 cp-10=vol-10',
};
let machine: Machine;
let aws: AwsEndpoint;
beforeEach(async () => {
  machine = new Machine(SETTINGS, undefined, join(PROGRAMS, 'cloud-aws.sh'));
  aws = new AwsEndpoint();
  await aws.start();
});
afterEach(() => {
  machine.remove();
  aws.stop();
});
const run = (script: string): Promise<Ended> => machine.run([], script, aws.environment);
const error = (type: string) => (): [number, string] => [400, JSON.stringify({ __type: type })];

describe('metadata', () => {
  it.each([
    ['instance-id', 'i-1'],
    ['provider-id', 'aws:///eu-west-1a/i-1'],
    ['node-name', 'i-1'],
    ['leaving', ''],
  ])('%s is %s', async (key, value) => expect((await run(`cloud_metadata ${key}`)).stdout.trim()).toBe(value));

  it.each([
    ['its group lets it go', 'meta-data/autoscaling/target-lifecycle-state', 'Terminated'],
    ['its spot capacity is taken back', 'meta-data/spot/instance-action', '{"action": "terminate"}'],
  ])('says that the machine leaves when %s', async (_, key, value) => {
    aws.metadata[key] = value;
    expect((await run('cloud_metadata leaving')).stdout).toBe('yes\n');
  });
});

describe('secrets', () => {
  it('stores and reads the version that only the first makes, always the same one', async () => {
    // GIVEN
    machine.write('bundle', 'authorities "quoted"');
    aws.answer = ({ headers }) => [200, String(headers['x-amz-target']).endsWith('GetSecretValue') ? '{"SecretString": "of the first"}' : '{}'];
    // WHEN
    const { code, stdout } = await run(`cloud_secret_put_once pki ${machine.path('bundle')}; cloud_secret_get_once pki`);
    // THEN
    expect([code, stdout]).toEqual([0, 'of the first\n']);
    const [put, get] = aws.calls.map(({ body }) => JSON.parse(body) as Record<string, string>);
    expect(put).toEqual({ SecretId: 'arn:pki', SecretString: 'authorities "quoted"', ClientRequestToken: get.VersionId });
    expect(get.VersionId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is content when another was first', async () => {
    machine.write('bundle', 'late');
    aws.answer = error('ResourceExistsException');
    expect((await run(`cloud_secret_put_once pki ${machine.path('bundle')}`)).code).toBe(0);
  });

  it.each([['ResourceNotFoundException', 4], ['AccessDeniedException', 1], ['ThrottlingException', 1]])('%s ends with %i', async (type, code) => {
    aws.answer = error(type);
    const ended = await run('code=0; cloud_secret_get_once pki || code=$?; exit $code');
    expect([ended.code, ended.stdout]).toEqual([code, '']);
  });

  it('cannot ask when nobody answers', async () => {
    const { code } = await machine.run([], 'cloud_secret_get_once pki', { ...aws.environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    expect(code).toBe(1);
  });

  it('are never in arguments or messages', async () => {
    // GIVEN a machine that shows what every program is called with
    machine.write('file', 'the-secret-value');
    aws.answer = () => [500, '{"__type": "InternalServiceError", "Message": "the-secret-value"}'];
    // WHEN
    const shown = 'curl() { printf "%s " "$@" >&2; command curl "$@"; }; jq() { printf "%s " "$@" >&2; command jq "$@"; }';
    const { stderr } = await run(`${shown}; cloud_secret_put join ${machine.path('file')} || true; cloud_secret_get join || true`);
    // THEN
    expect(stderr).toContain('--aws-sigv4');
    for (const secret of ['the-secret-value', SECRET_KEY, 'session-token', 'token-of-metadata']) expect(stderr).not.toContain(secret);
  });
});

describe('objects', () => {
  it('are written with a checksum that is signed', async () => {
    machine.write('file', 'text');
    const { code } = await run(`cloud_object_put public/ca.crt ${machine.path('file')}`);
    expect(code).toBe(0);
    expect(aws.calls[0]).toMatchObject({ service: 's3', method: 'PUT', path: '/shop-machines/public/ca.crt', body: 'text' });
    expect(aws.calls[0].headers['content-type']).toBe('text/plain');
  });

  it.each([[200, 0], [412, 5], [409, 1], [503, 1]])('are written once: %i ends with %i', async (status, code) => {
    machine.write('file', 'text');
    aws.answer = () => [status, ''];
    expect((await run(`code=0; cloud_object_put_once markers/a ${machine.path('file')} || code=$?; exit $code`)).code).toBe(code);
    expect(aws.calls[0].headers['if-none-match']).toBe('*');
  });

  it.each([[200, 0, true], [404, 4, false], [403, 1, false]])('are read: %i ends with %i', async (status, code, has) => {
    aws.answer = () => [status, 'text'];
    expect((await run('code=0; cloud_object_get markers/a "$RUN/a" || code=$?; exit $code')).code).toBe(code);
    expect([machine.has('run/a'), machine.has('run/a.part')]).toEqual([has, false]);
  });

  it('of the issuer go to a bucket of their own', async () => {
    machine.write('file', '{}');
    await run(`cloud_issuer_put .well-known/openid-configuration ${machine.path('file')}`);
    expect(aws.calls[0].path).toBe('/shop-issuer/.well-known/openid-configuration');
  });
});

describe('the group', () => {
  it('hears that the machine is complete', async () => {
    expect((await run('cloud_complete')).code).toBe(0);
    expect(Object.fromEntries(new URLSearchParams(aws.calls[0].body))).toMatchObject({
      Action: 'CompleteLifecycleAction', AutoScalingGroupName: 'shop-cp-0', LifecycleHookName: 'launch', InstanceId: 'i-1', LifecycleActionResult: 'CONTINUE',
    });
  });

  it.each([['No active Lifecycle Action found with instance ID i-1', 0], ['Access denied', 1]])('"%s" ends with %i', async (text, code) => {
    aws.answer = () => [400, `<Message>${text}</Message>`];
    expect((await run('cloud_complete_leaving')).code).toBe(code);
  });
});

it('attaches the disk of this member', async () => {
  // WHEN the disk never comes
  const { stderr } = await run('sleep() { exit 7; }; cloud_disk_device');
  // THEN
  expect(aws.calls[0].service).toBe('ec2');
  expect(Object.fromEntries(new URLSearchParams(aws.calls[0].body))).toMatchObject({ Action: 'AttachVolume', VolumeId: 'vol-00', InstanceId: 'i-1' });
  expect(stderr).toBe('');
});
