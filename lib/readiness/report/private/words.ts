import { CapacityFigure } from '../../capacity-figure';
import { LossKind, LossOutcome } from '../../failure-domain-proof';
import { counted, grouped } from '../../private/numbers';
import { Standing } from '../../standing';
import { MemberDuty, PoolView } from '../../topology-view';
import { UpgradeStep, UpgradeTarget } from '../../upgrade-plan';

/** How something is told: in a word, by a sign, and by a tone that colours take up. Never by the colour alone. */
export interface Told {
  readonly label: string;
  /** A character for plain text; a page draws it. */
  readonly sign: string;
  readonly tone: 'good' | 'provider' | 'outside' | 'noted' | 'bad' | 'unknown';
}

/** The standings, in the order in which they are counted. */
export const STANDINGS: Readonly<Record<Standing, Told>> = {
  [Standing.MISSING]: { label: 'Missing', sign: '✗', tone: 'bad' },
  [Standing.ACKNOWLEDGED]: { label: 'Acknowledged', sign: '⚑', tone: 'noted' },
  [Standing.MET]: { label: 'Met', sign: '✓', tone: 'good' },
  [Standing.PROVIDER_DUTY]: { label: 'Provider’s duty', sign: '◆', tone: 'provider' },
  [Standing.OUTSIDE]: { label: 'Outside', sign: '○', tone: 'outside' },
};

export const OUTCOMES: Readonly<Record<LossOutcome, Told>> = {
  [LossOutcome.HOLDS]: { label: 'Holds', sign: '✓', tone: 'good' },
  [LossOutcome.FAILS]: { label: 'Does not hold', sign: '✗', tone: 'bad' },
  [LossOutcome.PROVIDER]: { label: 'Provider', sign: '◆', tone: 'provider' },
  [LossOutcome.UNKNOWN]: { label: 'Not known', sign: '?', tone: 'unknown' },
};

const FITS = {
  yes: { label: 'Fits', sign: '✓', tone: 'good' },
  no: { label: 'Does not fit', sign: '✗', tone: 'bad' },
  unknown: { label: 'Not known', sign: '?', tone: 'unknown' },
} satisfies Record<string, Told>;

/** Whether a figure fits. Where one side is not known nobody can say that it does. */
export function fitOf({ wanted, available, holds }: CapacityFigure): Told {
  if (!holds) return FITS.no;
  return wanted === undefined || available === undefined ? FITS.unknown : FITS.yes;
}

/** The kinds of losses, in the order in which they are told. */
export const LOSSES: Readonly<Record<LossKind, string>> = {
  [LossKind.MACHINE]: 'One machine',
  [LossKind.ZONE]: 'One zone',
  [LossKind.ZONE_AND_MACHINE]: 'One zone, and a machine in another',
};

export const DUTIES: Readonly<Record<MemberDuty, string>> = {
  [MemberDuty.CONTROL_PLANE]: 'control plane',
  [MemberDuty.ETCD]: 'etcd',
};

const TARGETS: Readonly<Record<UpgradeTarget, string>> = {
  [UpgradeTarget.CONTROL_PLANE]: 'Control plane',
  [UpgradeTarget.ADD_ONS]: 'Add-ons',
  [UpgradeTarget.POOL]: 'Pool',
};

/** What a step changes, such as `Pool General`. */
export function changedBy({ target, poolId }: UpgradeStep): string {
  return poolId === undefined ? TARGETS[target] : `${TARGETS[target]} ${poolId}`;
}

/** How many nodes a pool has, such as `3 to 30 nodes`; undefined where nothing tells. */
export function sizeOf({ minSize, maxSize }: PoolView): string | undefined {
  if (minSize === undefined) return maxSize === undefined ? undefined : `at most ${counted(maxSize, 'node')}`;
  if (maxSize === undefined) return `at least ${counted(minSize, 'node')}`;
  return minSize === maxSize ? counted(minSize, 'node') : `${grouped(minSize)} to ${counted(maxSize, 'node')}`;
}
