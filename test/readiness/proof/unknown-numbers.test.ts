import { Token } from 'cdktf';
import fc from 'fast-check';
import { LossKind, LossLine, LossOutcome } from '../../../lib/readiness/failure-domain-proof';
import { proveFailureDomains } from '../../../lib/readiness/proof/failure-domains';
import { ProofInput } from '../../../lib/readiness/proof/proof-input';
import { ControlPlaneOperator, MemberDuty, TopologyView } from '../../../lib/readiness/topology-view';
import { zoneNames } from './topologies';

const token = Token.asNumber({ unknown: true });
const number = (max: number) => fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max }) }, { weight: 1, arbitrary: fc.constant(token) });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const members = fc.array(fc.record({ zone: number(3), duties: fc.subarray([MemberDuty.CONTROL_PLANE, MemberDuty.ETCD], { minLength: 1 }) }), { maxLength: 6 });
const pools = fc.array(fc.record({
  minSize: maybe(number(6)), zones: maybe(fc.array(number(3), { maxLength: 3 })), kind: fc.constantFrom('managed', 'serverless'),
  admitsSystemPods: fc.boolean(), machineTypes: fc.oneof(fc.subarray(['large', 'unsized']), fc.constant(Token.asList({ types: true }))), purchase: fc.constantFrom('spot', 'on-demand'),
}), { maxLength: 3 });

const inputs: fc.Arbitrary<ProofInput> = fc.record({
  topology: fc.record({ operator: fc.constantFrom(ControlPlaneOperator.OWNER, ControlPlaneOperator.PROVIDER), zones: fc.nat({ max: 4 }), members, pools }).map(({ zones, ...rest }): TopologyView => ({
    ...rest, subnets: [], zones: zoneNames(zones),
    members: rest.members.map((member, index) => ({ name: `machine-${index}`, ...member })),
    pools: rest.pools.map((pool, index) => ({ id: `Pool${index}`, constructPath: `Pool${index}`, ...pool })),
  })),
  machineSizes: fc.constantFrom(undefined, { large: { cpu: 4, memoryGiB: 16 } }),
  requests: maybe(fc.record({ cpu: maybe(number(40)), memoryGiB: maybe(number(200)) })),
  neededNodes: fc.dictionary(fc.constantFrom('Pool0', 'Pool1', 'Other'), number(6)),
  dnsOnNodes: maybe(fc.boolean()),
  minDnsReplicas: maybe(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(token))),
  zonalVolumePools: maybe(fc.oneof(fc.subarray(['Pool0', 'Pool1', 'Other']), fc.constant(Token.asList({ pools: true })))),
  survivesZoneAndMachine: fc.boolean(),
});

const verdictsOf = ({ quorum, endpoint, capacity, dns, volumes }: LossLine) => ({ quorum, endpoint, capacity, dns, volumes });

test('whatever only Terraform knows, there is a proof: findings for what fails, each with a fix, and words without tokens', () => {
  fc.assert(fc.property(inputs, (given) => {
    const { lines, findings } = proveFailureDomains(given);
    const failing = lines.filter(({ kind }) => kind !== LossKind.ZONE_AND_MACHINE).flatMap((line) => Object.entries(verdictsOf(line)).filter(([, { outcome }]) => outcome === LossOutcome.FAILS).map(([aspect]) => `${line.lost} ${aspect}`));
    const found = findings.filter(({ kind }) => kind !== LossKind.ZONE_AND_MACHINE).map(({ lost, aspect }) => `${lost} ${aspect}`);
    expect(new Set(found)).toEqual(new Set(failing));
    expect(findings.filter(({ fix }) => fix === '')).toEqual([]);
    expect(JSON.stringify([lines, findings])).not.toMatch(/TOKEN|NaN|undefined|null|Infinity|e\+|[^a-z]-\d/);
  }), { numRuns: 300 });
});
