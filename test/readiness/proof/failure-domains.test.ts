import { Token } from 'cdktf';
import { LossAspect, LossKind, LossLine, LossOutcome } from '../../../lib/readiness/failure-domain-proof';
import { proveFailureDomains } from '../../../lib/readiness/proof/failure-domains';
import { ProofInput } from '../../../lib/readiness/proof/proof-input';
import { PoolView } from '../../../lib/readiness/topology-view';
import { external, inTurn, input, managed, pool, stacked, topology } from './topologies';

const { HOLDS, FAILS, PROVIDER, UNKNOWN } = LossOutcome;

function lineOf(given: ProofInput, lost: string): LossLine {
  const line = proveFailureDomains(given).lines.find((one) => one.lost === lost);
  if (line === undefined) throw new Error(`There is no line ${lost}`);
  return line;
}

const zoneA = (pools: PoolView[], more: Partial<ProofInput> = {}): LossLine => lineOf(input(managed(3, pools), more), 'zone a');

describe('the lines', () => {
  test('are each machine, each zone, and each zone with a machine of another', () => {
    const { lines } = proveFailureDomains(input(topology(3, stacked(0, 1, 2))));

    expect(lines.map(({ kind, lost }) => `${kind}: ${lost}`)).toEqual([
      'machine: cp-0', 'machine: cp-1', 'machine: cp-2',
      'zone: zone a', 'zone: zone b', 'zone: zone c',
      'zone-and-machine: zone a and cp-1', 'zone-and-machine: zone a and cp-2',
      'zone-and-machine: zone b and cp-0', 'zone-and-machine: zone b and cp-2',
      'zone-and-machine: zone c and cp-0', 'zone-and-machine: zone c and cp-1',
    ]);
  });

  test('know zones by number where only Terraform knows their names, or only members and pools tell them', () => {
    const zones = [Token.asString({ zone: 'a' })];

    const { lines } = proveFailureDomains(input({ ...managed(0, [pool('General', 3, [0, 4])]), zones }));

    expect(lines.map(({ lost }) => lost)).toEqual(['zone 0', 'zone 4']);
  });

  test('are one for any zone where no zone is known', () => {
    const { lines, findings } = proveFailureDomains(input(managed(0, [pool('General', 3, undefined)]), { dnsOnNodes: true }));

    expect(lines).toEqual([{
      kind: LossKind.ZONE, lost: 'any zone',
      quorum: { outcome: PROVIDER, figures: 'the provider runs the control plane' },
      endpoint: { outcome: PROVIDER, figures: 'the provider runs the control plane' },
      capacity: { outcome: UNKNOWN, figures: 'General: 0 to 3 of 3 nodes left, 1 needed' },
      dns: { outcome: UNKNOWN, figures: 'where General runs DNS servers is not known' },
      volumes: { outcome: UNKNOWN, figures: 'the app does not tell which pools have volumes of a zone' },
    }]);
    expect(findings).toEqual([]);
  });
});

describe('quorum and endpoint', () => {
  test.each([
    ['three stacked', stacked(0, 1, 2), 'zone a', '2 of 3, 2 needed', HOLDS, '2 of 3 API servers', HOLDS],
    ['three stacked', stacked(0, 1, 2), 'zone a and cp-1', '1 of 3, 2 needed', FAILS, '1 of 3 API servers', HOLDS],
    ['two in one zone', stacked(0, 1, 0), 'zone a', '1 of 3, 2 needed', FAILS, '1 of 3 API servers', HOLDS],
    ['five external', external(inTurn(5, 3), [0, 0]), 'zone a', '3 of 5, 3 needed', HOLDS, '0 of 2 API servers', FAILS],
    ['five external', external(inTurn(5, 3), [0, 0]), 'cp-0', '5 of 5, 3 needed', HOLDS, '1 of 2 API servers', HOLDS],
    ['no members', [], 'zone a', 'the app does not tell the machines', UNKNOWN, 'the app does not tell the machines', UNKNOWN],
  ])('%s without %s', (_, members, lost, quorum, quorumOutcome, endpoint, endpointOutcome) => {
    const line = lineOf(input(topology(3, members)), lost);

    expect(line.quorum).toEqual({ outcome: quorumOutcome, figures: quorum });
    expect(line.endpoint).toEqual({ outcome: endpointOutcome, figures: endpoint });
  });

  test('count a member whose zone only Terraform knows as perhaps lost', () => {
    const unknownZone = Token.asNumber({ zone: 0 });
    const of = (...zones: number[]) => lineOf(input(topology(3, stacked(...zones))), 'zone a').quorum;

    expect(of(0, 1, unknownZone)).toEqual({ outcome: UNKNOWN, figures: '1 to 2 of 3, 2 needed' });
    expect(of(1, 2, unknownZone)).toEqual({ outcome: HOLDS, figures: '2 to 3 of 3, 2 needed' });
    expect(of(0, 0, unknownZone)).toEqual({ outcome: FAILS, figures: '0 to 1 of 3, 2 needed' });
  });
});

describe('capacity', () => {
  const machineSizes = { 'type-of-General': { cpu: 4, memoryGiB: 15 }, small: { cpu: 2, memoryGiB: 20 } };

  test.each<[string, PoolView[], Partial<ProofInput>, LossOutcome, string]>([
    ['all are needed', [pool('General', 4, [0, 1, 2])], { neededNodes: { General: 4 } }, FAILS, 'General: 2 of 4 nodes left, 4 needed'],
    ['some are spare', [pool('General', 6, [0, 1, 2])], { neededNodes: { General: 4 } }, HOLDS, 'General: 4 of 6 nodes left, 4 needed'],
    ['more are needed than there are', [pool('General', 2, [1, 2])], { neededNodes: { General: 4 } }, FAILS, 'General: 2 of 2 nodes left, 4 needed'],
    ['one is needed where the app says nothing', [pool('General', 2, [0, 1, 2])], {}, HOLDS, 'General: 1 of 2 nodes left, 1 needed'],
    ['none is needed of a pool that keeps none', [pool('General', 0, [0, 1, 2])], {}, HOLDS, 'General: 0 of 0 nodes left, 0 needed'],
    ['the pool stands elsewhere', [pool('General', 4, [1, 2])], { neededNodes: { General: 4 } }, HOLDS, 'General: 4 of 4 nodes left, 4 needed'],
    ['a pool for each zone', [0, 1, 2].map((zone) => pool(`Zone${zone}`, 2, [zone], { machineTypes: ['same'] })), { neededNodes: { Zone0: 2, Zone1: 2 } }, HOLDS, 'Zone0 + Zone1 + Zone2: 4 of 6 nodes left, 4 needed'],
    ['the same machines and zones, whose taints may differ', [pool('One', 2, [0, 1], { machineTypes: ['same'] }), pool('Two', 2, [0, 1], { machineTypes: ['same'] })], {}, HOLDS, 'One: 1 of 2 nodes left, 1 needed; Two: 1 of 2 nodes left, 1 needed'],
    ['different machines', [pool('Gpu', 2, [0]), pool('General', 2, [1])], {}, FAILS, 'Gpu: 0 of 2 nodes left, 1 needed; General: 2 of 2 nodes left, 1 needed'],
    ['an unknown size', [pool('General', undefined, [0, 1, 2])], {}, UNKNOWN, 'General: the number of nodes is not known'],
    ['a size that Terraform knows', [pool('General', Token.asNumber({ size: 3 }), [0, 1, 2])], {}, UNKNOWN, 'General: the number of nodes is not known'],
    ['a need that Terraform knows', [pool('General', 3, [0, 1, 2])], { neededNodes: { General: Token.asNumber({ needed: 1 }) } }, UNKNOWN, 'General: the number of nodes is not known'],
    ['zones that Terraform knows', [pool('General', 3, [Token.asNumber({ zone: 1 })])], {}, UNKNOWN, 'General: 0 to 3 of 3 nodes left, 1 needed'],
    ['only serverless', [pool('Jobs', undefined, undefined, { kind: 'serverless' })], {}, PROVIDER, 'the provider makes room for each pod'],
    ['no pool', [], {}, UNKNOWN, 'the app declares no pool'],
  ])('%s', (_, pools, more, outcome, figures) => {
    expect(zoneA(pools, more).capacity).toEqual({ outcome, figures });
  });

  const general = pool('General', 3, [0, 1, 2]);
  const jobs = pool('Jobs', undefined, undefined, { kind: 'serverless' });
  const mixed = pool('Mixed', 3, [0, 1, 2], { machineTypes: ['type-of-General', 'small'] });
  const other = pool('Other', 3, [0, 1, 2]);
  const nowhere = pool('General', 3, undefined);
  const token = Token.asNumber({ cpu: 1 });

  test.each<[string, PoolView[], Partial<ProofInput>, LossOutcome, string]>([
    ['enough', [general], { requests: { cpu: 8, memoryGiB: 30 } }, HOLDS, '8 of 8 processors and 30 of 30 GiB that tenants may ask for'],
    ['too little memory', [general], { requests: { cpu: 8, memoryGiB: 30.5 } }, FAILS, '8 of 8 processors and 30 of 30.5 GiB that tenants may ask for'],
    ['only processors', [general], { requests: { cpu: 9 } }, FAILS, '8 of 9 processors that tenants may ask for'],
    ['the least of several types', [mixed], { requests: { cpu: 4, memoryGiB: 30 } }, HOLDS, '4 of 4 processors and 30 of 30 GiB that tenants may ask for'],
    ['the rest may be in a pool of unknown machines', [general, other], { requests: { cpu: 9 } }, UNKNOWN, 'at least 8 of 9 processors that tenants may ask for'],
    ['the rest may be serverless', [general, jobs], { requests: { cpu: 9 } }, UNKNOWN, 'at least 8 of 9 processors that tenants may ask for'],
    ['nothing may be left of a pool of unknown zones', [nowhere], { requests: { cpu: 9 } }, UNKNOWN, 'at least 0 of 9 processors that tenants may ask for'],
    ['processors that Terraform knows', [general], { requests: { cpu: token, memoryGiB: 30 } }, HOLDS, '30 of 30 GiB that tenants may ask for'],
  ])('of tenants: %s', (_, pools, more, outcome, figures) => {
    const nodes = pools.filter(({ kind }) => kind !== 'serverless');
    const neededNodes = Object.fromEntries(nodes.map(({ id }) => [id, 0]));
    const told = nodes.map(({ id, zones }) => `${id}: ${zones ? '2' : '0 to 3'} of 3 nodes left, 0 needed; `).join('');

    expect(zoneA(pools, { machineSizes, neededNodes, ...more }).capacity).toEqual({ outcome, figures: `${told}${figures}` });
  });

  test('does not speak of tenants where nobody tells what machines have, or all that tenants ask for is known to Terraform', () => {
    expect(zoneA([pool('General', 3, [1])], { requests: { cpu: 900 } }).capacity.outcome).toBe(HOLDS);
    expect(zoneA([pool('General', 3, [1])], { machineSizes, requests: { cpu: token } }).capacity.outcome).toBe(HOLDS);
  });

  test('asks to lower quotas that no pool can hold', () => {
    const { findings } = proveFailureDomains(input(managed(3, [general]), { machineSizes, requests: { cpu: 1e6 } }));

    expect(findings[0]).toEqual({
      kind: LossKind.ZONE, aspect: LossAspect.CAPACITY, lost: 'zone a',
      what: 'tenants may ask for more than is left: 8 of 1000000 processors that tenants may ask for',
      fix: 'lower the quotas of the tenants: no pool of up to 5000 nodes holds them',
    });
  });
});

describe('DNS', () => {
  test.each<[string, PoolView[], Partial<ProofInput>, LossOutcome, string]>([
    ['two servers over three zones', [pool('General', 3, [0, 1, 2])], { minDnsReplicas: 2 }, HOLDS, 'at least 1 of 2 left'],
    ['one server', [pool('General', 3, [0, 1, 2])], { minDnsReplicas: 1 }, FAILS, 'at least 0 of 1 left'],
    ['one node', [pool('General', 1, [0, 1, 2])], { minDnsReplicas: 2 }, FAILS, 'all may run there'],
    ['two pools that may have their nodes in one zone', [pool('General', 1, [0, 1]), pool('Other', 1, [0, 2])], { minDnsReplicas: 2 }, FAILS, 'all may run there'],
    ['an unknown number', [pool('General', 3, [0, 1, 2])], {}, UNKNOWN, 'the number of DNS servers is not known'],
    ['elsewhere', [pool('General', 3, [1, 2])], {}, HOLDS, 'all left, as none runs there'],
    ['pools that repel them', [pool('General', 3, [0, 1, 2], { admitsSystemPods: false })], { minDnsReplicas: 2 }, FAILS, 'no pool keeps a node for them'],
    ['a pool of unknown size', [pool('General', undefined, [0, 1, 2])], { minDnsReplicas: 2 }, UNKNOWN, 'where General runs DNS servers is not known'],
    ['a number that Terraform knows', [pool('General', 3, [0, 1, 2])], { minDnsReplicas: Token.asNumber({ dns: 2 }) }, UNKNOWN, 'the number of DNS servers is not known'],
    ['the provider', [pool('General', 1, [0])], { dnsOnNodes: false }, PROVIDER, 'the provider answers DNS'],
    ['nobody tells', [pool('General', 1, [0])], { dnsOnNodes: undefined }, UNKNOWN, 'the app does not tell where DNS servers run'],
    ['serverless', [pool('System', undefined, [0], { kind: 'serverless' })], { minDnsReplicas: 2 }, UNKNOWN, 'where System runs DNS servers is not known'],
  ])('%s', (_, pools, more, outcome, figures) => {
    expect(zoneA(pools, { dnsOnNodes: true, ...more }).dns).toEqual({ outcome, figures });
  });
});

describe('volumes of a zone', () => {
  test.each<[string, PoolView[], Partial<ProofInput>, LossOutcome, string]>([
    ['a node for each zone', [pool('Data', 3, [0, 1, 2])], {}, HOLDS, 'Data: 3 nodes for 3 zones with volumes'],
    ['fewer nodes than zones', [pool('Data', 2, [0, 1, 2])], {}, FAILS, 'Data: 2 nodes for 3 zones with volumes'],
    ['a pool of the zone itself', [pool('Data', 1, [0])], {}, HOLDS, 'Data: lost with their zone'],
    ['unknown zones', [pool('Data', 1, undefined)], {}, UNKNOWN, 'Data: where its nodes stand is not known'],
    ['a pool of another cluster', [pool('Data', 1, [0])], { zonalVolumePools: ['Other'] }, HOLDS, 'no pool has volumes of a zone'],
    ['no pool', [pool('Data', 1, [0])], { zonalVolumePools: [] }, HOLDS, 'no pool has volumes of a zone'],
  ])('%s', (_, pools, more, outcome, figures) => {
    expect(zoneA(pools, { zonalVolumePools: ['Data'], ...more }).volumes).toEqual({ outcome, figures });
  });
});

test('pools live through the loss of a machine of the control plane', () => {
  const { capacity, dns, volumes } = lineOf(input(topology(3, stacked(0, 1, 2), [pool('Data', 1, [0])]), { dnsOnNodes: true, zonalVolumePools: ['Data'] }), 'cp-1');

  expect([capacity, dns, volumes]).toEqual(Array(3).fill({ outcome: HOLDS, figures: 'no node is lost' }));
});

test('a zone and a machine are told, and a finding only where the app wants to survive both', () => {
  const given = input(topology(3, stacked(0, 1, 2)));

  expect(lineOf(given, 'zone a and cp-1').quorum.outcome).toBe(FAILS);
  expect(proveFailureDomains(given).findings).toEqual([]);
  expect(proveFailureDomains({ ...given, survivesZoneAndMachine: true }).findings).toHaveLength(6);
});

test('what fails of pools without a zone is no finding of that zone with a machine: it would be told twice', () => {
  const { findings } = proveFailureDomains(input(topology(4, stacked(...inTurn(7, 4)), [pool('General', 1, [0, 1, 2])]), { dnsOnNodes: true, survivesZoneAndMachine: true }));

  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set([LossKind.ZONE]));
});

test('a cluster of three zones with spare nodes has no finding', () => {
  const pools = [pool('General', 6, [0, 1, 2]), pool('Batch', 0, [0, 1, 2], { admitsSystemPods: false })];

  expect(proveFailureDomains(input(topology(3, stacked(0, 1, 2), pools), { neededNodes: { General: 4 }, dnsOnNodes: true, minDnsReplicas: 2, zonalVolumePools: ['General'] })).findings).toEqual([]);
});

test.each([-1, 0.5, NaN, Infinity])('no number of needed nodes: %d', (count) => {
  expect(() => proveFailureDomains(input(managed(3, []), { neededNodes: { General: count } }))).toThrow(`[readiness-needed-nodes] Readiness neededNodes["General"] is no number of nodes. Got ${count}.`);
});
