import { expectReady } from 'cdktf-production-cluster/testing';
import { Readiness } from 'cdktf-production-cluster';
import { messageOf } from '../support/problems';
import { readinessApp, without } from '../support/readiness-app';
import { newApp } from '../support/stacks';

test('an app with everything is ready', () => {
  expectReady(readinessApp());
});

test('what is missing is told with its fix, cluster by cluster', () => {
  expect(messageOf(() => expectReady(readinessApp({ platform: without('PE-15') })))).toBe(
    'Expected clusters that are ready for production, but:\nproduction/Cluster: PE-15 Back up etcd: PE-15 is switched off. To fix: switch PE-15 on',
  );
});

test('what is acknowledged is not missing', () => {
  expectReady(readinessApp({ platform: without('PE-15'), readiness: { acknowledge: [{ item: 'PE-15', reason: 'rebuilt every night', owner: 'platform' }] } }));
});

test('an app without a cluster is not ready', () => {
  expect(messageOf(() => expectReady(new Readiness(newApp(), 'Readiness')))).toContain('the app has no cluster');
});
