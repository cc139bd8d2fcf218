import { ContainerNodePoolNodeConfig, ContainerNodePoolNodeConfigGuestAccelerator, ContainerNodePoolNodeConfigTaint } from '@cdktf/provider-google/lib/container-node-pool';
import { Fn, Token } from 'cdktf';
import { PurchaseOption } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { unknown } from '../../../private/checks';
import { TAINT_EFFECTS } from '../../../private/taint-effects';
import { Taint } from '../../../taint';
import { GkePoolContext } from '../../private/gke-capacity';
import { CLOUD_PLATFORM } from '../../private/node-identity';
import { Accelerator } from '../accelerator';
import { CapacityReservation } from '../capacity-reservation';
import { NodeImage } from '../node-image';
import { SecureBoot } from '../node-security';
import { acceleratorOf } from './machine-type';
import { NodePoolSpec } from './node-pool';

/** What the nodes of a pool are. */
export function nodeConfig(spec: NodePoolSpec, { labels, taints }: WorkerPoolBinding, context: GkePoolContext): ContainerNodePoolNodeConfig {
  return {
    ...machine(spec),
    ...purchase(spec),
    ...hardening(spec),
    serviceAccount: spec.serviceAccountEmail ?? context.serviceAccountEmail,
    oauthScopes: [CLOUD_PLATFORM],
    labels,
    taint: taints.map(toTaint),
    resourceLabels: context.labels,
    tags: [context.networkTag, ...(spec.networkTags ?? [])],
  };
}

// gVNIC is for nodes with GPUs and Container-Optimized OS: https://cloud.google.com/kubernetes-engine/docs/how-to/using-gvnic (read 2026-11)
function machine(spec: NodePoolSpec): ContainerNodePoolNodeConfig {
  const accelerator = acceleratorOf(spec);
  const { localSsdCount, image = NodeImage.COS_CONTAINERD } = spec;
  return {
    machineType: machineType(spec.intent.machineTypes),
    imageType: image,
    diskSizeGb: spec.diskSizeGiB,
    diskType: spec.diskType,
    bootDiskKmsKey: spec.diskKeyId,
    ephemeralStorageLocalSsdConfig: localSsdCount === undefined ? undefined : { localSsdCount },
    guestAccelerator: accelerator && [toGuestAccelerator(accelerator)],
    gvnic: accelerator && image === NodeImage.COS_CONTAINERD ? { enabled: true } : undefined,
  };
}

function machineType(machineTypes: string[]): string {
  return unknown(machineTypes) ? Token.asString(Fn.one(machineTypes)) : machineTypes[0];
}

// Machines that come when there is room use no reservation: https://cloud.google.com/kubernetes-engine/docs/how-to/provisioningrequest (read 2026-11)
function purchase({ intent, provisioning, reservation }: NodePoolSpec): ContainerNodePoolNodeConfig {
  const affinity = reservation ?? (provisioning && CapacityReservation.none());
  return {
    spot: intent.purchase === PurchaseOption.SPOT ? true : undefined,
    reservationAffinity: affinity?._affinity,
    flexStart: provisioning && true,
    maxRunDuration: provisioning?._maxRunDuration,
  };
}

function hardening({ secureBoot, confidentialTechnology }: NodePoolSpec): ContainerNodePoolNodeConfig {
  return {
    shieldedInstanceConfig: { enableSecureBoot: secureBoot !== SecureBoot.DISABLED, enableIntegrityMonitoring: true },
    confidentialNodes: confidentialTechnology && { enabled: true, confidentialInstanceType: confidentialTechnology },
    // GKE adds this to a pool without metadata, and the provider replaces the pool for the difference.
    metadata: { 'disable-legacy-endpoints': 'true' },
    workloadMetadataConfig: { mode: 'GKE_METADATA' },
    // The provider sends a cpu_cfs_quota that is left out as false, which would switch off the limits of processors.
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: 'FALSE', cpuCfsQuota: true },
  };
}

function toGuestAccelerator({ _gpu: { type, count, driver, partitionSize, sharing } }: Accelerator): ContainerNodePoolNodeConfigGuestAccelerator {
  return {
    type,
    count,
    gpuPartitionSize: partitionSize,
    gpuDriverInstallationConfig: { gpuDriverVersion: driver ?? 'DEFAULT' },
    gpuSharingConfig: sharing && { gpuSharingStrategy: sharing.strategy, maxSharedClientsPerGpu: sharing.maxClients },
  };
}

// GKE writes a taint without value as one with an empty value.
function toTaint({ key, value = '', effect }: Taint): ContainerNodePoolNodeConfigTaint {
  return { key, value, effect: TAINT_EFFECTS[effect] };
}
