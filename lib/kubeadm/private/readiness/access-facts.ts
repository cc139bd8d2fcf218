import { PlatformFact } from '../../../platform-readiness';
import { met, outside, told } from '../../../private/facts';
import { apiServerArguments } from '../api-server-config';
import { ApiServerPlan } from '../cluster-plan';
import { ReadinessParts } from './readiness-parts';

// A webhook or an agent on each machine takes logs elsewhere (read 2026-11).
const AUDIT_PAGE = 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-backends';

/** Who gets in, and what the API server and the kubelet do about it. */
export function accessFacts({ plan, machines }: ReadinessParts): PlatformFact[] {
  const flags = apiServerArguments(plan);
  const flag = (name: string): string => `--${name}=${flags[name]}`;
  return [
    met('PE-10', `authentication: ${machines.credential.command} prints a credential that the members renew every hour; kubeconfigCommand writes a kubeconfig for people`),
    ...volumes(machines.volumes?.provisioner),
    met('PE-29', `issuers: ${issuers(plan.apiServer)}; without login the API answers nothing but its health`),
    met('PE-30', flag('authorization-mode')),
    met('PE-33', `${flag('authorization-mode')}: apiServerArguments takes no other mode`),
    met('PE-34', `${flag('enable-admission-plugins')}; pods are at least baseline where a namespace says nothing else`),
    ...securityFacts(plan.apiServer, flag('service-account-extend-token-expiration')),
  ];
}

function volumes(provisioner: string | undefined): PlatformFact[] {
  return provisioner === undefined ? [] : [met('PE-10', `volumes: ${provisioner}`)];
}

// Files rotate at 100 MB and ten are kept, beside the one that is written: api-server-config.ts.
function securityFacts({ auditPolicy, auditLogMaxAgeDays, encryptedResources }: ApiServerPlan, tokenFlag: string): PlatformFact[] {
  const policy = auditPolicy === undefined ? 'who did what, and the text of changes of rights' : 'your own';
  return [
    met('PE-43', `auditPolicy: ${policy}; auditLogMaxAgeDays: ${told(auditLogMaxAgeDays)}, of at most 11 files of 100 MB on each member`),
    outside('PE-43', 'audit logs are on the disks of the members: what takes them elsewhere is yours to choose', AUDIT_PAGE),
    met('PE-43', `encrypted in etcd: ${encryptedResources.map(told).join(', ')}, by a key (secretbox) of the secret store that is in no plan and no state`),
    met('PE-43', 'kubelets refuse anonymous requests, ask the API server who may do what (Webhook), and have no read-only port'),
    met('PE-43', `short-lived credentials: ${tokenFlag}, tokens to join live 12 hours, that of who deploys 8 hours`),
  ];
}

function issuers({ issuers: all }: ApiServerPlan): string {
  return all.length === 0 ? 'none: people log in by certificates, which the cluster signs' : all.map(({ issuerUrl }) => told(issuerUrl)).join(', ');
}
