import { checkKnown, checkOneOf, checkText, checkUnique, unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { GkeClusterOptions } from '../gke-cluster-options';
import { LogComponent } from '../log-component';
import { checkLabels } from './labels';
import { checkRegion } from './region';
import { checkKeyId, checkProjectNumber } from './resource-ids';

const ZONES = 3;

/** Refuses what no GKE cluster can be told. `option` is the platform as the user writes it. */
export function checkGkeCluster(options: GkeClusterOptions, option: string): void {
  checkRegion(options.region, `${option} region`);
  checkProjectNumber(options.projectNumber, `${option} projectNumber`);
  if (options.secretsKeyId !== undefined) checkKeyId(options.secretsKeyId, `${option} secretsKeyId`);
  if (options.securityGroup !== undefined) {
    // https://cloud.google.com/kubernetes-engine/docs/how-to/google-groups-rbac (read 2026-11)
    checkText(options.securityGroup, { id: 'security-group-email', option: `${option} securityGroup`, pattern: /^gke-security-groups@[^\s@]+\.[^\s@]+$/, maxLength: 320, allowed: 'the group gke-security-groups of your domain, such as gke-security-groups@example.com' });
  }
  if (options.upgradeNotificationTopic !== undefined) {
    checkText(options.upgradeNotificationTopic, { id: 'notification-topic', option: `${option} upgradeNotificationTopic`, pattern: /^projects\/[^/\s]+\/topics\/[^/\s]+$/, maxLength: 400, allowed: 'projects/PROJECT/topics/TOPIC' });
  }
  checkLogs(options.logComponents, `${option} logComponents`);
  checkLabels(options.labels);
}

/** Refuses zones of nodes that are too few or of another region. */
export function checkZones(zones: string[], region: string): void {
  const option = 'GkePlatform nodeLocations';
  checkKnown(zones, option);
  checkUnique(zones, { id: 'node-locations', option });
  zones.forEach((zone) => checkZone(zone, region, option));
  if (zones.length >= ZONES) return;
  fail('node-locations', { what: `${option} names too few zones`, got: zones, allowed: 'three zones or more', fix: 'name three zones of the region, or leave it out: a single pool may have fewer' });
}

/** Refuses what is no zone of a region. */
export function checkZone(zone: string, region: string, option: string): void {
  if (unknown(region)) return;
  checkText(zone, { id: 'node-locations', option, pattern: new RegExp(`^${region}-[a-z]$`), maxLength: 63, allowed: `a zone of ${region}, such as ${region}-a` });
}

function checkLogs(components: LogComponent[] | undefined, option: string): void {
  if (components === undefined) return;
  checkKnown(components, option);
  checkUnique(components, { id: 'log-type', option });
  components.forEach((component) => checkOneOf(component, { id: 'log-type', option }, Object.values(LogComponent)));
}

/** The name of a cluster: https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters (read 2026-11) */
export function checkClusterName(name: string): void {
  checkText(name, {
    id: 'cluster-name', option: 'clusterName', pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/, maxLength: 40, allowed: 'on GKE 1 to 40 lower case letters, digits and -, starting with a letter and ending with a letter or digit',
  });
}
