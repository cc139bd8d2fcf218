import { Block, Template } from 'cdktf-production-cluster/testing';
import { Cluster, Labels, LabelSelector, Policy, PolicyPeer, PolicyPort, PolicyRule } from './reference-evaluator';

interface PeerBlock {
  readonly ip_block?: { readonly cidr: string; readonly except?: string[] };
  readonly namespace_selector?: SelectorBlock;
  readonly pod_selector?: SelectorBlock;
}
interface SelectorBlock {
  readonly match_labels?: Labels;
}
interface PortBlock {
  readonly protocol?: string;
  readonly port?: string;
  readonly end_port?: number;
}
interface RuleBlock {
  readonly from?: PeerBlock[];
  readonly to?: PeerBlock[];
  readonly ports?: PortBlock[];
}
interface SpecBlock {
  readonly pod_selector: SelectorBlock;
  readonly policy_types: string[];
  readonly ingress?: RuleBlock[];
  readonly egress?: RuleBlock[];
}
interface MetadataBlock {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

/** The namespaces and policies of a template, as the Kubernetes API would have them. */
export function clusterOf(template: Template, namespaces: readonly string[]): Cluster {
  const made = Object.values(template.resourcesOfType('kubernetes_namespace_v1')).map(metadataOf);
  const all = [...namespaces.map((name) => ({ name, labels: {} })), ...made];
  return {
    // The API server gives every namespace this label.
    namespaces: Object.fromEntries(all.map(({ name, labels }) => [name, { ...labels, 'kubernetes.io/metadata.name': name }])),
    policies: Object.values(template.resourcesOfType('kubernetes_network_policy_v1')).map((block) => toPolicy(template, block)),
  };
}

function toPolicy(template: Template, block: Block): Policy {
  const [, address] = /^\$\{(.+)\.metadata\[0\]\.name\}$/.exec(metadataOf(block).namespace) ?? [];
  const { pod_selector, policy_types, ingress, egress } = block.spec as SpecBlock;
  return { namespace: metadataOf(template.resource(address)).name, podSelector: toSelector(pod_selector), policyTypes: policy_types, ingress: ingress?.map(toRule), egress: egress?.map(toRule) };
}

function toRule({ from, to, ports }: RuleBlock): PolicyRule {
  return { from: from?.map(toPeer), to: to?.map(toPeer), ports: ports?.map(toPort) };
}

function toPeer({ ip_block: ipBlock, namespace_selector, pod_selector }: PeerBlock): PolicyPeer {
  return { ipBlock, namespaceSelector: namespace_selector && toSelector(namespace_selector), podSelector: pod_selector && toSelector(pod_selector) };
}

function toSelector({ match_labels: matchLabels }: SelectorBlock): LabelSelector {
  return { matchLabels };
}

function toPort({ protocol, port, end_port: endPort }: PortBlock): PolicyPort {
  return { protocol, port: port === undefined ? undefined : Number(port), endPort };
}

function metadataOf(block: Block): MetadataBlock {
  return block.metadata as MetadataBlock;
}
