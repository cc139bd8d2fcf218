import { PlatformFact } from '../../../platform-readiness';
import { unknown } from '../../../private/checks';
import { met, metIf, missing, outside, told } from '../../../private/facts';
import { ControlPlaneLogType, EksPlatformProps, SupportType } from '../../eks-platform';
import { PAGES } from './duties';

// "Ensure that the --audit-log-maxage argument is set to 30 or as appropriate": CIS Kubernetes Benchmark 1.10, 1.2.17,
// as in https://github.com/aquasecurity/kube-bench/blob/main/cfg/cis-1.10/master.yaml (read 2026-11)
const FEWEST_DAYS = 30;

/** What becomes of the data of the control plane, and who upgrades it. */
export function dataProtection(choices: EksPlatformProps): PlatformFact[] {
  return [auditLog(choices), secrets(choices), upgrades(choices)];
}

function auditLog({ logTypes = Object.values(ControlPlaneLogType), logRetentionDays = 365, existing = {} }: EksPlatformProps): PlatformFact {
  if (!logTypes.some((type) => unknown(type) || type === ControlPlaneLogType.AUDIT)) {
    return missing('PE-43', 'logTypes: without AUDIT', 'add ControlPlaneLogType.AUDIT to logTypes of EksPlatform');
  }
  if (existing.logGroupName !== undefined) return outside('PE-43', 'existing logGroupName: how long the audit log is kept is set where the log group is made', PAGES.CONTROL_PLANE_LOGS);
  const enough = unknown(logRetentionDays) || logRetentionDays >= FEWEST_DAYS;
  return metIf(enough, 'PE-43', `audit log, logRetentionDays: ${told(logRetentionDays)}`, `set logRetentionDays of EksPlatform to ${FEWEST_DAYS} or more`);
}

function secrets({ existing = {} }: EksPlatformProps): PlatformFact {
  const { secretsKeyArn } = existing;
  return met('PE-43', `secrets are encrypted with ${secretsKeyArn === undefined ? 'a key of their own, which rotates every year' : `existing secretsKeyArn: ${told(secretsKeyArn)}`}`);
}

function upgrades({ supportType = SupportType.EXTENDED }: EksPlatformProps): PlatformFact {
  const what = supportType === SupportType.STANDARD ? 'AWS upgrades the control plane when standard support ends' : 'nothing is upgraded behind the code before extended support ends';
  return met('PE-20', `supportType: ${told(supportType)}${unknown(supportType) ? '' : `, ${what}`}`);
}
