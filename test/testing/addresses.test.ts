import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { expectAddresses, Template } from 'cdktf-production-cluster/testing';
import { messageOf } from '../support/problems';
import { inStack } from '../support/stacks';

const withVpcs = (...ids: string[]): Template => inStack((stack) => ids.forEach((id) => new Vpc(stack, id, { cidrBlock: '10.0.0.0/16' })));

describe('A list of addresses', () => {
  let directory: string;
  let file: string;
  const { CI, UPDATE_ADDRESSES } = process.env;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'addresses-'));
    file = join(directory, 'golden/production.txt');
    delete process.env.CI;
    delete process.env.UPDATE_ADDRESSES;
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
    Object.assign(process.env, CI === undefined ? {} : { CI }, UPDATE_ADDRESSES === undefined ? {} : { UPDATE_ADDRESSES });
  });

  test('is written by the first run, and holds from then on', () => {
    expectAddresses(withVpcs('B', 'A'), file);

    expect(readFileSync(file, 'utf8')).toBe('aws_vpc.A\naws_vpc.B\n');
    expectAddresses(withVpcs('A', 'B'), file);
  });

  test('names what is gone, what may have taken its place, and what is new', () => {
    expectAddresses(withVpcs('A', 'B'), file);

    expect(messageOf(() => expectAddresses(withVpcs('A', 'C'), file)).split('\n').slice(1, 3)).toEqual(['aws_vpc.B is gone: Terraform will destroy it (moved to aws_vpc.C?)', 'aws_vpc.C is new']);
    expect(messageOf(() => expectAddresses(withVpcs('A'), file))).toContain('aws_vpc.B is gone: Terraform will destroy it\n');
  });

  test('is written again when that is asked for', () => {
    expectAddresses(withVpcs('A'), file);
    process.env.UPDATE_ADDRESSES = '1';
    expectAddresses(withVpcs('B'), file);

    expect(readFileSync(file, 'utf8')).toBe('aws_vpc.B\n');
  });

  test('is not made up in CI', () => {
    process.env.CI = 'true';

    expect(messageOf(() => expectAddresses(withVpcs('A'), file))).toContain('There is no list of addresses');
  });
});
