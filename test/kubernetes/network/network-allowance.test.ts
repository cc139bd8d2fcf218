import { NetworkAllowance, NetworkPort } from 'cdktf-production-cluster';
import { only } from '../../support/blocks';
import { tenantTemplate } from '../../support/tenants';
import { mayReach, Party } from './reference-evaluator';
import { clusterOf } from './synthesized-policies';

const PODS: Record<string, Party> = {
  web: { ip: '10.1.0.1', namespace: 'payments', labels: { app: 'web' } },
  worker: { ip: '10.1.0.2', namespace: 'payments', labels: { app: 'worker' } },
};
const OTHERS: Record<string, Party> = {
  dns: { ip: '10.1.1.1', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  proxy: { ip: '10.1.1.2', namespace: 'kube-system', labels: { 'k8s-app': 'kube-proxy' } },
  'false dns': { ip: '10.1.1.3', namespace: 'search', labels: { 'k8s-app': 'kube-dns' } },
  prometheus: { ip: '10.1.1.4', namespace: 'monitoring', labels: { app: 'prometheus' } },
  grafana: { ip: '10.1.1.5', namespace: 'monitoring', labels: { app: 'grafana' } },
  'web of search': { ip: '10.1.1.6', namespace: 'search', labels: { app: 'web' } },
  office: { ip: '192.168.7.1' },
  shared: { ip: '100.64.0.1' },
  internet: { ip: '203.0.113.7' },
  'internet by IPv6': { ip: '2600:1f00::1' },
  metadata: { ip: '169.254.169.254' },
  'metadata by IPv6': { ip: 'fd00:ec2::254' },
  'metadata through NAT64': { ip: '64:ff9b::a9fe:a9fe' },
};
const TARGETS = [['TCP', 53], ['UDP', 53], ['TCP', 443], ['TCP', 8443], ['UDP', 443]] as const;

/** Everything that may happen where a pod of the tenant takes part, as `web > dns TCP 53`. */
function arrows(...network: NetworkAllowance[]): string[] {
  const cluster = clusterOf(tenantTemplate({ network }), ['kube-system', 'monitoring', 'search']);
  const pods = Object.entries(PODS);
  const pairs = pods.flatMap((pod) => Object.entries(OTHERS).flatMap((other) => [[pod, other], [other, pod]]));
  const within = pods.flatMap((one) => pods.filter((other) => other !== one).map((other) => [one, other]));
  return [...pairs, ...within].flatMap(([[from, sender], [to, receiver]]) =>
    TARGETS.filter(([protocol, port]) => mayReach(cluster, sender, receiver, { protocol, port })).map(([protocol, port]) => `${from} > ${to} ${protocol} ${port}`),
  ).sort();
}

const onEveryPort = (...pairs: string[]) => pairs.flatMap((pair) => TARGETS.map(([protocol, port]) => `${pair} ${protocol} ${port}`)).sort();
const DNS = ['web > dns TCP 53', 'web > dns UDP 53', 'worker > dns TCP 53', 'worker > dns UDP 53'];
/** What an allowance adds. */
const added = (allowance: NetworkAllowance) => arrows(allowance).filter((arrow) => !DNS.includes(arrow));

test('without allowances the pods of a tenant reach the DNS of the cluster, and nobody reaches them', () => {
  expect(arrows()).toEqual(DNS);
});

test('what denies everything does so alone, whatever else is allowed', () => {
  expect(only(tenantTemplate(), 'kubernetes_network_policy_v1', 'DefaultDeny')).toMatchObject({ metadata: { name: 'default-deny' }, spec: { pod_selector: {}, policy_types: ['Ingress', 'Egress'] } });
});

describe('An allowance adds what it says, and nothing else:', () => {
  test('withinNamespace', () => {
    expect(added(NetworkAllowance.withinNamespace())).toEqual(onEveryPort('web > worker', 'worker > web'));
    expect(added(NetworkAllowance.withinNamespace({ ports: [NetworkPort.tcp(443)] }))).toEqual(['web > worker TCP 443', 'worker > web TCP 443']);
    expect(added(NetworkAllowance.withinNamespace({ pods: { app: 'web' } }))).toEqual([]);
  });

  test.each([['fromIngress', NetworkAllowance.fromIngress], ['fromNamespace', NetworkAllowance.fromNamespace]])('%s', (_, from) => {
    expect(added(from('monitoring'))).toEqual(onEveryPort('grafana > web', 'grafana > worker', 'prometheus > web', 'prometheus > worker'));
    expect(added(from('monitoring', { peers: { app: 'prometheus' }, pods: { app: 'web' }, ports: [NetworkPort.tcp(8443), NetworkPort.udp(443)] })))
      .toEqual(['prometheus > web TCP 8443', 'prometheus > web UDP 443']);
  });

  test('toNamespace', () => {
    expect(added(NetworkAllowance.toNamespace('search', { pods: { app: 'worker' } }))).toEqual(onEveryPort('worker > false dns', 'worker > web of search'));
    expect(added(NetworkAllowance.toNamespace('search', { peers: { app: 'web' }, ports: [NetworkPort.tcpRange(443, 8443)] })))
      .toEqual(['web > web of search TCP 443', 'web > web of search TCP 8443', 'worker > web of search TCP 443', 'worker > web of search TCP 8443']);
  });

  test('fromCidr', () => {
    expect(added(NetworkAllowance.fromCidr('192.168.0.0/16', { pods: { app: 'web' } }))).toEqual(onEveryPort('office > web'));
    expect(added(NetworkAllowance.fromCidr('0.0.0.0/0', { except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '192.168.0.0/16'], pods: { app: 'web' } }))).toEqual(onEveryPort('internet > web'));
  });

  test('toCidr', () => {
    expect(added(NetworkAllowance.toCidr('192.168.0.0/16', { except: ['192.168.8.0/24'], ports: [NetworkPort.udpRange(1, 443)], pods: { app: 'web' } })))
      .toEqual(['web > office UDP 443', 'web > office UDP 53']);
    expect(added(NetworkAllowance.toCidr('192.168.0.0/16', { except: ['192.168.7.0/24'] }))).toEqual([]);
  });

  test('toInternet', () => {
    expect(added(NetworkAllowance.toInternet({ pods: { app: 'web' } }))).toEqual(onEveryPort('web > internet', 'web > internet by IPv6'));
    expect(added(NetworkAllowance.toInternet({ pods: { app: 'web' }, ports: [NetworkPort.tcp(443)] }))).toEqual(['web > internet TCP 443', 'web > internet by IPv6 TCP 443'].sort());
  });
});

test('allowances add up', () => {
  const both = arrows(NetworkAllowance.withinNamespace(), NetworkAllowance.fromNamespace('monitoring'));

  expect(both).toEqual([...new Set([...arrows(NetworkAllowance.withinNamespace()), ...arrows(NetworkAllowance.fromNamespace('monitoring'))])].sort());
});

describe('The policy of an allowance', () => {
  const addresses = (...network: NetworkAllowance[]) => Object.keys(tenantTemplate({ network }).resourcesOfType('kubernetes_network_policy_v1'));

  test('keeps its address when ports and exceptions change, and when allowances are reordered', () => {
    const some = [NetworkAllowance.toCidr('10.0.0.0/8'), NetworkAllowance.fromNamespace('monitoring')];
    const changed = [NetworkAllowance.fromNamespace('monitoring', { ports: [NetworkPort.tcp(1)] }), NetworkAllowance.toCidr('10.0.0.0/8', { except: ['10.1.0.0/16'] })];

    expect(addresses(...changed).sort()).toEqual(addresses(...some).sort());
  });

  test('is another for other pods and other peers', () => {
    const labels = [{}, { pods: { app: 'web' } }, { peers: { app: 'web' } }, { pods: { app: 'web' }, peers: { app: 'web' } }];
    const network = [...labels.map((some) => NetworkAllowance.fromNamespace('monitoring', some)), NetworkAllowance.toNamespace('monitoring'), NetworkAllowance.fromIngress('monitoring')];

    expect(addresses(...network)).toHaveLength(network.length + 2);
  });
});
