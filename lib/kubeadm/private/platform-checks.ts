import { checkInteger, checkKnown, checkText, checkUnique } from '../../private/checks';
import { fail } from '../../private/problem';
import { EtcdRestore } from '../etcd-restore';
import type { KubeadmPlatformProps } from '../kubeadm-platform';
import { checkIssuers } from './issuer-checks';
import { clusterRanges } from './network-ranges';
import { OWN_ARGUMENTS } from './own-arguments';

/** Refuses what no cluster can be told. */
export function checkPlatform({ podCidr, serviceCidr, issuers = [], encryptedResources = [], auditPolicy, auditLogMaxAgeDays = 30, apiServerArguments = {}, restore }: KubeadmPlatformProps): void {
  clusterRanges(podCidr, serviceCidr);
  checkIssuers(issuers);
  checkResources(encryptedResources);
  if (auditPolicy !== undefined) {
    checkText(auditPolicy, { id: 'audit-policy', option: 'KubeadmPlatform auditPolicy', pattern: /^(?=[\s\S]*\bPolicy\b)(?=[\s\S]*\baudit\.k8s\.io\/v1\b)/, maxLength: 65536, allowed: 'the text of a Policy of audit.k8s.io/v1, as YAML' });
  }
  // CIS 1.2.17 asks for 30 days or more.
  checkInteger(auditLogMaxAgeDays, { id: 'audit-log-age', option: 'KubeadmPlatform auditLogMaxAgeDays' }, 30, 365);
  checkArguments(apiServerArguments);
  if (restore !== undefined) checkRestore(restore);
}

/** Refuses a name that is none for a cluster. Names of what the machines share begin with it. */
export function checkClusterName(clusterName: string): void {
  checkText(clusterName, { id: 'cluster-name', option: 'clusterName', pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/, maxLength: 40, allowed: 'for machines of your own 1 to 40 lower case letters, digits and -, a letter first and no - last' });
}

function checkResources(resources: string[]): void {
  const rule = { id: 'encrypted-resource', option: 'KubeadmPlatform encryptedResources' } as const;
  checkKnown(resources, rule.option);
  checkUnique(['secrets', ...resources], rule);
  resources.forEach((resource) => checkText(resource, { ...rule, pattern: /^[a-z]+(\.[a-z0-9.-]*[a-z0-9])?$/, maxLength: 253, allowed: 'the plural name of a resource with its group, such as configmaps or widgets.example.com, and no *' }));
}

function checkArguments(flags: Record<string, string>): void {
  const option = 'KubeadmPlatform apiServerArguments';
  checkKnown(flags, option);
  for (const [name, value] of Object.entries(flags)) {
    checkText(name, { id: 'api-server-argument', option: `${option} name`, pattern: /^[a-z][a-z0-9-]*$/, maxLength: 100, allowed: 'the name of a flag without --, such as max-requests-inflight' });
    checkText(value, { id: 'api-server-argument', option: `${option}["${name}"]`, pattern: /^[\x20-\x7e]*$/, maxLength: 4096, allowed: 'text on one line' });
    if (!OWN_ARGUMENTS.has(name)) continue;
    fail('api-server-argument', { what: `${option} names a flag that this library or kubeadm sets`, got: name, allowed: 'other flags of kube-apiserver', fix: 'remove it, or use the option of KubeadmPlatform or EtcdTopology that stands for it' });
  }
}

function checkRestore({ snapshot, epoch }: EtcdRestore): void {
  checkInteger(epoch, { id: 'etcd-restore', option: 'EtcdRestore epoch' }, 2, 1000000);
  checkText(snapshot, { id: 'etcd-restore', option: 'EtcdRestore snapshot', pattern: /^snapshots\/[\w./-]+\.db$/, maxLength: 512, allowed: 'the key of a snapshot, such as snapshots/1/20261121T120000Z-48211.db' });
}
