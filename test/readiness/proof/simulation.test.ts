import { LossKind, LossLine, LossOutcome } from '../../../lib/readiness/failure-domain-proof';
import { estateOf } from '../../../lib/readiness/proof/private/estate';
import { linesOf } from '../../../lib/readiness/proof/private/lines';
import { ProofInput } from '../../../lib/readiness/proof/proof-input';
import { MemberDuty, MemberView, PoolView } from '../../../lib/readiness/topology-view';
import { answers, fewestLeft, fewestServers, hasLeader, Machine, servesVolumes, SimulatedPool, without } from './simulation';
import { assignments, external, input, managed, pool, stacked, topology, zoneNames, zoneSets } from './topologies';

const ZONES = 5;

// The findings are another matter: their search asks for the same lines again and again.
const lines = (given: ProofInput): LossLine[] => linesOf(estateOf(given));
const said = (holds: boolean): LossOutcome => (holds ? LossOutcome.HOLDS : LossOutcome.FAILS);

/** What the proof says and what the simulation sees, a text for each line. */
interface Compared {
  readonly proof: string[];
  readonly simulation: string[];
}

let compared = 0;

function expectAgreement(all: Iterable<Compared & { readonly of: string }>): void {
  const different: string[] = [];
  for (const { of, proof, simulation } of all) {
    compared += proof.length;
    if (proof.join() !== simulation.join()) different.push(`${of}: ${proof.join()} and not ${simulation.join()}`);
  }
  expect(different.slice(0, 3)).toEqual([]);
}

function compareMembers(zones: number, members: MemberView[]): Compared {
  const machines = members.map(({ name, zone, duties }) => new Machine(name, zone, duties.includes(MemberDuty.ETCD), duties.includes(MemberDuty.CONTROL_PLANE)));
  const see = (line: string, lost: (machine: Machine) => boolean): string => without(machines, lost, () => `${line} ${said(hasLeader(machines))} ${said(answers(machines))}`);
  const simulation = machines.map(({ name }) => see(name, (machine) => machine.name === name));
  const names = zoneNames(zones);
  names.forEach((name, zone) => simulation.push(see(`zone ${name}`, (machine) => machine.zone === zone)));
  names.forEach((name, zone) => {
    for (const one of machines) if (one.zone !== zone) simulation.push(see(`zone ${name} and ${one.name}`, (machine) => machine === one || machine.zone === zone));
  });
  const proof = lines(input(topology(zones, members))).map(({ lost, quorum, endpoint }) => `${lost} ${quorum.outcome} ${endpoint.outcome}`);
  return { proof, simulation };
}

function* stackedTopologies() {
  // Those of fewer zones are among them: some zones have no member.
  for (let count = 1; count <= 7; count++) for (const each of assignments(count, ZONES)) yield { of: each.join(''), ...compareMembers(ZONES, stacked(...each)) };
}

/** Members of etcd by how many each zone has, the fullest first: which zone is which matters only to the members of the control plane. */
function* externalTopologies() {
  const sorted = (each: readonly number[]): boolean => [0, 1, 2, 3].every((zone) => countIn(each, zone) >= countIn(each, zone + 1));
  const controlPlanes = [1, 2].flatMap((count) => assignments(count, ZONES));
  for (let count = 1; count <= 7; count++) {
    for (const etcd of assignments(count, ZONES).filter(sorted)) {
      for (const controlPlane of controlPlanes) yield { of: `etcd ${etcd.join('')}, control plane ${controlPlane.join('')}`, ...compareMembers(ZONES, external(etcd, controlPlane)) };
    }
  }
}

function countIn(zones: readonly number[], zone: number): number {
  return zones.filter((one) => one === zone).length;
}

function zoneLines(given: ProofInput): LossLine[] {
  return lines(given).filter(({ kind }) => kind === LossKind.ZONE);
}

function simulated(pools: readonly PoolView[]): SimulatedPool[] {
  return pools.map(({ minSize = 0, zones = [] }) => ({ size: minSize, zones }));
}

function* capacities() {
  for (const zones of zoneSets(ZONES)) {
    for (let size = 0; size <= 8; size++) {
      const pools = [pool('General', size, zones)];
      const left = zoneNames(ZONES).map((_, zone) => fewestLeft(simulated(pools), zone));
      for (let needed = 0; needed <= size; needed++) {
        const given = input(managed(ZONES, pools), { neededNodes: { General: needed }, machineSizes: { 'type-of-General': { cpu: 4, memoryGiB: 16 } }, requests: { cpu: 4 * needed - 1 } });
        const proof = zoneLines(given).map(({ capacity }) => capacity.outcome);
        // The processors that tenants want are those of the needed nodes, but one: both ask for as many nodes.
        const simulation = left.map((nodes) => said(nodes >= needed));
        yield { of: `${size} nodes in ${zones.join('')}, ${needed} needed`, proof, simulation };
      }
    }
  }
}

function* poolsForEachZone() {
  for (let first = 0; first <= 8; first++) {
    for (let second = 0; second <= 8; second++) {
      for (let needed = 0; needed <= first + second; needed += 2) {
        const pools = [pool('Left', first, [0, 1], { machineTypes: ['same'] }), pool('Right', second, [2, 3, 4], { machineTypes: ['same'] })];
        const proof = zoneLines(input(managed(ZONES, pools), { neededNodes: { Left: needed } })).map(({ capacity }) => capacity.outcome);
        const simulation = zoneNames(ZONES).map((_, zone) => said(fewestLeft(simulated(pools), zone) >= needed));
        yield { of: `${first} and ${second} nodes, ${needed} needed`, proof, simulation };
      }
    }
  }
}

function* dnsOf(pools: PoolView[], of: string) {
  for (let replicas = 1; replicas <= 4; replicas++) {
    const proof = zoneLines(input(managed(ZONES, pools), { dnsOnNodes: true, minDnsReplicas: replicas })).map(({ dns }) => dns.outcome);
    const simulation = zoneNames(ZONES).map((_, zone) => said((fewestServers(simulated(pools), replicas, zone) ?? 0) > 0));
    yield { of: `${of}, ${replicas} DNS servers`, proof, simulation };
  }
}

function* dnsTopologies() {
  for (const zones of zoneSets(ZONES)) for (let size = 0; size <= 8; size++) yield* dnsOf([pool('General', size, zones)], `${size} nodes in ${zones.join('')}`);
  for (const zones of zoneSets(4)) {
    for (const others of zoneSets(4)) {
      for (const [size, other] of [[0, 1], [1, 1], [1, 2], [2, 3]]) {
        yield* dnsOf([pool('General', size, zones), pool('Other', other, others)], `${size} nodes in ${zones.join('')}, ${other} in ${others.join('')}`);
      }
    }
  }
}

function* volumeTopologies() {
  for (const zones of zoneSets(ZONES)) {
    for (let size = 0; size <= 8; size++) {
      const proof = zoneLines(input(managed(ZONES, [pool('Data', size, zones)]), { zonalVolumePools: ['Data'] })).map(({ volumes }) => volumes.outcome);
      const simulation = zoneNames(ZONES).map((_, zone) => said(servesVolumes({ size, zones }, zone)));
      yield { of: `${size} nodes in ${zones.join('')}`, proof, simulation };
    }
  }
}

describe('the proof and a simulation agree', () => {
  test('on quorum and endpoint, with etcd on the machines of the control plane', () => expectAgreement(stackedTopologies()));
  test('on quorum and endpoint, with etcd on machines of its own', () => expectAgreement(externalTopologies()));
  test('on the nodes that are left of a pool', () => expectAgreement(capacities()));
  test('on the nodes that are left of pools that stand in for one another', () => expectAgreement(poolsForEachZone()));
  test('on the DNS servers that are left', () => expectAgreement(dnsTopologies()));
  test('on the volumes that are served', () => expectAgreement(volumeTopologies()));

  afterAll(() => expect(compared).toBeGreaterThan(90_000));
});
