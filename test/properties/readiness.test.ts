import { Capacity, DeployedVersions, FailOn, KubernetesVersion, MachineCapacity, ProductionCluster, Readiness, ReadinessAcknowledgement, ReadinessProps } from 'cdktf-production-cluster';
import fc, { Arbitrary } from 'fast-check';
import { FakePlatform } from '../support/fake-platform';
import { PERFECT } from '../support/readiness-app';
import { filesOf } from '../support/report';
import { list, mostly, number, NUMBER_TOKEN, struct, text, TEXT_TOKEN } from './hostile';
import { survives } from './oracle';

const versions = fc.constantFrom(KubernetesVersion.V1_33, KubernetesVersion.V1_34, KubernetesVersion.V1_35, KubernetesVersion.of(TEXT_TOKEN));
const byName = <T>(names: string[], value: Arbitrary<T>): Arbitrary<Record<string, T>> => fc.array(fc.tuple(text(...names), value), { maxLength: 2 }).map((entries) => Object.fromEntries(entries));

test('ReadinessProps', () => {
  const acknowledgement = struct<ReadinessAcknowledgement>(
    { item: text('PE-04', 'PE-15', 'PE-43'), reason: text('by design'), owner: text('platform'), expires: text('2099-12-31', '2020-01-01'), clusterName: text('production-cluster') }, ['item', 'reason', 'owner'],
  );
  const deployed = struct<DeployedVersions>({ controlPlane: versions, pools: byName(['General'], versions) }, ['controlPlane']);
  const props = struct<ReadinessProps>({
    failOn: mostly(fc.constant(FailOn.nothing()), fc.constant(FailOn.missing())),
    acknowledge: fc.array(acknowledgement, { maxLength: 2 }),
    machineSizes: byName(['fake-1'], struct<MachineCapacity>({ cpu: number(1, 64), memoryGiB: number(1, 256) }, ['cpu', 'memoryGiB'])),
    neededNodes: byName(['General'], number(0, 6)),
    zonalVolumePools: list('General'),
    survivesZoneAndMachine: fc.boolean(),
    deployed: byName(['production-cluster'], deployed),
    wantedVersion: versions,
  });

  survives(props, (stack, given) => {
    new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform({}, PERFECT) })
      .addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['fake-1'], minSize: 3, maxSize: 12 }) });
    rendered(new Readiness(stack.node.root, 'Readiness', given));
    return [];
  });
});

test('clusters of which only Terraform knows something are judged', () => {
  const cluster = fc.record({ version: versions, minSize: fc.constantFrom(3, NUMBER_TOKEN), maxSize: fc.constantFrom(6, NUMBER_TOKEN), machineType: fc.constantFrom('fake-1', TEXT_TOKEN), zones: fc.constantFrom(PERFECT.zones, [], [TEXT_TOKEN]) });

  survives(cluster, (stack, { version, minSize, maxSize, machineType, zones }) => {
    new ProductionCluster(stack, 'Cluster', { version, platform: new FakePlatform({}, { ...PERFECT, zones, members: zones.length === 0 ? [] : PERFECT.members }) })
      .addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: [machineType], minSize, maxSize }) });
    rendered(new Readiness(stack.node.root, 'Readiness'));
    return [];
  });
});

function rendered(readiness: Readiness): void {
  for (const [name, report] of filesOf(readiness.evaluate())) {
    const broken = /TfToken|\bNaN\b|\[object /.exec(report);
    if (broken) throw new Error(`${name} holds ${report.slice(Math.max(0, broken.index - 80), broken.index + 40)}`);
  }
}
