import { UpgradeStep, UpgradeTarget } from '../../../lib/readiness/upgrade-plan';

/**
 * The version skew policy once more, as lists of what the page names, to judge plans by.
 * Source: kubernetes/website, content/en/releases/version-skew-policy.md (read 2026-11).
 */
export interface State {
  readonly controlPlane: number;
  readonly addOns: number;
  readonly pools: Readonly<Record<string, number>>;
}

/** A state whose add-ons are those of its control plane. */
export function state(controlPlane: number, pools: Record<string, number>): State {
  return { controlPlane, addOns: controlPlane, pools };
}

/** `kubelet` is supported at the version of `kube-apiserver` and the three before; `kubelet` < 1.25 at the two before only. */
export function supportedKubelets(apiServer: number): number[] {
  return [apiServer, apiServer - 1, apiServer - 2, apiServer - 3].filter((kubelet, behind) => behind < 3 || kubelet >= 25);
}

/** `kube-proxy` must not be newer than `kube-apiserver`, and may be as old as a kubelet. */
export function isLegal({ controlPlane, addOns, pools }: State): boolean {
  const supported = supportedKubelets(controlPlane);
  return supported.includes(addOns) && Object.values(pools).every((kubelet) => supported.includes(kubelet));
}

/** What a step makes of a state. */
export function applied(before: State, { target, poolId, to }: UpgradeStep): State {
  const version = Number(to.slice(2));
  if (target === UpgradeTarget.CONTROL_PLANE) return { ...before, controlPlane: version };
  if (target === UpgradeTarget.ADD_ONS) return { ...before, addOns: version };
  return { ...before, pools: { ...before.pools, [poolId!]: version } };
}

/** What is wrong with a step from one state to the next; nothing where it keeps the policy, and add-ons follow before the control plane goes on. */
export function faults(before: State, after: State): string[] {
  const raised = after.controlPlane - before.controlPlane;
  const supported = supportedKubelets(after.controlPlane);
  const touched = Object.keys(after.pools).filter((id) => raised !== 0 || after.pools[id] !== before.pools[id]);
  return [
    ...(raised < 0 || raised > 1 ? [`the control plane goes ${raised} minor versions`] : []),
    ...(raised > 0 && before.addOns !== before.controlPlane ? ['the control plane leaves its add-ons behind'] : []),
    ...(after.addOns > after.controlPlane ? ['kube-proxy is newer than the API server'] : []),
    ...touched.filter((id) => after.pools[id] < before.pools[id]).map((id) => `${id} goes back`),
    ...touched.filter((id) => !supported.includes(after.pools[id])).map((id) => `${id} is not supported`),
  ];
}

/** Whether steps lead from a state, without a fault, to the wanted version of everything. */
export function reaches(start: State, steps: readonly UpgradeStep[], wanted: number): boolean {
  let now = start;
  for (const step of steps) {
    const next = applied(now, step);
    if (faults(now, next).length > 0) return false;
    now = next;
  }
  return [now.controlPlane, now.addOns, ...Object.values(now.pools)].every((version) => version === wanted);
}

/** The fewest pool steps to a wanted version, by a search over all states that can be reached; undefined where none leads there. */
export function fewestPoolSteps(start: State, wanted: number): number | undefined {
  const seen = new Set<string>();
  let layer = [start];
  for (let poolSteps = 0; layer.length > 0; poolSteps++) {
    const reached = [...withoutPoolSteps(layer, wanted, seen)];
    if (reached.some((one) => [one.controlPlane, one.addOns, ...Object.values(one.pools)].every((version) => version === wanted))) return poolSteps;
    layer = reached.flatMap((one) => poolMoves(one).filter((next) => faults(one, next).length === 0));
  }
  return undefined;
}

/** All states that steps of the control plane and of the add-ons lead to, from any of some. */
function* withoutPoolSteps(from: State[], wanted: number, seen: Set<string>): Generator<State> {
  const open = [...from];
  for (let now = open.pop(); now !== undefined; now = open.pop()) {
    const key = JSON.stringify([now.controlPlane, now.addOns, now.pools]);
    if (seen.has(key)) continue;
    seen.add(key);
    yield now;
    const { controlPlane } = now;
    const next = [{ ...now, addOns: controlPlane }, ...(controlPlane < wanted ? [{ ...now, controlPlane: controlPlane + 1 }] : [])];
    open.push(...next.filter((one) => faults(now, one).length === 0));
  }
}

/** Each pool raised to each version up to that of the control plane. */
function poolMoves(now: State): State[] {
  return Object.entries(now.pools).flatMap(([id, version]) =>
    Array.from({ length: Math.max(0, now.controlPlane - version) }, (_, more) => ({ ...now, pools: { ...now.pools, [id]: version + more + 1 } })));
}
