import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { IClusterMachines } from '../../infrastructure';
import { loseZone } from './lose-zone';
import { replaceMember } from './replace-member';
import { restoreSnapshot } from './restore-snapshot';
import { rotateAuthority } from './rotate-authority';
import { RunbookFacts } from './runbook';
import { upgradeVersion } from './upgrade-version';

/** All runbooks, by the names of their objects. */
export const RUNBOOKS: Readonly<Record<string, (facts: RunbookFacts) => string>> = {
  'lose-a-zone': loseZone,
  'replace-a-member': replaceMember,
  'restore-a-snapshot': restoreSnapshot,
  'rotate-the-authority': rotateAuthority,
  'upgrade-a-minor-version': upgradeVersion,
};

/** Puts the runbooks of a cluster where its people find them. */
export function publishRunbooks(scope: Construct, machines: IClusterMachines, facts: RunbookFacts): ITerraformDependable[] {
  return Object.entries(RUNBOOKS).map(([name, write]) => machines.addObject(new Construct(scope, name), { key: `runbooks/${name}.md`, content: write(facts) }));
}
