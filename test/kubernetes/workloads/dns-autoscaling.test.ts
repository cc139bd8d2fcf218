import { Capacity, DnsAutoscaling, DnsAutoscalingOptions } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { fakeBaseline, fakeCluster } from '../../support/baseline';
import { awsStack } from '../../support/stacks';
import { FakeCapacity } from '../../support/fake-platform';

const nodes = (maxSize: number) => Capacity.managed({ machineTypes: ['fake-1'], minSize: 1, maxSize });

/** The linear mode of Cluster Proportional Autoscaler, written from its documentation a second time. */
function linear(size: { nodes: number; cores: number }, parameters: { nodesPerReplica: number; coresPerReplica: number; min: number }): number {
  let replicas = parameters.min;
  while (replicas * parameters.nodesPerReplica < size.nodes || replicas * parameters.coresPerReplica < size.cores) replicas += 1;
  return replicas;
}

describe('The formula', () => {
  // https://github.com/kubernetes-sigs/cluster-proportional-autoscaler/blob/master/README.md: 4 nodes and 13 cores
  test('gives what the documentation of the autoscaler gives', () => {
    expect(DnsAutoscaling.proportional({ coresPerReplica: 2, nodesPerReplica: 1 }).replicasFor(4, 13)).toBe(7);
  });

  test.each([[0, 0, 2], [32, 0, 2], [33, 0, 3], [1, 257, 2], [1, 513, 3], [5000, 0, 313]])('%d nodes of %d processors in all need %d by default', (count, cores, replicas) => {
    expect(DnsAutoscaling.proportional().replicasFor(count, cores)).toBe(replicas);
  });

  test('agrees with the mode of the autoscaler on any size', () => {
    const small = fc.integer({ min: 1, max: 64 });
    fc.assert(fc.property(fc.nat(500), fc.nat(5000), small, small, fc.integer({ min: 2, max: 9 }), (count, cores, nodesPerReplica, coresPerReplica, minReplicas) => {
      const given = DnsAutoscaling.proportional({ nodesPerReplica, coresPerReplica, minReplicas }).replicasFor(count, cores);
      expect(given).toBe(linear({ nodes: count, cores }, { nodesPerReplica, coresPerReplica, min: minReplicas }));
    }), { numRuns: 200 });
  });
});

describe('The largest size', () => {
  const clusterOf = (...sizes: number[]) => {
    const cluster = fakeCluster(awsStack());
    sizes.forEach((size, index) => cluster.addWorkerPool(`Pool${index}`, { capacity: nodes(size) }));
    return cluster;
  };

  test('is all pools at their maxSize', () => {
    expect(DnsAutoscaling.proportional().replicasAtLargestSize(clusterOf(100, 60))).toBe(10);
    expect(DnsAutoscaling.proportional({ coresPerNode: 64 }).replicasAtLargestSize(clusterOf(100, 60))).toBe(40);
    expect(DnsAutoscaling.proportional().replicasAtLargestSize(clusterOf())).toBe(2);
  });

  test('is not known where a pool has no bound', () => {
    const cluster = clusterOf(10);
    const boundless = new FakeCapacity();
    Object.assign(boundless, { intent: { ...boundless.intent, maxSize: undefined } });
    cluster.addWorkerPool('Boundless', { capacity: boundless });

    expect(DnsAutoscaling.proportional().replicasAtLargestSize(cluster)).toBeUndefined();
  });
});

test('The autoscaler gets the parameters of the formula', () => {
  const parameters = (options: DnsAutoscalingOptions): unknown =>
    JSON.parse((fakeBaseline({ dnsAutoscaling: DnsAutoscaling.proportional(options) }).onlyResource('kubernetes_config_map_v1').data as { linear: string }).linear);

  expect(parameters({})).toEqual({ nodesPerReplica: 16, coresPerReplica: 256, min: 2, preventSinglePointFailure: true, includeUnschedulableNodes: true });
  expect(parameters({ nodesPerReplica: 8, coresPerReplica: 128, minReplicas: 3, maxReplicas: 9 })).toMatchObject({ nodesPerReplica: 8, coresPerReplica: 128, min: 3, max: 9 });
});
