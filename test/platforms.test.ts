import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { aws, Capacity } from 'cdktf-production-cluster';
import { describePlatform } from './platform-contract';
import { ADMIN } from './support/eks';
import { FakeCapacity, FakePlatform } from './support/fake-platform';

const GROUP = aws.NodeGroupCapacity.autoscaling({ machineTypes: ['m7i.xlarge'], minSize: 1, maxSize: 2 });

describePlatform('EKS', {
  platform: () => new aws.EksPlatform({ administrators: [ADMIN] }),
  prepare: (stack) => new AwsProvider(stack, 'Aws', { region: 'eu-west-1' }),
  machineType: 'm7i.xlarge',
  foreignCapacity: new FakeCapacity(),
  isPublished: true,
});

describePlatform('Fake', {
  platform: () => new FakePlatform(),
  prepare: () => undefined,
  machineType: 'fake-1',
  foreignCapacity: GROUP,
  isPublished: false,
});

test('portable capacity is of no platform', () => {
  expect('onlyOn' in Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 1 })).toBe(false);
});
