import { PlatformFact } from '../../../platform-readiness';
import { duty, met, told } from '../../../private/facts';
import { CsiDriver } from '../../csi-driver';
import { PAGES } from './pages';

/** What of the options of a Standard cluster its nodes have. */
export interface StandardOptions {
  readonly nodeLocations?: string[];
  readonly csiDrivers?: CsiDriver[];
}

/** What a Standard cluster sees to for nodes that the user chooses. */
export function standardFacts({ nodeLocations, csiDrivers = [] }: StandardOptions): PlatformFact[] {
  return [
    met('PE-10', `volumes: ${['Persistent Disk', ...csiDrivers.map(told)].join(', ')}`),
    met('PE-18', `nodeLocations: ${nodeLocations === undefined ? 'three that GKE chooses' : nodeLocations.map(told).join(', ')}`),
    met('PE-21', 'nodes have shielded machines, disks that are encrypted, and as many pods as podsPerNode says'),
    met('PE-24', 'enableShieldedNodes: true, so that only a machine of the cluster gets the certificate of a node'),
    met('PE-43', 'metadata API: pods see GKE_METADATA alone; no legacy endpoints'),
    met('PE-43', 'insecureKubeletReadonlyPortEnabled: FALSE'),
  ];
}

/** What Google sees to for nodes that it chooses. */
export function autopilotFacts(): PlatformFact[] {
  return [
    duty('PE-10', 'volumes: Persistent Disk', PAGES.VOLUMES),
    duty('PE-18', 'Google spreads nodes over the zones of the region', PAGES.REGIONAL),
    duty('PE-21', 'Google chooses nodes, their disks and how many pods they run', PAGES.AUTOPILOT),
    duty('PE-24', 'nodes are shielded', PAGES.AUTOPILOT_SECURITY),
    duty('PE-43', 'metadata API: pods see what Workload Identity gives them', PAGES.AUTOPILOT_SECURITY),
    met('PE-43', 'insecureKubeletReadonlyPortEnabled: FALSE'),
  ];
}
