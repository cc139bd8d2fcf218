import { Cluster, inNetwork, LabelExpression, mayReach, Party, Policy, PolicyPeer } from './reference-evaluator';

// Each test is a statement of https://kubernetes.io/docs/concepts/services-networking/network-policies/ (read 2026-11).
const NAMESPACES = { default: {}, other: {}, project: { project: 'myproject' }, alice: { user: 'alice' } };
const DB: Party = { ip: '10.1.0.1', namespace: 'default', labels: { role: 'db' } };
const FRONTEND: Party = { ip: '10.1.0.2', namespace: 'default', labels: { role: 'frontend' } };
const CLIENT: Party = { ip: '10.1.0.3', namespace: 'default', labels: { role: 'client' } };
const OTHER_FRONTEND: Party = { ip: '10.1.0.4', namespace: 'other', labels: { role: 'frontend' } };
const IN_PROJECT: Party = { ip: '10.1.0.5', namespace: 'project', labels: {} };
const ALICE: Party = { ip: '10.1.0.6', namespace: 'alice', labels: {} };
const ALICE_CLIENT: Party = { ip: '10.1.0.7', namespace: 'alice', labels: { role: 'client' } };
const outside = (ip: string): Party => ({ ip });
const tcp = (port: number) => ({ protocol: 'TCP', port });
const udp = (port: number) => ({ protocol: 'UDP', port });
const under = (...policies: Policy[]): Cluster => ({ namespaces: NAMESPACES, policies });

const EXAMPLE: Policy = {
  namespace: 'default',
  podSelector: { matchLabels: { role: 'db' } },
  policyTypes: ['Ingress', 'Egress'],
  ingress: [{
    from: [
      { ipBlock: { cidr: '172.17.0.0/16', except: ['172.17.1.0/24'] } },
      { namespaceSelector: { matchLabels: { project: 'myproject' } } },
      { podSelector: { matchLabels: { role: 'frontend' } } },
    ],
    ports: [{ protocol: 'TCP', port: 6379 }],
  }],
  egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/24' } }], ports: [{ protocol: 'TCP', port: 5978 }] }],
};

describe('The example of the documentation', () => {
  test.each([
    ['any pod in the namespace with the label role=frontend', FRONTEND, tcp(6379), true],
    ['no pod with that label in another namespace', OTHER_FRONTEND, tcp(6379), false],
    ['no pod without the label', CLIENT, tcp(6379), false],
    ['any pod in a namespace with the label project=myproject', IN_PROJECT, tcp(6379), true],
    ['addresses from 172.17.0.0', outside('172.17.0.0'), tcp(6379), true],
    ['addresses up to 172.17.0.255', outside('172.17.0.255'), tcp(6379), true],
    ['not 172.17.1.0', outside('172.17.1.0'), tcp(6379), false],
    ['not 172.17.1.255', outside('172.17.1.255'), tcp(6379), false],
    ['addresses from 172.17.2.0', outside('172.17.2.0'), tcp(6379), true],
    ['addresses up to 172.17.255.255', outside('172.17.255.255'), tcp(6379), true],
    ['no other address', outside('172.18.0.0'), tcp(6379), false],
    ['no other port', FRONTEND, tcp(6380), false],
    ['no other protocol', FRONTEND, udp(6379), false],
  ])('lets in: %s', (_, from, target, allowed) => {
    expect(mayReach(under(EXAMPLE), from, DB, target)).toBe(allowed);
  });

  test.each([
    ['10.0.0.0/24 on 5978', outside('10.0.0.200'), tcp(5978), true],
    ['no other address', outside('10.0.1.0'), tcp(5978), false],
    ['no other port', outside('10.0.0.200'), tcp(5979), false],
  ])('lets out: %s', (_, to, target, allowed) => {
    expect(mayReach(under(EXAMPLE), DB, to, target)).toBe(allowed);
  });

  test('does not isolate other pods', () => {
    expect(mayReach(under(EXAMPLE), outside('1.2.3.4'), FRONTEND, tcp(1))).toBe(true);
    expect(mayReach(under({ ...EXAMPLE, namespace: 'other' }), outside('1.2.3.4'), DB, tcp(1))).toBe(true);
  });
});

describe('Selectors of peers', () => {
  const from = (...peers: PolicyPeer[]) => under({ namespace: 'default', podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: peers }] });
  const user = { matchLabels: { user: 'alice' } };
  const role = { matchLabels: { role: 'client' } };

  test('in one entry: pods with the label in namespaces with the label', () => {
    const cluster = from({ namespaceSelector: user, podSelector: role });

    expect([ALICE_CLIENT, ALICE, CLIENT].map((party) => mayReach(cluster, party, DB, tcp(1)))).toEqual([true, false, false]);
  });

  test('in two entries: pods with the label here, or any pod in namespaces with the label', () => {
    const cluster = from({ namespaceSelector: user }, { podSelector: role });

    expect([ALICE_CLIENT, ALICE, CLIENT, FRONTEND].map((party) => mayReach(cluster, party, DB, tcp(1)))).toEqual([true, true, true, false]);
  });

  test('by expressions', () => {
    const verdicts = (expression: LabelExpression) => {
      const cluster = from({ namespaceSelector: {}, podSelector: { matchExpressions: [expression] } });
      return [CLIENT, FRONTEND, ALICE].map((party) => mayReach(cluster, party, DB, tcp(1)));
    };

    expect(verdicts({ key: 'role', operator: 'In', values: ['client', 'x'] })).toEqual([true, false, false]);
    expect(verdicts({ key: 'role', operator: 'NotIn', values: ['client'] })).toEqual([false, true, true]);
    expect(verdicts({ key: 'role', operator: 'Exists' })).toEqual([true, true, false]);
    expect(verdicts({ key: 'role', operator: 'DoesNotExist' })).toEqual([false, false, true]);
  });
});

describe('Default policies', () => {
  const inOut = (policy: Omit<Policy, 'namespace' | 'podSelector'>) => {
    const cluster = under({ namespace: 'default', podSelector: {}, ...policy });
    return [mayReach(cluster, OTHER_FRONTEND, DB, tcp(1)), mayReach(cluster, DB, OTHER_FRONTEND, tcp(1))];
  };

  test.each([
    ['none at all', undefined, [true, true]],
    ['deny all ingress', { policyTypes: ['Ingress'] }, [false, true]],
    ['allow all ingress', { policyTypes: ['Ingress'], ingress: [{}] }, [true, true]],
    ['deny all egress', { policyTypes: ['Egress'] }, [true, false]],
    ['allow all egress', { policyTypes: ['Egress'], egress: [{}] }, [true, true]],
    ['deny all', { policyTypes: ['Ingress', 'Egress'] }, [false, false]],
    ['types not stated, no egress rule', {}, [false, true]],
    ['types not stated, an egress rule', { egress: [{}] }, [false, true]],
    ['types not stated, an egress rule for nobody here', { ingress: [{}], egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }] }, [true, false]],
  ])('%s', (_, policy, expected) => {
    expect(policy === undefined ? [mayReach(under(), OTHER_FRONTEND, DB, tcp(1)), mayReach(under(), DB, OTHER_FRONTEND, tcp(1))] : inOut(policy)).toEqual(expected);
  });

  test('policies add up, whatever their order', () => {
    const deny: Policy = { namespace: 'default', podSelector: {}, policyTypes: ['Ingress'] };
    const allow: Policy = { ...deny, ingress: [{ from: [{ namespaceSelector: {} }] }] };

    expect(mayReach(under(deny, allow), OTHER_FRONTEND, DB, tcp(1))).toBe(true);
    expect(mayReach(under(allow, deny), OTHER_FRONTEND, DB, tcp(1))).toBe(true);
  });

  test('both sides must allow a connection between pods', () => {
    const sender: Policy = { namespace: 'other', podSelector: {}, policyTypes: ['Egress'] };
    const receiver: Policy = { namespace: 'default', podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] };

    expect(mayReach(under(sender, receiver), OTHER_FRONTEND, DB, tcp(1))).toBe(false);
    expect(mayReach(under({ ...sender, egress: [{}] }, receiver), OTHER_FRONTEND, DB, tcp(1))).toBe(true);
  });

  test('a pod cannot block access to itself', () => {
    expect(mayReach(under({ namespace: 'default', podSelector: {}, policyTypes: ['Ingress', 'Egress'] }), DB, DB, tcp(1))).toBe(true);
  });
});

test('a range of ports holds both its ends', () => {
  const cluster = under({ ...EXAMPLE, egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/24' } }], ports: [{ protocol: 'TCP', port: 32000, endPort: 32768 }] }] });

  expect([31999, 32000, 32500, 32768, 32769].map((port) => mayReach(cluster, DB, outside('10.0.0.1'), tcp(port)))).toEqual([false, true, true, true, false]);
});

test('a port without a protocol is one of TCP, a protocol without a port all of its ports', () => {
  const cluster = under({ ...EXAMPLE, egress: [{ ports: [{ port: 53 }, { protocol: 'UDP' }] }] });

  expect([tcp(53), tcp(54), udp(54)].map((target) => mayReach(cluster, DB, outside('10.0.0.1'), target))).toEqual([true, false, true]);
});

test.each([
  ['10.255.255.255', '10.0.0.0/8', true], ['11.0.0.0', '10.0.0.0/8', false], ['1.2.3.4', '0.0.0.0/0', true], ['1.2.3.4', '::/0', false],
  ['fd00:ec2::254', 'fc00::/7', true], ['fe00::', 'fc00::/7', false], ['::1', '::1/128', true], ['2001:db8::1:0', '2001:db8::/112', false], ['64:ff9b::a9fe:a9fe', '64:ff9b::a9fe:0/112', true],
])('%s in %s: %s', (ip, cidr, expected) => {
  expect(inNetwork(ip, cidr)).toBe(expected);
});
