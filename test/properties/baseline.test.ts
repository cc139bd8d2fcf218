import { TerraformStack } from 'cdktf';
import {
  ClusterAutoscalerOptions,
  ClusterBaseline,
  ClusterBaselineProps,
  DefaultStorageClass,
  DnsAutoscaling,
  DnsAutoscalingOptions,
  EncryptedStorageClassOptions,
  NodeAutoscaling,
  NodeProblemDetection,
  VolumeReclaimPolicy,
  WorkloadResources,
} from 'cdktf-production-cluster';
import fc from 'fast-check';
import { DIGEST, NOTHING } from '../support/baseline';
import { list, map, number, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

const image = text(`registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.5@${DIGEST}`);
const add = (stack: TerraformStack, parts: Partial<ClusterBaselineProps>) => new ClusterBaseline(stack, 'Baseline', { cluster: existingCluster(stack), ...NOTHING, ...parts });

test('ClusterAutoscalerOptions and WorkloadResources', () => {
  const resources = fc.record<WorkloadResources>({ cpu: text('100m', '1'), memory: text('600Mi', '1Gi') });
  const options = struct<ClusterAutoscalerOptions>({ image, resources, arguments: list('--v=4', '--scale-down-unneeded-time=20m') });

  survives(options, (stack, given) => {
    add(stack, { nodeAutoscaling: NodeAutoscaling.clusterAutoscaler(given) });
    return [given.image, given.resources && Object.values(given.resources), given.arguments];
  });
});

test('DnsAutoscalingOptions', () => {
  const options = struct<DnsAutoscalingOptions>({
    nodesPerReplica: number(1, 5000), coresPerReplica: number(1, 5000), minReplicas: number(2, 9), maxReplicas: number(9, 1000), coresPerNode: number(1, 500), image,
  });

  survives(options, (stack, given) => {
    add(stack, { dnsAutoscaling: DnsAutoscaling.clusterProportionalAutoscaler(given) });
    return [given.nodesPerReplica, given.coresPerReplica, given.minReplicas, given.maxReplicas, given.image];
  });
});

test('EncryptedStorageClassOptions and NodeProblemDetectorOptions', () => {
  const storageClass = struct<EncryptedStorageClassOptions>({
    name: text('encrypted', 'fast'), encryptionKey: text('a-key'), parameters: map(['throughput', 'iops'], ['250']), reclaimPolicy: fc.constantFrom(...Object.values(VolumeReclaimPolicy)), replaces: list('gp2', 'standard'),
  });

  survives(fc.record({ storageClass, detector: image }), (stack, given) => {
    add(stack, {
      storageClass: DefaultStorageClass.encrypted(given.storageClass), nodeProblemDetection: NodeProblemDetection.nodeProblemDetector({ image: given.detector }),
    });
    const { name, encryptionKey, parameters = {}, reclaimPolicy, replaces } = given.storageClass;
    return [name, encryptionKey, parameters, reclaimPolicy, replaces, given.detector];
  });
});
