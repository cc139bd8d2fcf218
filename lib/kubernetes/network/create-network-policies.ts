import { NetworkPolicyV1, NetworkPolicyV1SpecEgress, NetworkPolicyV1SpecIngress } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { stableId } from '../../private/names';
import { fail } from '../../private/problem';
import { NetworkAllowance } from './network-allowance';
import { NetworkPort } from './network-port';
import { AllowanceRule } from './private/rule';

/** Where network policies belong. */
interface PolicyPlace {
  readonly cluster: ICluster;
  readonly provider: TerraformProvider;
  /** The namespace, by reference. */
  readonly namespace: string;
}

const EVERYTHING = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };

// CoreDNS answers to the names of kube-dns: https://kubernetes.io/docs/tasks/administer-cluster/coredns/ (read 2026-11)
const DNS_PODS = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };
const DNS_PORTS = [{ protocol: 'UDP', port: '53' }, { protocol: 'TCP', port: '53' }];

/**
 * Denies the pods of a namespace everything but DNS, below `scope`, and allows what is said: one policy for each pair of pods and peers. What
 * is allowed from above and here for the same pair stands in one policy.
 */
export function createNetworkPolicies(scope: Construct, { cluster, provider, namespace }: PolicyPlace, fromAbove: NetworkAllowance[], own: NetworkAllowance[]): void {
  new NetworkPolicyV1(scope, 'DefaultDeny', { provider, metadata: { name: 'default-deny', namespace }, spec: EVERYTHING });
  new NetworkPolicyV1(scope, 'AllowDns', { provider, metadata: { name: 'allow-dns', namespace }, spec: dns(cluster) });
  for (const [name, rules] of policies(scope, fromAbove, own)) {
    new NetworkPolicyV1(scope, `Allow-${name}`, { provider, metadata: { name: `allow-${name}`, namespace }, spec: specOf(rules, cluster) });
  }
}

// What is asked at an address of the node is of no pod, so no selector of pods finds it.
function dns(cluster: ICluster) {
  const { dnsCidrBlocks = [] } = cluster.platformControlPlane.baseline;
  const to = [DNS_PODS, ...dnsCidrBlocks.map((cidr) => ({ ipBlock: { cidr } }))];
  return { podSelector: {}, policyTypes: ['Egress'], egress: [{ to, ports: DNS_PORTS }] };
}

function policies(scope: Construct, fromAbove: NetworkAllowance[], own: NetworkAllowance[]): Map<string, Set<AllowanceRule>> {
  const found = new Map<string, Set<AllowanceRule>>();
  const add = ({ _rule }: NetworkAllowance): string => {
    const name = nameOf(scope, _rule);
    found.set(name, new Set([...(found.get(name) ?? []), _rule]));
    return name;
  };
  fromAbove.forEach(add);
  const seen = new Set<string>();
  for (const allowance of own) {
    const name = add(allowance);
    if (seen.has(name)) refuseTwice(allowance._rule);
    seen.add(name);
  }
  return found;
}

function refuseTwice({ name }: AllowanceRule): never {
  return fail('network-allowance-duplicate', {
    what: 'Tenant network allows the same twice',
    got: name,
    allowed: 'one allowance for the same pods and peers, with all its ports',
    fix: 'join the ports in one allowance',
  });
}

function nameOf(scope: Construct, { name, pods, peerLabels }: AllowanceRule): string {
  const labels = [pods.matchLabels ?? {}, peerLabels].map((some) => Object.entries(some).sort(([a], [b]) => (a < b ? -1 : 1)));
  return stableId(scope, name.join(' '), JSON.stringify([name, labels]));
}

function specOf(alike: Set<AllowanceRule>, cluster: ICluster) {
  const [{ pods, ingress, egress }] = alike;
  const rules = [...alike].flatMap((rule): Pick<AllowanceRule, 'ports' | 'ingress' | 'egress'>[] => rule.onCluster?.(cluster) ?? [rule]);
  const policyTypes = [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])];
  return {
    podSelector: pods,
    policyTypes,
    ingress: ingress && rules.map((rule): NetworkPolicyV1SpecIngress => ({ from: rule.ingress, ports: rule.ports?.map(toPort) })),
    egress: egress && rules.map((rule): NetworkPolicyV1SpecEgress => ({ to: rule.egress, ports: rule.ports?.map(toPort) })),
  };
}

function toPort({ protocol, port, endPort }: NetworkPort) {
  return { protocol, port: String(port), endPort };
}
