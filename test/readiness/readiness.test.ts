import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, TerraformStack, Testing } from 'cdktf';
import { FailOn, KubernetesVersion, ProductionCluster, Readiness, ReadinessProps, Standing } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { FakePlatform } from '../support/fake-platform';
import { idsIn } from '../support/problems';
import { PERFECT, readinessApp, readinessOf, without } from '../support/readiness-app';
import { awsStack } from '../support/stacks';

const NO_BACKUP = without('PE-15');
const accepted = { item: 'PE-15', reason: 'data are rebuilt every night', owner: 'platform-oncall' };

/** What the stack of the cluster synthesizes to. */
function template(readiness: ReadinessProps, platform = NO_BACKUP): Template {
  const { root } = readinessApp({ platform, readiness }).node;
  return Template.fromStack(root.node.findChild('production') as TerraformStack);
}

const warningsOf = (made: Template): string[] => made.warnings.filter((text) => text.includes('readiness-missing'));
const refusal = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    return idsIn((error as Error).message);
  }
};

describe('What is missing', () => {
  test('is a warning, with the change that mends it and how to accept it', () => {
    expect(warningsOf(template({}))).toEqual([
      expect.stringMatching(/^\[readiness-missing\] PE-15 Back up etcd: PE-15 is switched off\. Allowed: .* To fix: switch PE-15 on, or accept it in Readiness with acknowledge: \[\{ item: 'PE-15', reason: '…', owner: '…' \}\]\.$/),
    ]);
  });

  test.each<[string, FailOn, boolean]>([
    ['nothing', FailOn.nothing(), false], ['everything', FailOn.missing(), true], ['that item', FailOn.items('PE-01', 'PE-15'), true], ['another item', FailOn.items('PE-01'), false],
  ])('with failOn of %s', (_, failOn, fails) => {
    expect(refusal(() => template({ failOn }))).toEqual(fails ? ['readiness-missing'] : []);
  });

  test('is told once, however often the app is validated', () => {
    const { root } = readinessApp({ platform: NO_BACKUP }).node;
    const stack = root.node.findChild('production') as TerraformStack;
    Template.fromStack(stack);

    expect(warningsOf(Template.fromStack(stack))).toHaveLength(1);
  });

  test('is nothing where nobody asks for readiness', () => {
    const stack = awsStack();
    new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform({}, NO_BACKUP) });

    expect(warningsOf(Template.fromStack(stack))).toEqual([]);
  });

  test('is found of clusters that are made after it', () => {
    const stack = awsStack();
    new Readiness(stack.node.root, 'Readiness');
    new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform({}, { ...PERFECT, facts: [{ item: 'PE-15', standing: Standing.MISSING, value: 'no backup', fix: 'back up' }] }) });

    expect(warningsOf(Template.fromStack(stack)).join()).toContain('PE-15');
  });
});

describe('What is accepted', () => {
  const standing = (acknowledge: ReadinessProps['acknowledge']) => readinessOf({ platform: NO_BACKUP, readiness: { acknowledge } }).items[14];

  beforeAll(() => jest.useFakeTimers({ now: new Date('2027-01-15T12:00:00Z'), doNotFake: ['nextTick'] }));
  afterAll(() => jest.useRealTimers());

  test('tells who accepted it, why and until when, and is no warning', () => {
    expect(standing([{ ...accepted, expires: '2027-01-15' }])).toMatchObject({ id: 'PE-15', standing: Standing.ACKNOWLEDGED, reason: accepted.reason, owner: 'platform-oncall', expires: '2027-01-15' });
    expect(warningsOf(template({ acknowledge: [accepted], failOn: FailOn.missing() }))).toEqual([]);
  });

  test('is missing again after its last day', () => {
    expect(standing([{ ...accepted, expires: '2027-01-14' }])).toMatchObject({ standing: Standing.MISSING, reason: expect.stringContaining('expired on 2027-01-14') as string });
  });

  test('may be accepted for one cluster alone', () => {
    expect(standing([{ ...accepted, clusterName: 'another' }]).standing).toBe(Standing.MISSING);
    expect(standing([{ ...accepted, clusterName: 'production-cluster' }]).standing).toBe(Standing.ACKNOWLEDGED);
  });

  test('stays met where it is met', () => {
    expect(readinessOf({ readiness: { acknowledge: [accepted] } }).items[14].standing).toBe(Standing.MET);
  });

  test.each<[string, NonNullable<ReadinessProps['acknowledge']>[number][], string]>([
    ['of no item', [{ ...accepted, item: 'PE-46' }], 'readiness-item'],
    ['without a reason', [{ ...accepted, reason: ' ' }], 'acknowledgement-reason'],
    ['without an owner', [{ ...accepted, owner: '' }], 'readiness-owner'],
    ['until no day', [{ ...accepted, expires: '2027-02-30' }], 'acknowledgement-expiry'],
    ['twice', [accepted, accepted], 'readiness-acknowledged-twice'],
  ])('%s is refused', (_, acknowledge, id) => {
    expect(refusal(() => readinessApp({ readiness: { acknowledge } }))).toEqual([id]);
  });
});

describe('Readiness', () => {
  test('stands in the app, once', () => {
    const stack = awsStack();
    new Readiness(stack.node.root, 'Readiness');

    expect(refusal(() => new Readiness(awsStack(), 'Readiness'))).toEqual(['readiness-scope']);
    expect(refusal(() => new Readiness(stack.node.root, 'Second'))).toEqual(['readiness-twice']);
  });

  test.each([['no item', () => FailOn.items('PE-00'), 'readiness-item'], ['no size', () => readinessApp({ readiness: { machineSizes: { 'fake-1': { cpu: NaN, memoryGiB: 4 } } } }), 'readiness-machine-size']])('refuses %s', (_, act, id) => {
    expect(refusal(act)).toEqual([id]);
  });

  test('refuses a step of an upgrade that leaves a version out', () => {
    const deployed = { 'production-cluster': { controlPlane: KubernetesVersion.V1_32 } };

    expect(refusal(() => template({ deployed }, PERFECT))).toEqual(['upgrade-skips-minor']);
  });

  test('adds nothing to what Terraform reads', () => {
    const build = (withReadiness: boolean): string => {
      const stack = awsStack();
      if (withReadiness) new Readiness(stack.node.root, 'Readiness');
      new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform({}, PERFECT) });
      return Template.fromStack(stack).toJson();
    };

    expect(build(true)).toBe(build(false));
  });
});

test('cdktf synth writes the report beside the stacks', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'readiness-'));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'production');
    new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform({}, PERFECT) });
    new Readiness(app, 'Readiness');
    app.synth();

    const { clusters } = JSON.parse(readFileSync(join(outdir, 'readiness.json'), 'utf8')) as { clusters: { clusterName: string }[] };
    expect(clusters.map(({ clusterName }) => clusterName)).toEqual(['production-cluster']);
    expect(['readiness.md', 'readiness.html', 'manifest.json'].filter((name) => !existsSync(join(outdir, name)))).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
});

test('tests of an app write nothing', () => {
  const app = Testing.app();
  new Readiness(app, 'Readiness');
  const stack = new TerraformStack(app, 'production');
  Template.fromStack(stack);

  expect(existsSync(join(app.outdir, 'readiness.json'))).toBe(false);
});
