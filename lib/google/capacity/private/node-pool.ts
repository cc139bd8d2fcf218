import { ContainerNodePool, ContainerNodePoolAutoscaling, ContainerNodePoolConfig } from '@cdktf/provider-google/lib/container-node-pool';
import { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityIntent, CapacityKind, PurchaseOption } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { slug } from '../../../private/names';
import { GkePoolContext } from '../../private/gke-capacity';
import { AutoscalingNodePoolOptions, NodePoolOptions } from '../node-pool-capacity';
import { LocationPolicy, NodePlacement } from '../node-placement';
import { NodePoolUpgrade } from '../node-pool-upgrade';
import { acceleratorOf, isArm, knownType, mayHaveLocalSsds } from './machine-type';
import { nodeConfig } from './node-config';
import { checkForGke, checkEvenSize } from './node-pool-checks';
import { initialPerZone, perZone } from './numbers';
import { checkZones, zoneCount } from './zones';

const MAX_PREFIX = 14;

/** The sizes of each zone. */
export interface SizesPerZone {
  readonly minSize: number;
  readonly maxSize: number;
}

/** What a node pool is made of. */
export interface NodePoolSpec extends NodePoolOptions, Pick<Partial<AutoscalingNodePoolOptions>, 'locationPolicy' | 'provisioning'> {
  readonly intent: CapacityIntent;
  /** The sizes of each zone, where sizes count those. */
  readonly sizesPerZone?: SizesPerZone;
}

/** Makes a node pool as a child of `scope`. */
export function createNodePool(scope: Construct, spec: NodePoolSpec, binding: WorkerPoolBinding, context: GkePoolContext): ContainerNodePool {
  checkForGke(spec, binding);
  checkZones(spec.nodeLocations, context.region);
  const nodeLocations = spec.nodeLocations ?? context.nodeLocations;
  const pool = new ContainerNodePool(scope, 'NodePool', {
    cluster: context.clusterName,
    location: context.region,
    nodeLocations,
    namePrefix: namePrefix(binding.poolId, spec),
    ...sizes(spec, zoneCount(nodeLocations)),
    maxPodsPerNode: spec.podsPerNode ?? context.podsPerNode,
    nodeConfig: nodeConfig(spec, binding, context),
    ...upkeep(spec, binding),
    placementPolicy: spec.placement === NodePlacement.COMPACT ? { type: 'COMPACT' } : undefined,
    queuedProvisioning: spec.provisioning?.isQueued ? { enabled: true } : undefined,
  });
  pool.dependsOn = context.ready;
  scope.node.defaultChild = pool;
  return pool;
}

/**
 * The start of the pool's name: GKE takes 40 characters, of which the provider adds 26 (terraform-provider-google 8261).
 *
 * The provider keeps GPUs and encrypted memory that are taken away from the configuration, and GKE no pool that moves to another architecture. With
 * a name of its own for each form, such a change replaces the pool, the new one first.
 */
function namePrefix(poolId: string, spec: NodePoolSpec): string {
  const forms = { arm: isArm(knownType(spec.intent)), gpu: acceleratorOf(spec) !== undefined, cc: spec.confidentialTechnology !== undefined };
  const form = Object.entries(forms).flatMap(([name, has]) => (has ? [`${name}-`] : [])).join('');
  return `${slug(slug(poolId).slice(0, MAX_PREFIX - form.length - 1))}-${form}`;
}

/**
 * Which number of nodes there is, and who keeps it.
 *
 * A fixed pool must not ignore initial_node_count: Terraform would send the recorded one with its replacement, besides node_count, and the provider refuses both.
 */
function sizes(spec: NodePoolSpec, zones: number): Partial<ContainerNodePoolConfig> {
  const { intent, sizesPerZone } = spec;
  const { minSize = 0, maxSize = 1 } = intent;
  if (intent.kind === CapacityKind.FIXED) {
    checkEvenSize(minSize, zones);
    return { nodeCount: perZone(minSize, zones), lifecycle: lifecycle(spec) };
  }
  return {
    initialNodeCount: sizesPerZone ? sizesPerZone.minSize : initialPerZone(minSize, maxSize, zones),
    autoscaling: { ...(sizesPerZone ? perZoneBounds(sizesPerZone) : { totalMinNodeCount: minSize, totalMaxNodeCount: maxSize }), locationPolicy: locationPolicy(spec) },
    lifecycle: lifecycle(spec, [INITIAL_NODE_COUNT]),
  };
}

// The provider takes each resize by others for a change of it, and would replace the pool (terraform-provider-google 6354, 6901, 10105).
const INITIAL_NODE_COUNT = 'initial_node_count';
// GKE writes here what local SSDs the machine type has, and the provider would replace the pool at each apply (terraform-provider-google 17068).
const LOCAL_SSDS = 'node_config[0].ephemeral_storage_local_ssd_config';

/**
 * The permanent differences that are left in the provider 6.50.0. Taints of GKE, resource labels that start with goog-gke, and what GKE fills in of kubelet_config
 * and gcfs_config are none any more, and ignoring them would ignore changes of the user.
 */
function lifecycle(spec: NodePoolSpec, ignored: string[] = []): TerraformResourceLifecycle {
  const ignoreChanges = [...ignored, ...(spec.localSsdCount === undefined && mayHaveLocalSsds(knownType(spec.intent)) ? [LOCAL_SSDS] : [])];
  return { createBeforeDestroy: true, ...(ignoreChanges.length > 0 && { ignoreChanges }) };
}

function perZoneBounds({ minSize, maxSize }: SizesPerZone): ContainerNodePoolAutoscaling {
  return { minNodeCount: minSize, maxNodeCount: maxSize };
}

function locationPolicy({ locationPolicy: chosen, intent, provisioning }: NodePoolSpec): LocationPolicy {
  return chosen ?? (intent.purchase === PurchaseOption.SPOT || provisioning ? LocationPolicy.ANY : LocationPolicy.BALANCED);
}

// GKE repairs no machine that came when there was room, and replaces it when it ends; the provider has no word for that, and would take another for a change.
// https://cloud.google.com/kubernetes-engine/docs/how-to/provisioningrequest, …/concepts/node-pool-upgrade-strategies (read 2026-11)
function upkeep({ upgrade, provisioning }: NodePoolSpec, { updateStrategy }: WorkerPoolBinding): Partial<ContainerNodePoolConfig> {
  if (provisioning !== undefined) return { management: { autoRepair: false, autoUpgrade: true } };
  const portable = updateStrategy?.nodes === undefined ? undefined : NodePoolUpgrade.surge({ maxSurge: 0, maxUnavailable: updateStrategy.nodes });
  return { management: { autoRepair: true, autoUpgrade: true }, upgradeSettings: (upgrade ?? portable ?? NodePoolUpgrade.surge())._settings };
}
