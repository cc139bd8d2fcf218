import { ClusterView } from './cluster-view';
import { Evidence } from '../readiness-result';
import { Standing } from '../standing';

/** The sections of the page: https://kubernetes.io/docs/setup/production-environment/ (read 2026-11) */
export const SECTIONS = {
  considerations: 'Production considerations',
  controlPlane: 'Production control plane',
  workers: 'Production worker nodes',
  users: 'Production user management',
  limits: 'Limits on workload resources',
  linked: 'Linked pages',
} as const;

/** What one look says of an item. Several of one item count together. */
export interface Verdict {
  readonly standing: Standing;
  readonly evidence: Evidence[];
  readonly reason?: string;
  readonly fix?: string;
  readonly document?: string;
}

/** The judgement of one item of the checklist: pure, and one file for each. */
export interface Check {
  /** The id of the item, which is the name of the file. */
  readonly id: string;
  readonly title: string;
  readonly section: (typeof SECTIONS)[keyof typeof SECTIONS];
  /** The page that asks for it, below https://kubernetes.io/docs/. */
  readonly page: string;
  judge(view: ClusterView): Verdict[];
}

/** The app sees to it. */
export function met(value: string, constructPath?: string): Verdict {
  return { standing: Standing.MET, evidence: [{ value, constructPath }] };
}

/** The provider sees to it. */
export function duty(reason: string, document: string): Verdict {
  return { standing: Standing.PROVIDER_DUTY, evidence: [], reason, document };
}

/** It is no business of this library. */
export function outside(reason: string, document: string): Verdict {
  return { standing: Standing.OUTSIDE, evidence: [], reason, document };
}

/** Nobody sees to it. */
export function missing(reason: string, fix: string, constructPath?: string): Verdict {
  return { standing: Standing.MISSING, evidence: constructPath === undefined ? [] : [{ value: reason, constructPath }], reason, fix };
}

/** Met for each of what is found, missing where nothing is. */
export function metByAll<T>(found: readonly T[], verdict: (one: T) => Verdict, none: Verdict): Verdict[] {
  return found.length === 0 ? [none] : found.map(verdict);
}
