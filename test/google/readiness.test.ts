import { Fn, TerraformVariable, Token } from 'cdktf';
import { google, HAControlPlane, KubernetesVersion, ProductionCluster, WorkerPool } from 'cdktf-production-cluster';
import { PlatformReadiness } from '../../lib/platform-readiness';
import { ControlPlaneOperator } from '../../lib/readiness/topology-view';
import { autopilotCluster, existingGoogleNetwork, GKE_GENERAL, gkeCluster, googleStack, NODES_ACCOUNT, REGION } from '../support/google';
import { documentsOf, ITEMS, itemsOf, missingIn, readinessOf } from '../support/readiness';

const gke = (props: Partial<google.GkePlatformProps> = {}, build: (cluster: ProductionCluster) => void = addGeneral): PlatformReadiness => {
  const cluster = gkeCluster(googleStack(), props);
  build(cluster);
  return readinessOf(cluster);
};
const autopilot = (props: Partial<google.GkeAutopilotPlatformProps> = {}) => readinessOf(autopilotCluster(googleStack(), props));
const pool = (options: Partial<google.AutoscalingNodePoolOptions>) => (cluster: ProductionCluster) => {
  addGeneral(cluster);
  cluster.addWorkerPool('Special', { capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['e2-standard-4'], minSize: 0, maxSize: 9, ...options }) });
};
const acknowledge = (id: string) => [{ id, reason: 'A demonstration that everybody may look at' }];

function addGeneral(cluster: ProductionCluster): void {
  cluster.addWorkerPool('General', { capacity: GKE_GENERAL });
}

function existing(): HAControlPlane | ReturnType<typeof HAControlPlane.fromHAControlPlaneAttributes> {
  const stack = googleStack();
  const platform = new google.ExistingGkePlatform({ region: REGION, projectId: 'acme-platform', network: existingGoogleNetwork(stack), nodeServiceAccountEmail: NODES_ACCOUNT });
  return HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { clusterName: 'shop', endpoint: 'https://10.0.0.2', version: KubernetesVersion.V1_34, platform });
}

describe.each([['GKE', () => gke()], ['GKE Autopilot', () => autopilot()]])('On %s the shortest cluster', (_, make) => {
  test('misses nothing', () => {
    expect(missingIn(make())).toEqual([]);
  });

  test('answers every item that only a platform can answer', () => {
    expect(itemsOf(make())).toEqual(expect.arrayContaining(ITEMS));
  });

  test('is run by Google in three zones, without an address on the internet', () => {
    expect(make()).toMatchObject({ operator: ControlPlaneOperator.PROVIDER, zones: ['0', '1', '2'], members: [], publicEndpoint: false });
  });

  test('names pages of Google for what Google does', () => {
    expect(new Set(documentsOf(make()).map((url) => new URL(url).origin))).toEqual(new Set(['https://cloud.google.com']));
  });
});

test.each<[string, Partial<google.GkePlatformProps>, string, string]>([
  ['the whole internet', { endpointAccess: google.EndpointAccess.publicAndPrivate({ publicCidrs: ['0.0.0.0/0'], acknowledge: acknowledge('endpoint-public-to-everyone') }) },
    'PE-43 endpointAccess: publicAndPrivate, publicCidrs: 0.0.0.0/0, fromCidrs: none', 'narrow publicCidrs of EndpointAccess.publicAndPrivate, or set endpointAccess to EndpointAccess.privateOnly()'],
  ['no logs of the API server', { logComponents: [google.LogComponent.SYSTEM_COMPONENTS, google.LogComponent.SCHEDULER, google.LogComponent.CONTROLLER_MANAGER] },
    'PE-43 logComponents: SYSTEM_COMPONENTS, SCHEDULER, CONTROLLER_MANAGER', 'add LogComponent.APISERVER to logComponents, or leave it out'],
  ['a short window', { maintenanceWindow: google.MaintenanceWindow.weekly({ days: [google.MaintenanceDay.SUNDAY], startTime: '02:00', durationHours: 4, acknowledge: acknowledge('maintenance-window-short') }) },
    'PE-20 releaseChannel: REGULAR; maintenanceWindow: SU from 02:00 UTC for 4 hours; maintenanceExclusions: 0', 'open maintenanceWindow for at least 12 hours a week: add days, or raise durationHours'],
])('A cluster with %s misses that, with its fix', (_, props, fact, fix) => {
  const expected = [{ fact, fix }];

  expect(missingIn(gke(props))).toEqual(expected);
  expect(missingIn(autopilot(props as Partial<google.GkeAutopilotPlatformProps>))).toEqual(expected);
});

test('A pool whose nodes start what nobody signed misses secure boot, at its own place', () => {
  const readiness = gke({}, pool({ secureBoot: google.SecureBoot.DISABLED }));

  expect(missingIn(readiness)).toEqual([{ fact: 'PE-21 secureBoot: disabled', fix: 'set secureBoot of google.NodePoolCapacity to SecureBoot.ENABLED, or leave it out' }]);
  expect(readiness.facts.find(({ value }) => value === 'secureBoot: disabled')?.constructPath).toBe('production/Cluster/Special');
});

test.each<[string, Partial<google.GkePlatformProps>]>([
  ['some networks of the internet', { endpointAccess: google.EndpointAccess.publicAndPrivate({ publicCidrs: ['198.51.100.0/24'] }) }],
  ['a DNS name', { endpointAccess: google.EndpointAccess.dnsName() }],
])('A cluster that is reached by %s misses nothing, and tells that it is reached from the internet', (_, props) => {
  const readiness = gke(props);

  expect(missingIn(readiness)).toEqual([]);
  expect(readiness.publicEndpoint).toBe(true);
});

describe('Pools', () => {
  test('are told as they join, in the zones of the cluster or in their own', () => {
    const cluster = gkeCluster(googleStack(), { nodeLocations: ['a', 'b', 'c'].map((zone) => `${REGION}-${zone}`) });
    expect(readinessOf(cluster).pools).toEqual([]);

    pool({ nodeLocations: [`${REGION}-c`, `${REGION}-d`], podsPerNode: 32 })(cluster);

    const { zones, pools } = readinessOf(cluster);
    expect(zones).toEqual(['a', 'b', 'c', 'd'].map((zone) => `${REGION}-${zone}`));
    expect(pools).toEqual([{ poolId: 'General', zones: [0, 1, 2], podsPerNode: 110 }, { poolId: 'Special', zones: [2, 3], podsPerNode: 32 }]);
  });

  test('that name their zones are left out where GKE chooses those of the cluster', () => {
    expect(gke({}, pool({ nodeLocations: [`${REGION}-c`] })).pools).toEqual([{ poolId: 'General', zones: [0, 1, 2], podsPerNode: 110 }]);
  });
});

describe('Addresses', () => {
  test('of pods go in blocks of twice as many as a node runs, those of nodes one by one', () => {
    const stack = googleStack();
    const cluster = gkeCluster(stack, { network: existingGoogleNetwork(stack, { nodeCidrBlock: '10.16.0.0/22', podCidrBlock: '10.20.0.0/14' }) });
    pool({ podsPerNode: 32 })(cluster);

    expect(readinessOf(cluster).addressSpaces).toMatchObject([
      { id: 'pods', addresses: 262144, perNode: 256, perNodeOf: { General: 256, Special: 64 } },
      { id: 'nodes', addresses: 1020, perNode: 1 },
    ]);
  });

  test('are not told where the network does not tell them, nor where Google chooses how many pods a node runs', () => {
    const stack = googleStack();

    expect(gke().addressSpaces).toEqual([]);
    expect(readinessOf(autopilotCluster(stack, { network: existingGoogleNetwork(stack, { podCidrBlock: '10.20.0.0/14' }) })).addressSpaces).toEqual([]);
  });
});

test('A backup of the workloads is told in place of the advice to make one', () => {
  const stack = googleStack();
  const cluster = gkeCluster(stack);
  const told = () => readinessOf(cluster).facts.filter(({ item, value }) => item === 'PE-15' && value.includes('ClusterBackup')).map(({ standing, constructPath }) => [standing, constructPath]);
  expect(told()).toEqual([['outside-this-library', undefined]]);

  new google.ClusterBackup(stack, 'Backup', { cluster });

  expect(told()).toEqual([['met', 'production/Backup']]);
});

describe('A cluster that something else made', () => {
  test('has what Google does for all, and nothing else', () => {
    const { facts, publicEndpoint, operator } = readinessOf(existing());

    expect(new Set(facts.map(({ standing }) => standing))).toEqual(new Set(['provider-duty']));
    expect(itemsOf(readinessOf(existing()))).not.toContain('PE-33');
    expect([publicEndpoint, operator]).toEqual([undefined, ControlPlaneOperator.PROVIDER]);
  });

  test('tells the pools that join it', () => {
    const cluster = existing();

    new WorkerPool(cluster, 'General', { cluster, capacity: GKE_GENERAL });

    expect(readinessOf(cluster).pools).toEqual([{ poolId: 'General', zones: [0, 1, 2], podsPerNode: 110 }]);
  });
});

test('What only Terraform knows is told so, and misses nothing', () => {
  const stack = googleStack();
  const variable = new TerraformVariable(stack, 'Value', { type: 'string' }).stringValue;
  const count = Token.asNumber(Fn.parseint(variable, 10));
  const network = existingGoogleNetwork(stack, { nodeCidrBlock: variable, podCidrBlock: variable, subnetworkId: variable });
  const cluster = gkeCluster(stack, {
    network, region: variable, secretsKeyId: variable, securityGroup: variable, podsPerNode: count, logComponents: [variable as google.LogComponent],
    nodeLocations: [variable, `${variable}-b`, `${variable}-c`],
    endpointAccess: google.EndpointAccess.publicAndPrivate({ publicCidrs: [variable], fromCidrs: [variable] }),
    maintenanceWindow: google.MaintenanceWindow.daily({ startTime: variable, durationHours: count }),
  });
  pool({ podsPerNode: count, maxSize: count })(cluster);

  const readiness = readinessOf(cluster);

  expect(missingIn(readiness)).toEqual([]);
  expect(JSON.stringify(readiness)).not.toMatch(/TfToken|e\+2\d\d/);
  expect(readiness).toMatchObject({ zones: ['0', '1', '2'], subnets: [], addressSpaces: [], pools: [{ zones: [0, 1, 2] }, { zones: [0, 1, 2] }] });
});
