import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { embeddedEnvironment } from '../../scripts/terraform/aws-provider';
import { run } from '../../scripts/terraform/child-process';
import { Plan } from '../../scripts/terraform/plan';
import { findMirror, mirrorConfiguration } from '../../scripts/terraform/provider-mirror';

const PROVIDER = { name: 'hashicorp/aws', version: '5.100.0' };
const PLATFORM = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

describe('a filesystem mirror', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'mirror-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  test('is found a few levels down, unpacked', () => {
    mkdirSync(join(root, 'a', 'mirror', 'registry.example.org', PROVIDER.name, PROVIDER.version, PLATFORM), { recursive: true });
    expect(findMirror(PROVIDER, [join(root, 'absent'), root])).toEqual({ directory: join(root, 'a', 'mirror'), host: 'registry.example.org' });
  });

  test('is found packed', () => {
    const directory = join(root, 'registry.example.org', PROVIDER.name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `terraform-provider-aws_${PROVIDER.version}_${PLATFORM}.zip`), '');
    expect(findMirror(PROVIDER, [root])?.directory).toBe(root);
  });

  test('is none when it holds another version', () => {
    mkdirSync(join(root, 'registry.example.org', PROVIDER.name, '6.0.0', PLATFORM), { recursive: true });
    expect(findMirror(PROVIDER, [root])).toBeUndefined();
  });

  test('serves its provider alone', () => {
    expect(mirrorConfiguration({ directory: '/mirror', host: 'registry.example.org' }, PROVIDER)).toContain('exclude = ["registry.example.org/hashicorp/aws"]');
  });
});

test('a plan is read by what it does', () => {
  const change = (address: string, ...actions: string[]) => ({ address, type: 'aws_vpc', change: { actions } });
  const plan = new Plan({ resource_changes: [change('a', 'create'), change('b', 'delete', 'create'), change('c', 'create', 'delete'), change('d', 'delete'), change('e', 'no-op')] });
  expect([plan.created, plan.updated, plan.replaced, plan.destroyed]).toEqual([['a'], [], ['b', 'c'], ['d']]);
});

test("the environment of an embedded AWS has none of the user's own settings", () => {
  const environment = embeddedEnvironment({ PATH: '/bin', AWS_PROFILE: 'mine', AWS_ENDPOINT_URL_EKS: 'https://example.org' }, { AWS_REGION: 'eu-west-1' });
  expect(environment).toMatchObject({ PATH: '/bin', AWS_REGION: 'eu-west-1' });
  expect(Object.keys(environment)).not.toEqual(expect.arrayContaining(['AWS_PROFILE', 'AWS_ENDPOINT_URL_EKS']));
});

describe('a program', () => {
  test('that takes too long is stopped, and so is what it started', async () => {
    const result = await run('sh', ['-c', 'sleep 60 & echo $!; wait'], { timeoutMs: 300 });
    expect(result).toMatchObject({ code: 1, errors: expect.stringContaining('took longer than 0.3 s') as string });
  });

  test('that does not exist is a failure, not an exception', async () => {
    expect(await run('no-such-program', [], { timeoutMs: 1_000 })).toMatchObject({ code: 1 });
  });
});
