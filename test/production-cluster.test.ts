import { Capacity, DeletionProtection, HAControlPlane, KubernetesVersion, ProductionCluster, RbacBaseline, WorkerPool } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { FakePlatform } from './support/fake-platform';
import { awsStack, inStack, inTwoStacks } from './support/stacks';

const version = KubernetesVersion.V1_34;
const platform = new FakePlatform();
const capacity = Capacity.managed({ machineTypes: ['fake-1'], minSize: 1, maxSize: 3 });

describe('A production cluster', () => {
  test('is named by its path, unless it has a name', () => {
    const template = inStack((stack) => {
      new ProductionCluster(stack, 'Cluster', { version, platform });
      new ProductionCluster(stack, 'Named', { version, platform, clusterName: 'other' });
      new HAControlPlane(new Construct(stack, 'Team A'), 'Alone', { version, platform });
    });

    const names = Object.values(template.resourcesOfType('fake_cluster')).map(({ name }) => name);
    expect(names.sort()).toEqual(['other', 'production-cluster', 'production-team-a-alone']);
  });

  test('is protected, unless this is lifted', () => {
    const template = inStack((stack) => {
      new ProductionCluster(stack, 'Open', { version, platform, deletionProtection: DeletionProtection.DISABLED });
      new ProductionCluster(stack, 'Closed', { version, platform });
    });

    const protection = Object.entries(template.resourcesOfType('fake_cluster')).map(([address, block]) => [address.includes('Open'), block.protected]);
    expect(protection).toEqual(expect.arrayContaining([[true, false], [false, true]]));
  });

  test('is what its control plane and its pools are', () => {
    const stack = awsStack();
    const cluster = new ProductionCluster(stack, 'Cluster', { version, platform });
    const pool = cluster.addWorkerPool('General', { capacity });

    expect(cluster.workerPools).toEqual([pool]);
    expect(cluster.controlPlane.workerPools).toEqual([pool]);
    expect(cluster.version).toBe(version);
    expect(cluster.endpoint).toBe(cluster.controlPlane.endpoint);
    expect(cluster.kubeconfigCommand).toBe('fake kubeconfig production-cluster');
  });

  test('gives copies of its collections', () => {
    const cluster = new ProductionCluster(awsStack(), 'Cluster', { version, platform });

    cluster.workerPools.push(new WorkerPool(cluster, 'Other', { cluster, capacity }));

    expect(cluster.workerPools.map(({ node }) => node.id)).toEqual(['Other']);
  });
});

describe('A pool', () => {
  test('is the same whether it is added or constructed', () => {
    const added = inStack((stack) => new ProductionCluster(stack, 'Cluster', { version, platform }).addWorkerPool('General', { capacity }));
    const constructed = inStack((stack) => {
      const cluster = new ProductionCluster(stack, 'Cluster', { version, platform });
      new WorkerPool(cluster, 'General', { cluster, capacity });
    });

    expect(constructed.toJson()).toBe(added.toJson());
  });

  test('joins a control plane that stands alone', () => {
    const template = inStack((stack) => new WorkerPool(stack, 'General', { cluster: new HAControlPlane(stack, 'Alone', { version, platform }), capacity }));

    expect(template.onlyResource('fake_pool')).toMatchObject({ cluster: 'production-alone', version: '1.34' });
  });

  test('is chosen by its label', () => {
    const cluster = new ProductionCluster(awsStack(), 'Cluster', { version, platform });

    expect(cluster.addWorkerPool('General', { capacity }).nodeSelector).toEqual({ 'production-cluster/worker-pool': 'General' });
  });

  test('reads the cluster’s state only: what was passed in is left as it was', () => {
    const labels = Object.freeze({ team: 'payments' });
    const taints = Object.freeze([]) as unknown as [];

    const template = inStack((stack) => new ProductionCluster(stack, 'Cluster', { version, platform }).addWorkerPool('General', Object.freeze({ capacity, labels, taints })));

    expect(template.onlyResource('fake_pool').labels).toMatchObject(labels);
  });
});

test('a platform other than EKS needs nothing of AWS', () => {
  const build = (): Template => inTwoStacks((infrastructure, access) => {
    const cluster = new ProductionCluster(infrastructure, 'Cluster', { version, platform });
    cluster.addWorkerPool('General', { capacity });
    new RbacBaseline(access, 'Rbac', { cluster, tenants: [{ name: 'payments' }] });
  });

  expect(build().toJson()).not.toMatch(/aws|eks/i);
});
