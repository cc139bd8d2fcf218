import fc from 'fast-check';
import { UpgradeStep, UpgradeTarget } from '../../../lib/readiness/upgrade-plan';
import { UpgradePlanner } from '../../../lib/readiness/upgrade-planner';
import { applied, faults, fewestPoolSteps, isLegal, reaches, State, state, supportedKubelets } from './skew-oracle';
import { minor, running } from './support';

interface Case {
  readonly start: State;
  readonly wanted: number;
}

/** A cluster that keeps the policy, and a version up to so many minor versions newer. */
function legalCase(maxPools: number, maxAhead: number): fc.Arbitrary<Case> {
  return fc.tuple(fc.integer({ min: 20, max: 60 }), fc.nat(maxAhead), fc.array(fc.nat(3), { maxLength: maxPools })).map(([controlPlane, ahead, lags]) => {
    const oldest = Math.min(...supportedKubelets(controlPlane));
    const pools = Object.fromEntries(lags.map((lag, index) => [`pool-${index}`, Math.max(controlPlane - lag, oldest)]));
    return { start: state(controlPlane, pools), wanted: controlPlane + ahead };
  });
}

/** A cluster of which some pools are too old. */
function brokenCase(maxPools: number): fc.Arbitrary<Case> {
  return fc.tuple(fc.integer({ min: 26, max: 60 }), fc.nat(5), fc.array(fc.nat(12), { minLength: 1, maxLength: maxPools })).map(([controlPlane, ahead, lags]) => ({
    start: state(controlPlane, Object.fromEntries(lags.map((lag, index) => [`pool-${index}`, controlPlane - lag]))),
    wanted: controlPlane + ahead,
  }));
}

function stepsOf({ start, wanted }: Case): UpgradeStep[] {
  return UpgradePlanner.plan({ current: running(start.controlPlane, { ...start.pools }), wanted: minor(wanted) }).steps;
}

function states({ start }: Case, steps: readonly UpgradeStep[]): State[] {
  return steps.reduce((all, step) => [...all, applied(all[all.length - 1], step)], [start]);
}

const ANY = fc.oneof(legalCase(4, 12), brokenCase(4));

test('every plan keeps the policy at each step and reaches the wanted version', () => {
  fc.assert(fc.property(ANY, (given) => reaches(given.start, stepsOf(given), given.wanted)));
});

test('from a legal start every state on the way is legal', () => {
  fc.assert(fc.property(legalCase(4, 12), (given) => states(given, stepsOf(given)).every(isLegal)));
});

test('the control plane and its add-ons take every minor version in turn', () => {
  fc.assert(fc.property(ANY, (given) => {
    const { start, wanted } = given;
    const expected = Array.from({ length: wanted - start.controlPlane }, (_, index) => `1.${start.controlPlane + index + 1}`);
    for (const target of [UpgradeTarget.CONTROL_PLANE, UpgradeTarget.ADD_ONS]) {
      expect(stepsOf(given).filter((step) => step.target === target).map(({ to }) => to)).toEqual(expected);
    }
  }));
});

test('every step tells the version that it starts from', () => {
  fc.assert(fc.property(ANY, (given) => {
    const steps = stepsOf(given);
    const before = states(given, steps);
    const version = ({ target, poolId }: UpgradeStep, { controlPlane, addOns, pools }: State) =>
      ({ [UpgradeTarget.CONTROL_PLANE]: controlPlane, [UpgradeTarget.ADD_ONS]: addOns, [UpgradeTarget.POOL]: pools[poolId ?? ''] })[target];
    expect(steps.map(({ from }) => from)).toEqual(steps.map((step, index) => `1.${version(step, before[index])}`));
  }));
});

test('no step can be left out', () => {
  fc.assert(fc.property(ANY, (given) => {
    const steps = stepsOf(given);
    return steps.every((_, left) => !reaches(given.start, steps.filter((_step, index) => index !== left), given.wanted));
  }));
});

test('no plan has fewer steps of pools', () => {
  fc.assert(
    fc.property(fc.oneof(legalCase(2, 7), brokenCase(2)), (given) => {
      expect(stepsOf(given).filter(({ target }) => target === UpgradeTarget.POOL)).toHaveLength(fewestPoolSteps(given.start, given.wanted) ?? -1);
    }),
    { numRuns: 60 },
  );
});

test('each step of a plan passes checkStep', () => {
  fc.assert(fc.property(ANY, (given) => {
    const all = states(given, stepsOf(given)).map(({ controlPlane, pools }) => running(controlPlane, { ...pools }));
    all.slice(1).forEach((after, index) => UpgradePlanner.checkStep(all[index], after));
  }));
});

test('a deployment passes checkStep where the policy has no fault with its end, nor with its old nodes under the new control plane', () => {
  const pool = fc.integer({ min: 20, max: 34 });
  const pools = fc.record({ a: pool, b: pool });
  const controlPlane = fc.integer({ min: 24, max: 32 });

  fc.assert(
    fc.property(controlPlane, fc.integer({ min: -1, max: 2 }), pools, pools, (from, ahead, old, now) => {
      const [before, after] = [state(from, old), state(from + ahead, now)];
      const reachable = ahead === 0 || Object.values(old).every((kubelet) => kubelet > from + ahead || supportedKubelets(from + ahead).includes(kubelet));
      const expected = faults(before, after).length === 0 && reachable;
      expect(passes(() => UpgradePlanner.checkStep(running(from, old), running(from + ahead, now)))).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

function passes(run: () => void): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

// A pool ahead is mended only by a first step of the control plane that leaves nothing else behind.
test('a start with pools ahead is planned exactly where a way exists', () => {
  const lead = fc.array(fc.integer({ min: -4, max: 2 }), { minLength: 1, maxLength: 2 });

  fc.assert(fc.property(fc.integer({ min: 24, max: 40 }), fc.nat(3), lead, (controlPlane, ahead, leads) => {
    fc.pre(leads.some((one) => one > 0));
    const given = { start: state(controlPlane, Object.fromEntries(leads.map((one, index) => [`pool-${index}`, controlPlane + one]))), wanted: controlPlane + ahead };
    const first = { ...given.start, controlPlane: controlPlane + 1 };
    const mendable = ahead > 0 && isLegal({ ...first, addOns: first.controlPlane });

    expect(passes(() => stepsOf(given))).toBe(mendable);
    if (mendable) expect(reaches(given.start, stepsOf(given), given.wanted)).toBe(true);
  }));
});
