import { cloudOf, Configuration, exampleNames, obstacle } from './examples';

const needing = (source: string, data: Configuration['data'] = {}): Configuration => ({ terraform: { required_providers: { it: { source } } }, data });

test('examples are found by themselves', () => {
  expect(exampleNames()).toContain('eks');
});

describe('what keeps a stack from being planned', () => {
  test.each(['aws', 'hashicorp/aws', 'registry.terraform.io/hashicorp/aws', 'hashicorp/google'])('is nothing for %s', (source) => {
    expect(obstacle(needing(source))).toBeUndefined();
  });

  test('is a provider that is not at hand', () => {
    expect(obstacle(needing('kubernetes'))).toContain('kubernetes');
  });

  test('is a second cloud', () => {
    expect(obstacle({ terraform: { required_providers: { one: { source: 'aws' }, other: { source: 'google' } } } })).toContain('two clouds');
  });

  test('is the state of a stack that was not applied', () => {
    expect(obstacle(needing('aws', { terraform_remote_state: {} }))).toContain('state of another stack');
  });
});

test.each([['aws', 'aws'], ['hashicorp/google', 'google'], ['google-beta', undefined]])('the cloud of a stack with the provider %s is %s', (source, cloud) => {
  expect(cloudOf(needing(source))).toBe(cloud);
});
