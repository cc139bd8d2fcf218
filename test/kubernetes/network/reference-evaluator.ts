// Answers who may talk to whom under network policies, from what Kubernetes documents alone and with nothing of the library:
// https://kubernetes.io/docs/concepts/services-networking/network-policies/ and the API reference of NetworkPolicy (read 2026-11).

export type Labels = Readonly<Record<string, string>>;

export interface LabelExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly LabelExpression[];
}

export interface PolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

export interface PolicyPort {
  readonly protocol?: string;
  readonly port?: number;
  readonly endPort?: number;
}

export interface PolicyRule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly PolicyPort[];
}

export interface Policy {
  readonly namespace: string;
  readonly podSelector: LabelSelector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
}

/** A pod, or with an address alone something outside the cluster. */
export interface Party {
  readonly ip: string;
  readonly namespace?: string;
  readonly labels?: Labels;
}

export interface Target {
  readonly protocol: string;
  readonly port: number;
}

/** A cluster: its namespaces with their labels, and its policies. */
export interface Cluster {
  readonly namespaces: Readonly<Record<string, Labels>>;
  readonly policies: readonly Policy[];
}

/** Whether one party may open a connection to the other. Answers on it are allowed then, too. */
export function mayReach(cluster: Cluster, from: Party, to: Party, target: Target): boolean {
  // "a pod cannot block access to itself"
  if (from.namespace !== undefined && from.ip === to.ip) return true;
  return allows(cluster, { pod: from, other: to, type: 'Egress' }, target) && allows(cluster, { pod: to, other: from, type: 'Ingress' }, target);
}

interface Side {
  readonly pod: Party;
  readonly other: Party;
  readonly type: 'Ingress' | 'Egress';
}

function allows(cluster: Cluster, { pod, other, type }: Side, target: Target): boolean {
  const isolating = cluster.policies.filter((policy) => policy.namespace === pod.namespace && selects(policy.podSelector, pod.labels) && typesOf(policy).includes(type));
  if (isolating.length === 0) return true;
  return isolating.some((policy) => {
    const rules = (type === 'Ingress' ? policy.ingress : policy.egress) ?? [];
    return rules.some((rule) => includesPort(rule.ports, target) && includesPeer(cluster, policy, type === 'Ingress' ? rule.from : rule.to, other));
  });
}

// "If no policyTypes are specified on a NetworkPolicy then by default Ingress will always be set and Egress will be set if the NetworkPolicy has any egress rules."
function typesOf({ policyTypes, egress = [] }: Policy): readonly string[] {
  return policyTypes ?? (egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']);
}

// "If this field is empty or missing, this rule matches all ports"; without a protocol it is TCP; a protocol without a port matches all its ports.
function includesPort(ports: readonly PolicyPort[] = [], target: Target): boolean {
  if (ports.length === 0) return true;
  return ports.some(({ protocol = 'TCP', port, endPort = port }) => {
    if (protocol !== target.protocol) return false;
    return port === undefined || (target.port >= port && target.port <= Number(endPort));
  });
}

function includesPeer(cluster: Cluster, policy: Policy, peers: readonly PolicyPeer[] = [], other: Party): boolean {
  if (peers.length === 0) return true;
  return peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
    // Networks may take an address block to mean pods, too, or not: the answer here is the more open one.
    if (ipBlock !== undefined) return inNetwork(other.ip, ipBlock.cidr) && !(ipBlock.except ?? []).some((left) => inNetwork(other.ip, left));
    if (other.namespace === undefined) return false;
    const namespaceFits = namespaceSelector === undefined ? other.namespace === policy.namespace : selects(namespaceSelector, cluster.namespaces[other.namespace]);
    return namespaceFits && (podSelector === undefined || selects(podSelector, other.labels));
  });
}

function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels = {}): boolean {
  const byLabels = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return byLabels && matchExpressions.every((expression) => fits(expression, labels));
}

function fits({ key, operator, values = [] }: LabelExpression, labels: Labels): boolean {
  const has = key in labels;
  if (operator === 'Exists') return has;
  if (operator === 'DoesNotExist') return !has;
  const listed = has && values.includes(labels[key]);
  return operator === 'In' ? listed : !listed;
}

/** Whether an address lies in a network, both of IPv4 or both of IPv6. */
export function inNetwork(ip: string, cidr: string): boolean {
  const [network, length] = cidr.split('/');
  const [address, base] = [bitsOf(ip), bitsOf(network)];
  return address.length === base.length && address.startsWith(base.slice(0, Number(length)));
}

function bitsOf(ip: string): string {
  if (!ip.includes(':')) return ip.split('.').map((part) => toBits(Number(part), 8)).join('');
  const [head, tail] = ip.split('::').map((side) => side.split(':').filter((group) => group !== ''));
  const groups = tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.map((group) => toBits(parseInt(group, 16), 16)).join('');
}

function toBits(value: number, size: number): string {
  return value.toString(2).padStart(size, '0');
}
