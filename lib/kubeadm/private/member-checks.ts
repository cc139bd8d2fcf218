import { checkInteger, checkKnown, checkText } from '../../private/checks';
import { fail } from '../../private/problem';

const ETCD_SIZES: readonly number[] = [3, 5, 7];

/** How many of so many members must answer. */
export function quorumOf(members: number): number {
  return Math.floor(members / 2) + 1;
}

/** Refuses what is no size of etcd, with what that size would cost. https://etcd.io/docs/v3.6/faq/ (read 2026-11) */
export function checkEtcdMembers(members: number): void {
  checkKnown(members, 'EtcdTopology members');
  if (ETCD_SIZES.includes(members)) return;
  fail('etcd-members', {
    what: `EtcdTopology members is no number of members that makes sense: ${reasonAgainst(members)}`,
    got: members,
    allowed: '3, 5 or 7: they live on without 1, 2 or 3 of them',
    fix: 'set members to 3, or to 5 where a member may fail while another is replaced',
  });
}

function reasonAgainst(members: number): string {
  if (!Number.isInteger(members) || members < 1) return 'it is no number of machines';
  if (members === 1) return 'the loss of one machine stops the cluster';
  if (members > 7) return 'every write waits for more machines, and etcd advises at most 7';
  return `${members} members need ${quorumOf(members)} that answer, so they survive no more failures than ${members - 1} do, and have one machine more that can fail`;
}

/** Refuses what is no number of machines of a control plane. */
export function checkControlPlaneMembers(members: number): void {
  checkKnown(members, 'EtcdTopology controlPlaneMembers');
  checkInteger(members, { id: 'control-plane-members', option: 'EtcdTopology.external controlPlaneMembers' }, 2, 7);
}

/** Refuses what is no size of a member's disk. */
export function checkDisk(diskSizeGiB: number): void {
  checkInteger(diskSizeGiB, { id: 'disk-size', option: 'EtcdTopology diskSizeGiB' }, 20, 16384);
}

/** Refuses zones of which one has so many members that etcd loses its quorum with it. */
export function checkZones(members: number, zoneCount: number | undefined): void {
  if (zoneCount === undefined) return;
  const most = Math.ceil(members / zoneCount);
  const left = members - most;
  if (left >= quorumOf(members)) return;
  fail('etcd-zones', {
    what: `The loss of one zone would stop etcd: ${members} members in ${zoneCount} zone${zoneCount === 1 ? '' : 's'} leave ${left} without the zone that has ${most}, and ${quorumOf(members)} must answer`,
    got: zoneCount,
    allowed: 'three zones or more',
    fix: 'give the infrastructure a network with three zones',
  });
}

/** Refuses what can be the name of a machine type nowhere; which names there are is the infrastructure's to say. */
export function checkMachineTypeName(machineType: string, option: string): void {
  checkText(machineType, { id: 'machine-type-format', option, pattern: /^[a-z0-9][\w.-]*$/i, maxLength: 100, allowed: 'the name of a machine type, such as m7i.large' });
}
