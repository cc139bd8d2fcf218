import { at, textAt } from './json';
import { Plan } from './plan';
import { PlanFinding, PlanFindingKind } from './plan-check-result';
import { isDestroyed, isLost, PlannedChange } from './planned-change';
import { BEFORE_THE_CLUSTER } from './stateful-type';

type Test = (change: PlannedChange) => boolean;

/** Something without which objects in a cluster cannot go. */
interface Helper {
  /** What it is, such as `all nodes`. */
  readonly name: string;
  readonly isHelper: Test;
  /** Whether one is gone. */
  readonly isGone: Test;
  /** What it helps to go. */
  readonly helps: Test;
  /** What happens without it. */
  readonly otherwise: string;
}

const versions = (type: string): ReadonlySet<string> => new Set([type, `${type}_v1`]);
const INGRESSES = versions('kubernetes_ingress');
const SERVICES = versions('kubernetes_service');
const NAMESPACES = versions('kubernetes_namespace');
const DEPLOYMENTS = versions('kubernetes_deployment');
const CLUSTERS: ReadonlySet<string> = new Set(['aws_eks_cluster', 'google_container_cluster']);
const NODES: ReadonlySet<string> = new Set(['aws_eks_node_group', 'aws_eks_fargate_profile', 'aws_autoscaling_group', 'google_container_node_pool']);
// The name of its chart and of its Deployment: https://docs.aws.amazon.com/eks/latest/userguide/lbc-helm.html (read 2026-11)
const CONTROLLER = 'aws-load-balancer-controller';

const makesLoadBalancer: Test = ({ type, before }) => INGRESSES.has(type) || (SERVICES.has(type) && textAt(before, 'spec', 0, 'type') === 'LoadBalancer');
const livesInside: Test = (change) => makesLoadBalancer(change) || NAMESPACES.has(change.type);

// A cluster that makes nodes by itself has some as long as it stays.
function givesNodes(change: PlannedChange): boolean {
  const { type, before } = change;
  if (!CLUSTERS.has(type) || isLost(change)) return NODES.has(type);
  return [at(before, 'compute_config', 0, 'enabled'), at(before, 'enable_autopilot'), at(before, 'cluster_autoscaling', 0, 'enabled')].includes(true);
}

function isController({ type, before }: PlannedChange): boolean {
  if (type === 'helm_release') return textAt(before, 'chart')?.endsWith(CONTROLLER) ?? false;
  return DEPLOYMENTS.has(type) && textAt(before, 'metadata', 0, 'name') === CONTROLLER;
}

// With `preserve` AWS leaves its pods where they are.
const isNetworkAddOn: Test = ({ type, before }) => type === 'aws_eks_addon' && textAt(before, 'addon_name') === 'vpc-cni' && at(before, 'preserve') !== true;

const STUCK = 'namespaces stay in Terminating';
const STAY = 'load balancers stay, and hold the network';
const HELPERS: readonly Helper[] = [
  { name: 'the cluster', isHelper: ({ type }) => CLUSTERS.has(type), isGone: isLost, helps: livesInside, otherwise: `nobody can delete them afterwards, and their ${STAY}` },
  { name: 'all nodes', isHelper: givesNodes, isGone: isDestroyed, helps: livesInside, otherwise: `no controller is left that ends them: ${STUCK}, and ${STAY}` },
  { name: 'the controller of load balancers', isHelper: isController, isGone: isDestroyed, helps: makesLoadBalancer, otherwise: `their ${STAY}` },
  { name: 'the network add-on', isHelper: isNetworkAddOn, isGone: isDestroyed, helps: livesInside, otherwise: `pods lose their network before they end: ${STUCK}, and ${STAY}` },
];

/**
 * What goes while others still need it to go. A plan tells of one stack: where all nodes go and the cluster stays, what lives in the cluster is
 * taken to be in another one.
 */
export function destroyOrder({ changes }: Plan): PlanFinding[] {
  const clusterGoes = changes.some((change) => CLUSTERS.has(change.type) && isLost(change));
  return HELPERS.flatMap((helper) => {
    const helpers = changes.filter(helper.isHelper);
    // As long as one is left, it helps.
    if (helpers.length === 0 || !helpers.every(helper.isGone)) return [];
    const left = changes.filter((change) => helper.helps(change) && change.before !== null && !goesInTime(change, helpers));
    if (left.length > 0) return [unordered(helper, helpers[0], left)];
    return NODES.has(helpers[0].type) && !clusterGoes ? [lastNodes(helpers[0])] : [];
  });
}

function goesInTime(change: PlannedChange, helpers: readonly PlannedChange[]): boolean {
  return isDestroyed(change) && helpers.some((helper) => change.goesBefore(helper));
}

function unordered({ name, otherwise }: Helper, helper: PlannedChange, left: readonly PlannedChange[]): PlanFinding {
  const first = left.map(({ address }) => `destroy ${address}`);
  return finding(helper, `The plan destroys ${name} and does not see to it that what lives in the cluster goes before: ${otherwise}`, first, 'destroy what stands above by a plan of its own, or let it depend on what it needs (dependsOn)');
}

function lastNodes(helper: PlannedChange): PlanFinding {
  return finding(helper, `The plan destroys all nodes: no controller is left that ends what lives in the cluster, so ${STUCK}, and ${STAY}`, BEFORE_THE_CLUSTER, 'keep a pool, or do first what stands above');
}

function finding({ address, actions }: PlannedChange, what: string, first: readonly string[], fix: string): PlanFinding {
  return { kind: PlanFindingKind.DESTROY_ORDER, address, actions: [...actions], what, attributes: [], first: [...first], fix };
}
