import { Lazy, TerraformStack } from 'cdktf';
import { google, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { withoutTokenTraces } from '../../lib/private/token-traces';
import { PROJECT_NUMBER, REGION } from '../support/google';
import { newApp } from '../support/stacks';

const { captureStackTrace } = Error;

test('Errors have their stacks, and everything is as before when what was run has failed', () => {
  const fail = () => {
    throw new Error('refused');
  };

  expect(() => withoutTokenTraces(() => withoutTokenTraces(fail))).toThrow(expect.objectContaining({ stack: expect.stringContaining('token-traces.test.ts') as string }) as Error);
  expect(Error.captureStackTrace).toBe(captureStackTrace);
});

test('A refusal of the library leads to the line of the user', () => {
  const stack = new TerraformStack(newApp(), 'stack');
  const make = () => new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, clusterName: 'No good!', platform: new google.GkePlatform({ region: REGION, projectNumber: PROJECT_NUMBER }) });

  expect(make).toThrow(expect.objectContaining({ stack: expect.stringContaining('token-traces.test.ts') as string }) as Error);
});

test('Tokens that users make keep their traces', () => {
  withoutTokenTraces(() => undefined);

  expect(Lazy.stringValue({ produce: () => 'late' })).toContain('Token');
  expect(Lazy.anyValue({ produce: () => 'late' }).creationStack.join()).toContain('token-traces.test.ts');
});
