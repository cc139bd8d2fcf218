import { PlatformFact } from '../../../platform-readiness';
import { unknown } from '../../../private/checks';
import { isEverywhere } from '../../../private/endpoint-networks';
import { met, metIf, told } from '../../../private/facts';
import { BinaryAuthorization } from '../../binary-authorization';
import { EndpointAccess } from '../../endpoint-access';
import { GkeClusterOptions } from '../../gke-cluster-options';
import { LogComponent } from '../../log-component';
import { MaintenanceWindow } from '../../maintenance-window';
import { ReleaseChannel } from '../../release-channel';

// What the control plane writes besides its audit logs.
const OF_CONTROL_PLANE = [LogComponent.APISERVER, LogComponent.SCHEDULER, LogComponent.CONTROLLER_MANAGER];

/** What the options of a cluster see to, in either mode. */
export function clusterFacts(options: GkeClusterOptions): PlatformFact[] {
  return [
    met('PE-08', `a regional cluster of GKE in ${told(options.region)}`),
    met('PE-10', 'registries: nodes have a service account of their own with roles/container.defaultNodeServiceAccount; grantPull of google.ContainerRepository lets them pull'),
    met('PE-10', 'authentication: gke-gcloud-auth-plugin; kubeconfigCommand writes a kubeconfig for people'),
    ...upgrades(options),
    met('PE-29', `securityGroup: ${options.securityGroup === undefined ? 'none, so that roles are bound to users alone' : told(options.securityGroup)}; no certificates of clients, and for anonymous requests nothing but health`),
    met('PE-33', 'enableLegacyAbac: false'),
    ...images(options),
    ...security(options),
  ];
}

function upgrades({ releaseChannel = ReleaseChannel.REGULAR, maintenanceWindow, maintenanceExclusions = [] }: GkeClusterOptions): PlatformFact[] {
  const times = maintenanceWindow === undefined ? 'at any time' : windowText(maintenanceWindow);
  const value = `releaseChannel: ${releaseChannel}; maintenanceWindow: ${times}; maintenanceExclusions: ${maintenanceExclusions.length}`;
  return [metIf(maintenanceWindow?._isShort !== true, 'PE-20', value, 'open maintenanceWindow for at least 12 hours a week: add days, or raise durationHours')];
}

function windowText({ days, startTime, durationHours }: MaintenanceWindow): string {
  return `${days.map(told).join(',')} from ${told(startTime)} UTC for ${told(durationHours)} hours`;
}

function images({ binaryAuthorization }: GkeClusterOptions): PlatformFact[] {
  return binaryAuthorization === BinaryAuthorization.PROJECT_POLICY ? [met('PE-34', `binaryAuthorization: ${binaryAuthorization}`)] : [];
}

function security({ endpointAccess = EndpointAccess.privateOnly(), logComponents = Object.values(LogComponent), secretsKeyId }: GkeClusterOptions): PlatformFact[] {
  const unlogged = logComponents.some(unknown) ? [] : OF_CONTROL_PLANE.filter((component) => !logComponents.includes(component));
  return [
    endpoint(endpointAccess),
    metIf(unlogged.length === 0, 'PE-43', `logComponents: ${logComponents.map(told).join(', ')}`, `add ${unlogged.map((name) => `LogComponent.${name}`).join(', ')} to logComponents, or leave it out`),
    met('PE-43', `Secrets in etcd are encrypted; secretsKeyId: ${secretsKeyId === undefined ? 'a key of its own that rotates every 90 days' : told(secretsKeyId)}`),
    met('PE-43', 'enablePrivateNodes: true, so that nodes have no public address'),
    met('PE-43', 'short-lived credentials: pods have those of Workload Identity, and no certificate of a client is issued'),
  ];
}

function endpoint(access: EndpointAccess): PlatformFact {
  return metIf(!access.publicCidrs.some(isEverywhere), 'PE-43', `endpointAccess: ${accessText(access)}`, 'narrow publicCidrs of EndpointAccess.publicAndPrivate, or set endpointAccess to EndpointAccess.privateOnly()');
}

function accessText({ isByName, isPublic, publicCidrs, fromCidrs }: EndpointAccess): string {
  if (isByName) return 'dnsName, for whom IAM gives container.clusters.connect';
  const inside = `fromCidrs: ${fromCidrs.map(told).join(', ') || 'none'}`;
  return isPublic ? `publicAndPrivate, publicCidrs: ${publicCidrs.map(told).join(', ')}, ${inside}` : `privateOnly, ${inside}`;
}
