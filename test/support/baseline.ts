import { TerraformStack } from 'cdktf';
import {
  ClusterBaseline,
  ClusterBaselineProps,
  DefaultNamespace,
  DefaultStorageClass,
  DnsAutoscaling,
  DnsDisruptionBudget,
  ICluster,
  KubernetesVersion,
  NodeAutoscaling,
  NodeProblemDetection,
  ProductionCluster,
} from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { clusterWithPool } from './eks';
import { FakePlatform } from './fake-platform';
import { inTwoStacks } from './stacks';

/** Options of a baseline besides its cluster. */
export type BaselineOptions = Omit<ClusterBaselineProps, 'cluster'>;

/** A baseline of which every part is left out. */
export const NOTHING: Required<Omit<BaselineOptions, 'infrastructure'>> = {
  nodeAutoscaling: NodeAutoscaling.byOther('karpenter'),
  storageClass: DefaultStorageClass.leftOut(),
  dnsAutoscaling: DnsAutoscaling.leftOut(),
  dnsDisruptionBudget: DnsDisruptionBudget.leftOut(),
  nodeProblemDetection: NodeProblemDetection.leftOut(),
  defaultNamespace: DefaultNamespace.leftOut(),
};

/** A cluster on the fake platform, of which the baseline makes all but the autoscaler. */
export function fakeCluster(scope: TerraformStack, version = KubernetesVersion.V1_34): ProductionCluster {
  return new ProductionCluster(scope, 'Cluster', { version, platform: new FakePlatform() });
}

/** What a baseline makes inside a cluster. */
export function baseline(options: BaselineOptions = {}, addCluster: (stack: TerraformStack) => ICluster = clusterWithPool): Template {
  return inTwoStacks((infrastructure, access) => new ClusterBaseline(access, 'Baseline', { cluster: addCluster(infrastructure), ...options }));
}

/** What a baseline makes inside a cluster on the fake platform. */
export function fakeBaseline(options: BaselineOptions = {}): Template {
  return baseline(options, fakeCluster);
}

/** A digest that no image has. */
export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
