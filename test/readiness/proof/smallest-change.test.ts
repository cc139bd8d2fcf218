import { LossFinding, LossKind } from '../../../lib/readiness/failure-domain-proof';
import { proveFailureDomains } from '../../../lib/readiness/proof/failure-domains';
import { ProofInput } from '../../../lib/readiness/proof/proof-input';
import { apply, applyLess, applyLessAtOnce } from './apply-fix';
import { assignments, external, inTurn, input, managed, pool, stacked, topology, zoneSets } from './topologies';

/** What a finding is about, whatever its figures. */
function subjectOf({ kind, aspect, what }: LossFinding): string {
  const [, trouble, pools = ''] = /^([^:]+): (?:([\w+ ]+): )?/.exec(what) ?? [];
  return `${kind} ${aspect} ${trouble} ${pools}`;
}

function subjectsOf(given: ProofInput): Set<string> {
  return new Set(proveFailureDomains(given).findings.map(subjectOf));
}

/** What is wrong with the fixes of an input: one that does not mend, or of which a part does the same with one step less. */
function faultsOf(given: ProofInput): string[] {
  const findings = new Map(proveFailureDomains(given).findings.map((finding) => [subjectOf(finding), finding]));
  return [...findings].flatMap(([subject, { fix, what }]) => {
    const told = `${JSON.stringify(given)} ${what}: ${fix}`;
    if (subjectsOf(apply(given, fix)).has(subject)) return [`does not mend ${told}`];
    // With one API server in two of a stacked control plane the endpoint lives, but etcd does not.
    const watched = [subject, subject.replace('endpoint no API server is left', 'quorum etcd loses its quorum')];
    const failsStill = (less: ProofInput): boolean => [...subjectsOf(less)].some((one) => watched.includes(one));
    const smaller = what.includes(' + ') ? [applyLessAtOnce(given, fix)] : applyLess(given, fix);
    return smaller.every(failsStill) ? [] : [`is too large ${told}`];
  });
}

/** So many of the inputs have findings at least: nothing passes by being nothing. */
function expectSmallest(inputs: readonly ProofInput[], atLeast: number): void {
  const failing = inputs.filter((given) => proveFailureDomains(given).findings.length > 0);
  expect(failing.flatMap(faultsOf).slice(0, 3)).toEqual([]);
  expect(failing.length).toBeGreaterThanOrEqual(atLeast);
}

const counts = [1, 2, 3, 4, 5, 6, 7];
const numbers = (most: number): number[] => Array.from({ length: most + 1 }, (_, number) => number);

describe('what a finding tells to change mends it, and one step less does not', () => {
  test('members of both duties, in up to 5 zones', () => {
    expectSmallest([1, 2, 3, 4, 5].flatMap((zones) => counts.map((count) => input(topology(zones, stacked(...inTurn(count, zones)))))), 18);
    expectSmallest([2, 3].flatMap((zones) => counts.flatMap((count) => assignments(count, zones).map((each) => input(topology(zones, stacked(...each)))))), 60);
  });

  test('members of etcd and of the control plane on machines of their own', () => {
    expectSmallest([1, 2, 3].flatMap((zones) => counts.flatMap((etcd) => [1, 2, 3].map((members) => input(topology(zones, external(inTurn(etcd, zones), inTurn(members, zones))))))), 35);
  });

  test('a zone and a machine, where the app wants to live through both', () => {
    const inputs = [3, 4, 5].flatMap((zones) => [3, 4, 5, 6, 7].map((count) => input(topology(zones, stacked(...inTurn(count, zones))), { survivesZoneAndMachine: true })));
    expectSmallest(inputs, 8);
  });

  test('nodes of a pool', () => {
    expectSmallest([[0], [1, 3], [0, 1, 2], [0, 1, 2, 3]].flatMap((zones) => numbers(6).flatMap((size) => numbers(8).map((needed) => input(managed(4, [pool('General', size, zones)]), { neededNodes: { General: needed } })))), 50);
  });

  test('nodes of a pool for each zone', () => {
    const forEachZone = (sizes: readonly number[]) => sizes.map((size, zone) => pool('ABC'[zone], size, [zone], { machineTypes: ['same'] }));
    expectSmallest(numbers(4).flatMap((first) => numbers(4).flatMap((second) => [input(managed(2, forEachZone([first, second])), { neededNodes: { A: 1, B: 2 } }), input(managed(3, forEachZone([first, second, 2])), { neededNodes: { C: 4 } })])), 30);
  });

  test('processors and memory for tenants', () => {
    const machineSizes = { 'type-of-General': { cpu: 3.5, memoryGiB: 14 }, 'type-of-Large': { cpu: 15, memoryGiB: 30 } };
    const inputs = [[0], [0, 1], [0, 1, 2]].flatMap((zones) => numbers(3).flatMap((size) => [5, 20, 100].flatMap((cpu) => [10, 400].map((memoryGiB) =>
      input(managed(3, [pool('General', size, zones), pool('Large', 1, [0, 2])]), { machineSizes, requests: { cpu, memoryGiB }, neededNodes: { General: 0, Large: 0 } })))));
    expectSmallest(inputs, 60);
  });

  test('DNS servers', () => {
    const of = (pools: ReturnType<typeof pool>[], minDnsReplicas?: number) => input(managed(3, pools), { dnsOnNodes: true, minDnsReplicas });
    expectSmallest([undefined, 1, 2, 3].flatMap((replicas) => zoneSets(3).flatMap((zones) => numbers(3).flatMap((size) => [of([pool('General', size, zones)], replicas), of([pool('General', size, zones), pool('Other', 1, [0])], replicas)]))), 60);
  });

  test('volumes of a zone', () => {
    expectSmallest(zoneSets(4).flatMap((zones) => numbers(5).map((size) => input(managed(4, [pool('Data', size, zones)]), { zonalVolumePools: ['Data'], neededNodes: { Data: 0 } }))), 20);
  });
});

const SAME = { machineTypes: ['same'] };
const TENANTS = { machineSizes: { 'type-of-General': { cpu: 1, memoryGiB: 4 }, 'type-of-Large': { cpu: 4, memoryGiB: 16 } }, requests: { cpu: 14 } };

test.each([
  ['one member', input(topology(1, stacked(0))), LossKind.MACHINE, 'set members to 3'],
  ['one member', input(topology(1, stacked(0))), LossKind.ZONE, 'use 3 zones, set members to 3'],
  ['three members of one zone of three', input(topology(3, stacked(0, 0, 0))), LossKind.ZONE, 'spread the members evenly over the 3 zones'],
  ['two members apart from etcd in one zone', input(topology(3, external([0, 1, 2], [0, 0]))), LossKind.ZONE, 'spread the members of the control plane evenly over the 3 zones'],
  ['one member apart from etcd', input(topology(3, external([0, 1, 2], [0]))), LossKind.ZONE, 'set members of the control plane to 2'],
  ['four members', input(topology(3, stacked(0, 1, 2, 0))), LossKind.ZONE, 'set members to 5'],
  ['five members in two zones', input(topology(2, external([0, 1, 0, 1, 0], [0, 1]))), LossKind.ZONE, 'use 3 zones, spread the members of etcd evenly over the 3 zones'],
  ['five members that must survive both', input(topology(3, stacked(0, 1, 2, 0, 1)), { survivesZoneAndMachine: true }), LossKind.ZONE_AND_MACHINE, 'use 4 zones, set members to 7'],
  ['four needed nodes', input(managed(3, [pool('General', 4, [0, 1, 2])]), { neededNodes: { General: 4 } }), LossKind.ZONE, 'set minSize of General to 6'],
  ['a pool in one zone', input(managed(3, [pool('General', 2, [1])])), LossKind.ZONE, 'spread General over 2 zones'],
  ['a single node', input(managed(3, [pool('General', 1, [0, 1, 2])])), LossKind.ZONE, 'set minSize of General to 2'],
  ['a pool for each zone', input(managed(2, [pool('A', 1, [0], SAME), pool('B', 1, [1], SAME)]), { neededNodes: { A: 1, B: 1 } }), LossKind.ZONE, 'set minSize of A to 2, set minSize of B to 2'],
  ['a pool for each zone, of which one is large', input(managed(2, [pool('A', 1, [0], SAME), pool('B', 5, [1], SAME)]), { neededNodes: { B: 3 } }), LossKind.ZONE, 'set minSize of A to 3'],
  ['one of two pools that needs fewer nodes', input(managed(3, [pool('General', 3, [0, 1, 2]), pool('Large', 3, [0, 1, 2])]), TENANTS), LossKind.ZONE, 'set minSize of Large to 5'],
])('%s', (_, given, kind, fix) => {
  const found = proveFailureDomains(given).findings.filter((finding) => finding.kind === kind);
  expect([...new Set(found.map((finding) => finding.fix))]).toEqual([fix]);
});
