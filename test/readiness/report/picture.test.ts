import fc from 'fast-check';
import { ControlPlaneOperator, TopologyView } from '../../../lib/readiness/topology-view';
import { describe as describeTopology } from '../../../lib/readiness/report/private/picture/describe';
import { fitted, textWidth } from '../../../lib/readiness/report/private/picture/measure';
import { Box } from '../../../lib/readiness/report/private/picture/plan';
import { pictureOf } from '../../../lib/readiness/report/private/picture/picture';
import { planOf } from '../../../lib/readiness/report/private/picture/plan-of';
import { Placed } from '../../../lib/readiness/report/private/picture/rectangle';
import { Scene, sceneOf } from '../../../lib/readiness/report/private/picture/scene';
import { FLEET } from './fixtures';
import { text, topology } from './fixtures/arbitrary';

const [STACKED, EKS, AUTOPILOT, EXTERNAL] = FLEET.clusters.map((cluster) => cluster.topology);
const scene = (view: TopologyView): Scene => sceneOf(planOf(view));
const idsIn = (view: TopologyView): string[] => scene(view).boxes.map(({ of }) => of.id);

type Rectangle = Placed<unknown>['at'];
const inside = (inner: Rectangle, outer: Rectangle) => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width + 0.01 && inner.y + inner.height <= outer.y + outer.height + 0.01;
const apart = (one: Rectangle, other: Rectangle) => one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
const pairs = <T>(all: readonly T[]) => all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));

describe('Any topology', () => {
  // Drawn once for all tests: laying out takes longest.
  const drawn = fc.sample(topology, 50).map((view) => [scene(view), view] as const);
  const check = (holds: (scene: Scene, view: TopologyView) => void) => drawn.forEach(([one, view]) => holds(one, view));

  test('has no box over another, no frame over another, and all of it in the picture', () => {
    check(({ boxes, bands, zones, width, height }) => {
      for (const group of [boxes, bands, zones]) expect(pairs<Placed<unknown>>(group).filter(([one, other]) => !apart(one.at, other.at))).toEqual([]);
      for (const { at } of [...boxes, ...bands]) expect(inside(at, { x: 0, y: 0, width, height })).toBe(true);
    });
  });

  test('has its zones as columns in order, inside the private network', () => {
    check(({ zones, bands }) => {
      const network = bands.find(({ of }) => of.id === 'network')!;
      expect(zones.filter(({ at }) => !inside(at, network.at))).toEqual([]);
      expect(pairs(zones).filter(([one, other]) => one.at.x >= other.at.x)).toEqual([]);
    });
  });

  test('has machines, titles and subnets in their zones, and pools over theirs', () => {
    check(({ boxes, zones, bands }, { pools }) => {
      const area = ({ of }: Placed<Box>) => [...zones, ...bands].find((one) => one.of.id === of.area)!.at;
      expect(boxes.filter(({ of }) => of.pool === undefined).filter((box) => !inside(box.at, area(box)))).toEqual([]);
      const covered = (strips: readonly Placed<Box>[]) => zones.filter(({ at }) => strips.some((strip) => !apart(strip.at, at))).map(({ of }) => of.id);
      const strips = pools.map((_, index) => boxes.filter(({ of }) => of.pool === index));
      expect(strips.map(covered)).toEqual(pools.map((pool) => (pool.zones ?? []).map((zone) => `zone-${zone}`)));
    });
  });

  test('has every machine and every pool, whatever is known of them', () => {
    check(({ boxes }, { members, pools }) => {
      expect(boxes.filter(({ of }) => of.kind === 'control-plane' || of.kind === 'etcd')).toHaveLength(members.length);
      expect(new Set(boxes.flatMap(({ of }) => (of.pool === undefined ? [] : [of.pool]))).size).toBe(pools.length);
    });
  });
});

describe('What the fixtures show', () => {
  test('three machines with etcd, a pool over all zones, one with a gap between its zones', () => {
    expect(idsIn(STACKED)).toEqual([
      'internet', 'endpoint', 'people', 'title-0', 'title-1', 'title-2', 'member-0', 'member-1', 'member-2', 'pool-0-0', 'pool-1-0', 'pool-1-2', 'subnet-0', 'subnet-1', 'subnet-2',
    ]);
  });

  test('a control plane in the account of the provider, and a pool whose zones are not known', () => {
    expect(scene(EKS).bands.map(({ of }) => of.id)).toEqual(['internet-area', 'provider', 'network']);
    expect(idsIn(EKS)).toEqual(['internet', 'endpoint', 'title-0', 'title-1', 'title-2', 'pool-0-0', 'pool-1-0', 'subnet-0', 'subnet-1', 'subnet-2', 'pool-2']);
  });

  test('neither pools nor zones', () => {
    expect(idsIn(AUTOPILOT)).toEqual(['internet', 'endpoint', 'subnets', 'no-pools']);
  });

  test('API servers above members of etcd, two of them in one zone in the order of their names', () => {
    const { boxes } = scene(EXTERNAL);
    const at = (name: string) => boxes.find(({ of }) => of.lines[0] === name)!.at;
    expect([at('cp-0').y, at('cp-1').y]).toEqual([at('cp-2').y, at('cp-2').y]);
    expect(at('etcd-0').y).toBeGreaterThan(at('cp-0').y);
    expect(at('etcd-0').x).toBeLessThan(at('etcd-1').x);
  });

  test.each([[true, 'open', false], [false, 'closed', true], [undefined, 'unknown', false]])('the way from the internet where publicEndpoint is %s', (publicEndpoint, kind, people) => {
    const { connections } = planOf({ ...STACKED, publicEndpoint });
    expect(connections.find(({ from }) => from.includes('internet'))?.kind).toBe(kind);
    expect(connections.some(({ from }) => from.includes('people'))).toBe(people);
  });
});

describe('Text in boxes', () => {
  test('what is too long ends in an ellipsis and fits', () => {
    fc.assert(fc.property(text, fc.integer({ min: 30, max: 300 }), (value, width) => {
      const shown = fitted(value, 12, width);
      expect(textWidth(shown, 12)).toBeLessThanOrEqual(width);
      if (shown !== value) expect(shown).toMatch(/…$/);
    }));
  });

  test('what fits stays as it is', () => {
    expect(fitted('eu-west-1a', 12, 100)).toBe('eu-west-1a');
  });
});

describe('In words', () => {
  test('a topology is told as it is drawn', () => {
    expect(describeTopology(STACKED)).toEqual([
      'The owner runs the control plane: 3 machines with a fixed identity.',
      'Callers from the internet: cannot reach the API server. Before the API servers stands: Network Load Balancer.',
      'Zone eu-west-1a: subnet 10.0.0.0/20, machine cp-0 (control plane and etcd), pool General, pool Batch.',
      'Zone eu-west-1b: subnet 10.0.16.0/20, machine cp-1 (control plane and etcd), pool General.',
      'Zone eu-west-1c: subnet 10.0.32.0/20, machine cp-2 (control plane and etcd), pool General, pool Batch.',
      'Pool General: self-managed, 3 to 30 nodes, on-demand, m7i.xlarge, takes system pods; in eu-west-1a, eu-west-1b, eu-west-1c.',
      'Pool Batch: self-managed, 0 to 100 nodes, spot, c7i.xlarge, c6i.xlarge, c7a.xlarge, no system pods; in eu-west-1a, eu-west-1c.',
    ]);
  });

  test('what is not known is said', () => {
    const view: TopologyView = { operator: ControlPlaneOperator.PROVIDER, zones: ['0', '1'], members: [], pools: [], subnets: [] };
    expect(describeTopology(view)).toEqual([
      'The provider runs the control plane, in an account of its own.',
      'Callers from the internet: not known whether they reach the API server.',
      'Zone 0: nothing that the app places.',
      'Zone 1: nothing that the app places.',
      'The app has no pools.',
    ]);
  });

  test('the picture has a title and a description', () => {
    const { text: svg } = pictureOf(EKS, 'it', 'shop');
    expect(svg).toContain('<title id="it-title">Topology of shop</title>');
    expect(svg).toContain('3 pools; 3 zones. Callers from the internet: can reach the API server.</desc>');
  });
});
