import { IConstruct } from 'constructs';
import { IPlatformControlPlane } from '../platform';
import { PlatformFact } from '../platform-readiness';
import { met } from './facts';

const BACKUPS = new WeakMap<IPlatformControlPlane, PlatformFact[]>();

/** Remembers that the volumes of a cluster are backed up, and how (PE-15). */
export function rememberBackup(controlPlane: IPlatformControlPlane, backup: IConstruct, value: string): void {
  const fact = { ...met('PE-15', value), constructPath: backup.node.path };
  BACKUPS.set(controlPlane, [...backupsOf(controlPlane), fact]);
}

/** What backs up the volumes of a cluster. */
export function backupsOf(controlPlane: IPlatformControlPlane): PlatformFact[] {
  return BACKUPS.get(controlPlane) ?? [];
}
