import { textAt } from './json';
import { Plan } from './plan';
import { PlanFinding, PlanFindingKind } from './plan-check-result';
import { PlannedChange } from './planned-change';

/** Where a control plane says its version. */
interface VersionAttributes {
  /** The one that the code sets. */
  readonly wanted: string;
  /** The one that it runs, which a provider may raise by itself. */
  readonly running: string;
}

const CONTROL_PLANES: ReadonlyMap<string, VersionAttributes> = new Map([
  ['aws_eks_cluster', { wanted: 'version', running: 'version' }],
  ['google_container_cluster', { wanted: 'min_master_version', running: 'master_version' }],
]);

/**
 * Control planes that skip a minor version, or go back.
 * Source: https://kubernetes.io/releases/version-skew-policy/ (read 2026-11)
 */
export function versionChange({ changes }: Plan): PlanFinding[] {
  return changes.flatMap((change) => {
    const attributes = CONTROL_PLANES.get(change.type);
    return attributes !== undefined && change.actions.includes('update') ? judge(change, attributes) : [];
  });
}

function judge(change: PlannedChange, { wanted, running }: VersionAttributes): PlanFinding[] {
  const [set, runs, after] = [textAt(change.before, wanted), textAt(change.before, running), textAt(change.after, wanted)].map(minorOf);
  const from = Math.max(...[set, runs].filter((minor) => minor !== undefined));
  if (after === undefined || !Number.isFinite(from)) return [];
  if (set !== undefined && after < set) {
    return [finding(change, wanted, PlanFindingKind.VERSION_LOWERED, `A control plane cannot go from 1.${set} back to 1.${after}`, `set ${wanted} to 1.${from} again; what is older is a new cluster`)];
  }
  if (after > from + 1) {
    return [finding(change, wanted, PlanFindingKind.VERSION_SKIPPED, `A control plane cannot go from 1.${from} to 1.${after}: it takes one minor version at a time`, `set ${wanted} to 1.${from + 1} and apply, then go on to the next`)];
  }
  return [];
}

// Such as 1.34, or 1.33.5-gke.1080000. What is no version, such as `latest`, is for the provider to judge.
function minorOf(version?: string): number | undefined {
  const match = /^1\.(\d{1,3})(?:\.|$)/.exec(version ?? '');
  return match ? Number(match[1]) : undefined;
}

function finding(change: PlannedChange, wanted: string, kind: PlanFindingKind, what: string, fix: string): PlanFinding {
  const { address, actions } = change;
  const attributes = change.attributes().filter(({ path }) => path === wanted);
  return { kind, address, actions: [...actions], what, attributes, first: [], fix };
}
