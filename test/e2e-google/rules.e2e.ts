import { replacements } from '../google/provider-rules/replacements';
import { Argument, knownTypes, rulesOf } from '../google/provider-rules/rules';
import { googleResources } from '../google/provider-rules/synthesized';
import { plainCluster, PlainOptions } from './apps/plain';
import { argumentsOf, ProviderSchema } from './support/provider-schema';
import { story } from './support/story';
import { World } from './support/world';

const POOL = { machineType: 'e2-standard-4', labels: { pool: 'plain' } };

/** Changes, each a set of its own; what they replace is found with the tables and by the provider. */
const CHANGES: readonly PlainOptions[] = [
  {
    cluster: { enableL4IlbSubsetting: true, resourceLabels: { team: 'other' }, releaseChannel: { channel: 'STABLE' }, loggingConfig: { enableComponents: ['SYSTEM_COMPONENTS'] }, minMasterVersion: '1.34', deletionProtection: false },
    pool: { autoscaling: { totalMinNodeCount: 1, totalMaxNodeCount: 2 }, nodeConfig: { ...POOL, machineType: 'e2-standard-8', diskSizeGb: 200, diskType: 'pd-ssd', imageType: 'UBUNTU_CONTAINERD', taint: [{ key: 'a', value: 'b', effect: 'NO_SCHEDULE' }], tags: ['a'], resourceLabels: { a: 'b' } } },
    nodeRange: '10.0.0.0/19',
  },
  { nodeRange: '10.0.0.0/21' },
  { cluster: { name: 'other', defaultMaxPodsPerNode: 64, datapathProvider: 'ADVANCED_DATAPATH', confidentialNodes: { enabled: true } } },
  { cluster: { privateClusterConfig: { enablePrivateNodes: true, masterIpv4CidrBlock: '172.16.0.0/28' }, networkingMode: 'ROUTES', description: 'other' } },
  { pool: { maxPodsPerNode: 32, namePrefix: 'other-', initialNodeCount: 3, queuedProvisioning: { enabled: true } } },
  { pool: { nodeConfig: { ...POOL, spot: true, minCpuPlatform: 'Intel Ice Lake', bootDiskKmsKey: 'projects/p/locations/l/keyRings/r/cryptoKeys/k', shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true }, serviceAccount: 'other@acme-platform.iam.gserviceaccount.com' } } },
];

story('What the tests know of the provider', (step) => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
    world.synthesize((stack) => plainCluster(stack));
  });
  afterAll(() => world.stop());

  step('is what its schema says of arguments', async () => {
    const { resource_schemas: schemas } = Object.values((JSON.parse(await world.providerSchema()) as ProviderSchema).provider_schemas)[0];
    for (const type of knownTypes()) expect([type, ownWords(type)]).toEqual([type, argumentsOf(schemas[type], (path) => new Argument(rulesOf(type).arguments[path] ?? '').is('unlisted'))]);
  });

  step('is what it replaces', async () => {
    await world.plan();
    world.pretendApply();
    const before = googleResources(world.configuration);
    for (const options of CHANGES) {
      world.synthesize((stack) => plainCluster(stack, options));
      const { forced } = await world.plan();
      const expected = replacements(before, googleResources(world.configuration));
      expect([options, forced]).toEqual([options, expected]);
    }
  });
});

/** The words about arguments that the schema of a provider has, too; of blocks it does not say what Google computes. */
function ownWords(type: string): Record<string, string> {
  const known = Object.entries(rulesOf(type).arguments).filter(([path]) => path !== 'timeouts');
  return Object.fromEntries(known.map(([path, text]) => [path, text.split(' ').filter((word) => word !== 'computed' || !/^blocks? /.test(text)).filter((word) => SCHEMA_WORDS.has(word)).join(' ')]));
}

const SCHEMA_WORDS: ReadonlySet<string> = new Set(['required', 'computed', 'readonly', 'deprecated']);
