import { readFileSync } from 'fs';
import { join } from 'path';
import { aws, Capacity, google, KubernetesVersion, NetworkAllowance, ProductionCluster, UpdateStrategy } from 'cdktf-production-cluster';
import { gkeCluster, gkeClusterWithPool, GKE_GENERAL, inGoogleStack } from '../support/google';
import { idsIn, messageOf } from '../support/problems';

const PAGE = readFileSync(join(__dirname, '../../docs/move-from-eks-to-gke.md'), 'utf8');

type Change = (cluster: ProductionCluster) => void;
const withCapacity = (capacity: Parameters<ProductionCluster['addWorkerPool']>[1]['capacity']): Change => (cluster) => void cluster.addWorkerPool('Moved', { capacity });

/** What an app on EKS may hold, by what stands in the first column, and is refused on GKE. */
const REFUSED: [row: string, id: string, change: Change][] = [
  ['machine types of a pool', 'machine-types-several', withCapacity(Capacity.managed({ machineTypes: ['e2-standard-4', 'n2-standard-4'], minSize: 1, maxSize: 3 }))],
  ['`version` of a pool', 'pool-version-unsupported', (cluster) => void cluster.addWorkerPool('Moved', { capacity: GKE_GENERAL, version: KubernetesVersion.V1_33 })],
  ['`UpdateStrategy` by percentage', 'update-strategy', (cluster) => void cluster.addWorkerPool('Moved', { capacity: GKE_GENERAL, updateStrategy: UpdateStrategy.maxUnavailablePercentage(25) })],
  ['`Capacity.serverless`', 'capacity-kind-unsupported', withCapacity(Capacity.serverless({ namespaces: ['jobs'] }))],
  ['`Capacity.selfManaged`', 'capacity-kind-unsupported', withCapacity(Capacity.selfManaged({ machineTypes: ['e2-standard-4'], minSize: 1, maxSize: 3 }))],
  ['`Capacity.fixed`', 'node-pool-size-uneven', withCapacity(Capacity.fixed({ machineTypes: ['e2-standard-4'], size: 4 }))],
  ['everything in `aws.`', 'capacity-of-another-platform', withCapacity(aws.NodeGroupCapacity.autoscaling({ machineTypes: ['m7i.xlarge'], minSize: 1, maxSize: 3 }))],
  ['everything in `aws.`', 'cluster-not-on-eks', (cluster) => void aws.EksParts.of(cluster)],
];

describe('The page on moving from EKS to GKE', () => {
  test.each(REFUSED)('says of %s that it is refused with %s', (row, id, change) => {
    const line = PAGE.split('\n').find((one) => one.startsWith(`| ${row} |`));

    expect(line).toContain(`\`${id}\``);
    expect(idsIn(messageOf(() => inGoogleStack((stack) => change(gkeCluster(stack)))))).toEqual([id]);
  });

  test('is right that declaring an autoscaler does no harm', () => {
    const synthesized = (declare: boolean) =>
      inGoogleStack((stack) => {
        const cluster = gkeClusterWithPool(stack);
        if (declare) cluster.registerNodeAutoscaler('cluster-autoscaler');
      });

    expect(synthesized(true).toJson()).toBe(synthesized(false).toJson());
    expect(synthesized(true).warnings).toEqual([]);
  });
});

test('The page on access to Google Cloud is right that the address of the metadata server is refused', () => {
  expect(idsIn(messageOf(() => NetworkAllowance.toCidr('169.254.169.254/32')))).toEqual(['metadata-address-open']);
});

test.each([
  ['privateOnly()', google.EndpointAccess.privateOnly(), '--internal-ip'],
  ['publicAndPrivate()', google.EndpointAccess.publicAndPrivate({ publicCidrs: ['203.0.113.0/24'] }), ''],
  ['dnsName()', google.EndpointAccess.dnsName(), '--dns-endpoint'],
])('The page on GKE is right about the command for %s', (_, endpointAccess, option) => {
  let command = '';
  inGoogleStack((stack) => void (command = gkeCluster(stack, { endpointAccess }).kubeconfigCommand));

  expect(/--project \S+ ?(.*)$/.exec(command)?.[1]).toBe(option);
});
