import { Token } from 'cdktf';
import fc from 'fast-check';
import { CapacityFigure } from '../../../lib/readiness/capacity-figure';
import { capacityFigures } from '../../../lib/readiness/arithmetic/capacity-figures';
import { CapacityInput } from '../../../lib/readiness/arithmetic/capacity-input';
import { PoolView } from '../../../lib/readiness/topology-view';

function pool(id: string, maxSize: number | undefined, more: Partial<PoolView> = {}): PoolView {
  return { id, constructPath: `production/Cluster/${id}`, kind: 'managed', minSize: 3, maxSize, machineTypes: ['large'], purchase: 'on-demand', zones: [0, 1, 2], admitsSystemPods: true, ...more };
}

function figure(id: string, given: CapacityInput): CapacityFigure {
  const found = capacityFigures(given).filter((one) => one.id === id);
  if (found.length !== 1) throw new Error(`${id} is there ${found.length} times, among ${capacityFigures(given).map((one) => one.id).join(', ')}`);
  return found[0];
}

const UNBOUNDED = Token.asNumber({ size: 3 });
const SPACE = { id: 'pods', title: 'Addresses of pods', addresses: 1_000, perNode: 50, arithmetic: '4 subnets of 250', source: 'https://example.com/addresses' };
const SIZES = { large: { cpu: 4, memoryGiB: 15 }, small: { cpu: 2, memoryGiB: 20 } };
const DNS = { nodesPerReplica: 16, coresPerReplica: 256, minReplicas: 2 };
const JOBS = pool('Jobs', undefined, { kind: 'serverless', minSize: undefined, machineTypes: [] });

describe('the limits of Kubernetes', () => {
  test.each<[string, Partial<CapacityFigure>, CapacityInput]>([
    ['nodes', { wanted: 5_000, available: 5_000, holds: true, arithmetic: 'General: 4,997 nodes, control plane: 3 nodes' }, { pools: [pool('General', 4_997)], controlPlane: { members: 3 } }],
    ['nodes', { wanted: 5_001, holds: false, fix: 'lower maxSize of the pools by 1 together, or use a second cluster' }, { pools: [pool('General', 4_998)], controlPlane: { members: 3 } }],
    ['nodes', { wanted: undefined, holds: true, arithmetic: 'the largest size of General is not known' }, { pools: [pool('General', UNBOUNDED)] }],
    ['nodes', { wanted: 0, holds: true, arithmetic: 'no nodes' }, { pools: [JOBS] }],
    ['pods-per-node-General', { wanted: 110, available: 110, holds: true }, { pools: [pool('General', 3)], podsPerNode: { General: 110 } }],
    ['pods-per-node-General', { wanted: 250, holds: false, fix: 'lower the pods per node of General to 110' }, { pools: [pool('General', 3)], podsPerNode: { General: 250 } }],
    ['pods-per-node-General', { wanted: undefined, holds: true, arithmetic: 'as the platform has it, which nothing of the app tells' }, { pools: [pool('General', 3)] }],
    ['pods', { wanted: 150_000, available: 150_000, holds: true, arithmetic: 'General: 1,500 nodes × 100' }, { pools: [pool('General', 1_500)], podsPerNode: { General: 100 } }],
    ['pods', { wanted: 150_100, holds: false, fix: 'lower maxSize or the pods per node of the pools by 100 pods together, or use a second cluster' }, { pools: [pool('General', 1_500), pool('More', 1)], podsPerNode: { General: 100, More: 100 } }],
    ['containers', { wanted: 150_000, available: 300_000, holds: true, arithmetic: 'General: 1,500 nodes × 100; 2 containers in each pod fit' }, { pools: [pool('General', 1_500)], podsPerNode: { General: 100 } }],
    ['containers', { wanted: 105_000, arithmetic: 'General: 1,500 nodes × 70; 2 containers in each pod fit' }, { pools: [pool('General', 1_500)], podsPerNode: { General: 70 } }],
    ['containers', { wanted: 300_100, holds: false }, { pools: [pool('General', 3_001)], podsPerNode: { General: 100 } }],
    ['containers', { wanted: undefined, holds: true, arithmetic: 'the largest size or the pods per node of Other is not known' }, { pools: [pool('General', 3), pool('Other', 3)], podsPerNode: { General: 100 } }],
  ])('%s: %j', (id, expected, given) => {
    expect(figure(id, given)).toMatchObject({ ...expected, source: 'https://kubernetes.io/docs/setup/best-practices/cluster-large/ (read 2026-11)' });
  });
});

describe('addresses', () => {
  test.each<[string, Partial<CapacityFigure>, CapacityInput]>([
    ['just fit', { wanted: 1_000, available: 1_000, holds: true, arithmetic: 'General: 20 nodes × 50; 4 subnets of 250' }, { pools: [pool('General', 20)] }],
    ['are too few', { wanted: 1_050, holds: false, fix: 'lower maxSize of General to 20, or give the network 50 addresses more' }, { pools: [pool('General', 21)] }],
    ['differ between pools', { wanted: 1_040, holds: false, fix: 'lower maxSize of General to 19, or give the network 40 addresses more' }, { pools: [pool('General', 20), pool('Small', 4)], addressSpaces: [{ ...SPACE, perNodeOf: { Small: 10 } }] }],
    ['cannot be had with fewer nodes', { wanted: 1_100, fix: 'give the network 100 addresses more' }, { pools: [pool('General', 22, { minSize: 21 })] }],
    ['of an unknown size', { wanted: undefined, holds: true, arithmetic: 'the largest size of General is not known; 4 subnets of 250' }, { pools: [pool('General', UNBOUNDED)] }],
    ['that only Terraform counts', { available: undefined, holds: true }, { pools: [pool('General', 900)], addressSpaces: [{ ...SPACE, addresses: Token.asNumber({ addresses: 1 }) }] }],
    ['of serverless pods are the provider\'s to count', { wanted: 0, holds: true, arithmetic: 'no nodes; 4 subnets of 250' }, { pools: [JOBS] }],
  ])('that %s', (_, expected, given) => {
    expect(figure('addresses-pods', { addressSpaces: [SPACE], ...given })).toMatchObject({ ...expected, source: SPACE.source });
  });

  test('fit when the fix is followed, and not with one node more', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 90 }), (general, small, perNode) => {
      const of = (maxSize: number): CapacityFigure => figure('addresses-pods', { pools: [pool('General', maxSize, { minSize: 0 }), pool('Small', small)], addressSpaces: [{ ...SPACE, perNode, perNodeOf: { Small: 1 } }] });
      const size = /^lower maxSize of General to (\d+)/.exec(of(general).fix ?? '')?.[1];
      if (size === undefined) return;
      expect([of(Number(size)).holds, of(Number(size) + 1).holds]).toEqual([true, false]);
    }));
  });
});

describe('machines to ask the cloud for', () => {
  test('are summed by type and by how they are paid for', () => {
    const pools = [pool('General', 30), pool('Batch', 100, { machineTypes: ['large', 'small'], purchase: 'spot' }), pool('More', 5, { machineTypes: ['small', 'large'] })];

    const machines = capacityFigures({ pools, machineSizes: { large: SIZES.large } }).filter(({ id }) => id.startsWith('machines-'));

    expect(machines.map(({ id, wanted, arithmetic, holds }) => [id, wanted, arithmetic, holds])).toEqual([
      ['machines-large-on-demand', 35, 'General: 30 nodes, More: 5 nodes: ask the cloud for 35 × large, with 140 processors for pods', true],
      ['machines-large-spot', 100, 'Batch: 100 nodes: ask the cloud for 100 × large, with 400 processors for pods', true],
      ['machines-small-spot', 100, 'Batch: 100 nodes: ask the cloud for 100 × small', true],
      ['machines-small-on-demand', 5, 'More: 5 nodes: ask the cloud for 5 × small', true],
    ]);
  });

  test('are not known where Terraform alone knows the size, and left out where it knows the type', () => {
    expect(figure('machines-large-on-demand', { pools: [pool('General', UNBOUNDED)] })).toMatchObject({ wanted: undefined, arithmetic: 'the largest size of General is not known' });
    expect(capacityFigures({ pools: [pool('General', 3, { machineTypes: Token.asList({ types: 1 }) }), pool('Other', 3, { machineTypes: [Token.asString({ type: 1 })] })] }).filter(({ id }) => id.startsWith('machines-'))).toEqual([]);
  });
});

describe('what tenants may ask for', () => {
  const requests = { cpu: 120, memoryGiB: 450 };

  test.each<[string, string, Partial<CapacityFigure>, CapacityInput]>([
    ['fits at the largest size', 'cpu-at-largest', { wanted: 120, available: 120, holds: true, arithmetic: '120 of 120 processors: 100 %' }, { pools: [pool('General', 30)] }],
    ['fits in memory', 'memoryGiB-at-largest', { wanted: 450, available: 450, holds: true }, { pools: [pool('General', 30)] }],
    ['is too much', 'cpu-at-largest', { available: 116, holds: false, fix: 'raise maxSize of General to 30, or lower the quotas of the tenants by 4 processors' }, { pools: [pool('General', 29)] }],
    ['counts the least of several types', 'cpu-at-largest', { available: 60, holds: false, fix: 'raise maxSize of General to 60, or lower the quotas of the tenants by 60 processors' }, { pools: [pool('General', 30, { machineTypes: ['large', 'small'] })] }],
    ['asks for the pool that needs fewest nodes more', 'cpu-at-largest', { available: 40, fix: 'raise maxSize of General to 25, or lower the quotas of the tenants by 80 processors' }, { pools: [pool('Small', 10, { machineTypes: ['small'] }), pool('General', 5)] }],
    ['is more than the smallest size has, which is no fault', 'cpu-at-smallest', { wanted: 120, available: 12, holds: true, arithmetic: '120 of 12 processors: 1000 %; more comes with more nodes' }, { pools: [pool('General', 30)] }],
    ['meets nothing at the smallest size', 'cpu-at-smallest', { available: 0, holds: true, arithmetic: '120 of 0 processors: nothing is there; more comes with more nodes' }, { pools: [pool('General', 30, { minSize: 0 })] }],
    ['meets machines of unknown size', 'cpu-at-largest', { available: undefined, holds: true, arithmetic: '120 processors; the largest size or the machines of General is not known' }, { pools: [pool('General', 3, { machineTypes: ['other'] })] }],
    ['meets machines of which one type has no size', 'cpu-at-largest', { available: undefined }, { pools: [pool('General', 3, { machineTypes: ['large', 'other'] })] }],
    ['meets no machine of unknown size', 'cpu-at-largest', { available: 120, holds: true }, { pools: [pool('General', 30), pool('Other', 0, { machineTypes: ['other'] })] }],
    ['meets serverless capacity', 'cpu-at-largest', { available: undefined, holds: true, arithmetic: '120 processors; serverless capacity has no bound' }, { pools: [pool('General', 3), JOBS] }],
    ['meets machines that nobody sized', 'cpu-of-tenants', { wanted: 120, holds: true, arithmetic: '120 processors; what nodes have is not known without Readiness machineSizes' }, { pools: [pool('General', 3)], machineSizes: undefined }],
  ])('%s', (_, id, expected, given) => {
    expect(figure(id, { requests, machineSizes: SIZES, ...given })).toMatchObject(expected);
  });

  test('is no figure where nothing limits it, or only Terraform knows', () => {
    const ids = capacityFigures({ pools: [pool('General', 3)], machineSizes: SIZES, requests: { cpu: Token.asNumber({ cpu: 1 }) } }).map(({ id }) => id);

    expect(ids.filter((id) => /cpu|memory/.test(id))).toEqual([]);
  });
});

describe('DNS servers', () => {
  test.each<[string, Partial<CapacityFigure>, CapacityInput]>([
    ['by nodes', { wanted: 4, holds: true, arithmetic: 'the largest of 784 processors ÷ 256 and 49 nodes ÷ 16, both rounded up, and 2' }, { pools: [pool('General', 49)] }],
    ['by nodes with few processors', { wanted: 4 }, { pools: [pool('General', 49)], dns: { ...DNS, coresPerNode: 1 } }],
    ['by processors', { wanted: 10, arithmetic: 'the largest of 2352 processors ÷ 256 and 49 nodes ÷ 16, both rounded up, and 2' }, { pools: [pool('General', 49)], machineSizes: { large: { cpu: 48, memoryGiB: 1 } } }],
    ['by the largest of several types', { wanted: 10 }, { pools: [pool('General', 49, { machineTypes: ['large', 'huge'] })], machineSizes: { large: { cpu: 4, memoryGiB: 1 }, huge: { cpu: 48, memoryGiB: 1 } } }],
    ['by the processors of one node, as the app tells them', { wanted: 7 }, { pools: [pool('General', 49)], dns: { ...DNS, coresPerNode: 32 } }],
    ['with the nodes of the control plane', { wanted: 4, arithmetic: 'the largest of 780 processors ÷ 256 and 51 nodes ÷ 16, both rounded up, and 2' }, { pools: [pool('General', 48)], controlPlane: { members: 3, available: { cpu: 4, memoryGiB: 16 } } }],
    ['not below the least', { wanted: 2 }, { pools: [pool('General', 1)] }],
    ['that may not be too many', { wanted: 4, available: 3, holds: false, fix: 'raise maxReplicas to 4' }, { pools: [pool('General', 49)], dns: { ...DNS, maxReplicas: 3 } }],
    ['for an unknown size', { wanted: undefined, available: 3, holds: true, arithmetic: 'the largest size of General is not known' }, { pools: [pool('General', UNBOUNDED)], dns: { ...DNS, maxReplicas: 3 } }],
  ])('%s', (_, expected, given) => {
    expect(figure('dns-servers', { dns: DNS, ...given })).toMatchObject(expected);
  });

  test('are no figure where nothing scales them, or only Terraform knows by what', () => {
    const ids = [undefined, { ...DNS, nodesPerReplica: Token.asNumber({ nodes: 1 }) }].flatMap((dns) => capacityFigures({ pools: [pool('General', 3)], dns })).map(({ id }) => id);

    expect(ids).not.toContain('dns-servers');
  });
});

describe('machines of the control plane', () => {
  const wanted = { cpu: 4, memoryGiB: 15 };

  test.each<[string, string, Partial<CapacityFigure>, CapacityInput['controlPlane']]>([
    ['are large enough', 'control-plane-cpu', { wanted: 4, available: 4, holds: true, source: 'https://example.com/sizes', arithmetic: '4 processors for 30 nodes, and 4 are there' }, { members: 3, wanted, available: { cpu: 4, memoryGiB: 8 }, source: 'https://example.com/sizes' }],
    ['have too little memory', 'control-plane-memoryGiB', { wanted: 15, available: 8, holds: false, fix: 'use machines with at least 15 GiB for the control plane' }, { members: 3, wanted, available: { cpu: 4, memoryGiB: 8 } }],
    ['are of unknown size', 'control-plane-cpu', { wanted: 4, available: undefined, holds: true, arithmetic: '4 processors for 30 nodes; what the machines have is not known' }, { members: 3, wanted }],
  ])('%s', (_, id, expected, controlPlane) => {
    expect(figure(id, { pools: [pool('General', 30)], controlPlane })).toMatchObject(expected);
  });

  test('are the provider\'s where the app does not name them', () => {
    expect(capacityFigures({ pools: [pool('General', 30)] }).filter(({ id }) => id.startsWith('control-plane'))).toEqual([]);
  });
});

test('every figure has its own id, and a fix if and only if it does not hold', () => {
  const size = fc.option(fc.integer({ min: 0, max: 9_000 }), { nil: undefined });
  const pools = fc.array(fc.record({ maxSize: size, minSize: size, machineTypes: fc.subarray(['large', 'small', 'other']), purchase: fc.constantFrom('spot', 'on-demand'), kind: fc.constantFrom('managed', 'serverless') }), { maxLength: 4 });
  const amount = fc.option(fc.double({ min: 0, max: 1e5, noNaN: true }), { nil: undefined });

  fc.assert(fc.property(pools, amount, amount, fc.integer({ min: 1, max: 300 }), (views, cpu, memoryGiB, pods) => {
    const named = views.map((view, index) => pool(`Pool${index}`, view.maxSize, view));
    const figures = capacityFigures({ pools: named, requests: { cpu, memoryGiB }, machineSizes: SIZES, podsPerNode: { Pool0: pods }, addressSpaces: [SPACE], dns: { ...DNS, maxReplicas: 5 } });
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const { holds, fix, arithmetic } of figures) expect([holds === (fix === undefined), /NaN|undefined|Infinity/.test(`${fix}`.replace(/^undefined$/, '') + arithmetic)]).toEqual([true, false]);
  }));
});
