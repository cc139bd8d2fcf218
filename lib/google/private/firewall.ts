import { ComputeFirewall, ComputeFirewallConfig } from '@cdktf/provider-google/lib/compute-firewall';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { unknown } from '../../private/checks';
import { INetwork } from '../network/network';

/** What the firewall rules of a cluster depend on. */
export interface ClusterFirewallProps {
  readonly network: INetwork;
  /** What the names of the rules begin with: the cluster's name, which has at most 40 characters. */
  readonly name: string;
  /** The network tag of the cluster's nodes. */
  readonly networkTag: string;
  /** The addresses of the control plane, where it has any in the network: only clusters that are peered with their control plane do. */
  readonly controlPlaneCidrBlock?: string;
  /** The ports at which webhooks listen besides those that GKE opens. */
  readonly webhookPorts?: number[];
}

// Where Google's health checks come from: https://cloud.google.com/load-balancing/docs/firewall-rules (read 2026-11). The last two probe passthrough
// load balancers alone: https://github.com/kubernetes/cloud-provider-gcp/blob/master/providers/gce/gce_loadbalancer.go (read 2026-11).
const HEALTH_CHECKS = ['35.191.0.0/16', '130.211.0.0/22', '209.85.152.0/22', '209.85.204.0/22'];
// Node ports, and the port at which a node answers whether it can route to services:
// https://kubernetes.io/docs/reference/networking/ports-and-protocols (read 2026-11)
const NODE_PORTS = ['30000-32767', '10256'];

/**
 * Makes what a cluster needs besides the rules that GKE makes itself, as children of `Firewall` below `scope`. In a Shared VPC GKE may not make
 * rules unless it was given the right, so that those for health checks are always here: https://gcpdiag.dev/rules/gke/ERR/2021_014 (read 2026-11).
 *
 * There is no rule that denies the rest, though a log of it would be welcome. A VPC lets nothing in that nothing allows; a rule that says the same
 * is asked before the network firewall policies, by default, and would take from them what they allow. Nor is there a rule for what leaves: it may.
 * Source: network_firewall_policy_enforcement_order in https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/compute_network (read 2026-11)
 */
export function clusterFirewall(scope: Construct, props: ClusterFirewallProps): void {
  const rules = new Construct(scope, 'Firewall');
  const { name, controlPlaneCidrBlock, webhookPorts = [] } = props;
  allow(rules, 'HealthChecks', props, {
    name: `${name}-health-checks`,
    description: `Health checks of load balancers to the nodes of ${name}`,
    sourceRanges: HEALTH_CHECKS,
    allow: [{ protocol: 'tcp', ports: NODE_PORTS }],
  });
  // GKE opens 443 and 10250 to a control plane that is peered with the network. One that is reached by Private Service Connect has no addresses in
  // it: it calls webhooks through agents of Konnectivity, which are pods, and GKE's rules let pods reach every port of a node and its pods.
  // https://cloud.google.com/kubernetes-engine/docs/concepts/private-service-connect, https://github.com/tigera/operator/pull/5212 (read 2026-11)
  if (controlPlaneCidrBlock === undefined || webhookPorts.length === 0) return;
  allow(rules, 'Webhooks', props, {
    name: `${name}-webhooks`,
    description: `Webhooks of ${name}, called by its control plane`,
    sourceRanges: [controlPlaneCidrBlock],
    allow: [{ protocol: 'tcp', ports: webhookPorts.map(asText) }],
    logConfig: { metadata: 'INCLUDE_ALL_METADATA' },
  });
}

function allow(scope: Construct, id: string, { network, networkTag }: ClusterFirewallProps, rule: Omit<ComputeFirewallConfig, 'network'>): void {
  new ComputeFirewall(scope, id, { project: network.hostProject, network: network.networkId, direction: 'INGRESS', targetTags: [networkTag], ...rule });
}

function asText(port: number): string {
  return unknown(port) ? Token.asString(port) : String(port);
}
