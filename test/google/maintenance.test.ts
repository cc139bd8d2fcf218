import { TerraformVariable, Token } from 'cdktf';
import { google } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { renderMaintenance } from '../../lib/google/private/maintenance';
import { fewestHours } from '../../lib/google/private/maintenance-hours';
import { gkeCluster, inGoogleStack } from '../support/google';
import { idsIn, messageOf } from '../support/problems';
import { checkResource } from './provider-rules/check-resource';

const { MaintenanceDay: Day, MaintenanceExclusion: Exclusion, MaintenanceWindow: Window } = google;
const nightly = Window.daily({ startTime: '02:00', durationHours: 4 });
const freeze = (start: string, end: string, name = 'freeze') => Exclusion.noUpgrades({ name, start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` });
const policyOf = (window?: google.MaintenanceWindow, exclusions?: google.MaintenanceExclusion[]) => {
  const template = inGoogleStack((stack) => gkeCluster(stack, { maintenanceWindow: window, maintenanceExclusions: exclusions }));
  return template.onlyResource('google_container_cluster');
};

describe('A window', () => {
  test.each([
    ['of every night', nightly, '2024-01-01T02:00:00Z', '2024-01-01T06:00:00Z', 'MO,TU,WE,TH,FR,SA,SU'],
    ['of the weekend', Window.weekly({ days: [Day.SUNDAY, Day.SATURDAY], startTime: '20:30', durationHours: 8 }), '2024-01-06T20:30:00Z', '2024-01-07T04:30:00Z', 'SA,SU'],
    ['of whole days', Window.weekly({ days: [Day.WEDNESDAY], startTime: '00:00', durationHours: 24 }), '2024-01-03T00:00:00Z', '2024-01-04T00:00:00Z', 'WE'],
  ])('%s', (_, window, startTime, endTime, days) => {
    expect(renderMaintenance(window)).toEqual({ recurringWindow: { startTime, endTime, recurrence: `FREQ=WEEKLY;BYDAY=${days}` } });
  });

  test('begins on a day on which it opens, whatever the order in which days are given', () => {
    const days = Object.values(Day);
    for (const day of days) {
      const { startTime } = renderMaintenance(Window.weekly({ days: [day], startTime: '12:00', durationHours: 12 }))?.recurringWindow ?? { startTime: '' };
      expect(days[(new Date(startTime).getUTCDay() + 6) % 7]).toBe(day);
    }
    expect(renderMaintenance(Window.weekly({ days: [...days].reverse(), startTime: '02:00', durationHours: 4 }))).toEqual(renderMaintenance(nightly));
  });

  test('never depends on when the app is synthesized', () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(0);
    const then = renderMaintenance(nightly);
    now.mockReturnValue(4e12);

    expect(renderMaintenance(nightly)).toEqual(then);
    now.mockRestore();
  });

  test('is written as the provider takes it, and not at all where GKE may upgrade at any time', () => {
    const cluster = policyOf(nightly);

    expect(cluster.maintenance_policy).toEqual({ recurring_window: { start_time: '2024-01-01T02:00:00Z', end_time: '2024-01-01T06:00:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU' } });
    expect(checkResource('google_container_cluster', cluster)).toEqual([]);
    expect(policyOf()).not.toHaveProperty('maintenance_policy');
  });

  test('may have a start and a length that only Terraform knows', () => {
    const template = inGoogleStack((stack) => {
      const startTime = new TerraformVariable(stack, 'start', {}).stringValue;
      const durationHours = new TerraformVariable(stack, 'hours', { type: 'number' }).numberValue;
      gkeCluster(stack, { maintenanceWindow: Window.daily({ startTime, durationHours }), maintenanceExclusions: [freeze('2026-12-01', '2027-01-01')] });
    });

    expect(template.onlyResource('google_container_cluster').maintenance_policy).toMatchObject({
      recurring_window: { start_time: '2024-01-01T${var.start}:00Z', end_time: '${timeadd("2024-01-01T${var.start}:00Z", format("%sh", var.hours))}' },
    });
  });

  test('that is open for few hours needs a reason', () => {
    const short = (acknowledge?: google.WeeklyMaintenanceOptions['acknowledge']) => Window.weekly({ days: [Day.SUNDAY], startTime: '02:00', durationHours: 11, acknowledge });

    expect(idsIn(messageOf(() => short()))).toEqual(['maintenance-window-short']);
    expect(short([{ id: 'maintenance-window-short', reason: 'a cluster of three nodes' }]).durationHours).toBe(11);
    expect(Window.weekly({ days: [Day.SUNDAY], startTime: '02:00', durationHours: 12 }).durationHours).toBe(12);
  });
});

describe('An exclusion', () => {
  const sales = { name: 'sales', start: '2026-11-20T00:00:00+01:00', end: '2026-12-02T12:00:00Z' };

  test.each([
    ['without upgrades', Exclusion.noUpgrades, 'NO_UPGRADES'],
    ['without upgrades to another minor version', Exclusion.noMinorUpgrades, 'NO_MINOR_UPGRADES'],
    ['without upgrades of nodes', Exclusion.noMinorOrNodeUpgrades, 'NO_MINOR_OR_NODE_UPGRADES'],
  ])('%s says so, and its times in UTC', (_, make, scope) => {
    const cluster = policyOf(nightly, [make(sales)]);

    expect(cluster.maintenance_policy).toMatchObject({
      maintenance_exclusion: [{ exclusion_name: 'sales', start_time: '2026-11-19T23:00:00Z', end_time: '2026-12-02T12:00:00Z', exclusion_options: { scope } }],
    });
    expect(checkResource('google_container_cluster', cluster)).toEqual([]);
  });

  test('stands beside a window that is always open where no window is given, as the provider wants one', () => {
    const policy = renderMaintenance(undefined, [Exclusion.noMinorUpgrades(sales)]);

    expect(policy?.recurringWindow).toEqual({ startTime: '2024-01-01T00:00:00Z', endTime: '2024-01-02T00:00:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU' });
  });

  test('without upgrades lasts 90 days and no longer, unlike others', () => {
    const options = { name: 'long', start: '2026-01-01T00:00:00Z', end: '2026-04-01T00:00:01Z' };

    expect(Exclusion.noUpgrades({ ...options, end: '2026-04-01T00:00:00Z' }).end).toBe('2026-04-01T00:00:00Z');
    expect(idsIn(messageOf(() => Exclusion.noUpgrades(options)))).toEqual(['maintenance-exclusion']);
    expect(Exclusion.noMinorOrNodeUpgrades({ ...options, end: '2028-01-01T00:00:00Z' }).end).toBe('2028-01-01T00:00:00Z');
  });

  test('may be one of 20, and of three without upgrades', () => {
    const minor = (count: number) => Array.from({ length: count }, (_, index) => Exclusion.noMinorUpgrades({ ...sales, name: `e${index}` }));
    const none = (count: number) => Array.from({ length: count }, (_, index) => freeze(`203${index}-01-01`, `203${index}-01-31`, `n${index}`));

    expect(renderMaintenance(nightly, minor(20))?.maintenanceExclusion).toHaveLength(20);
    expect(renderMaintenance(nightly, none(3))?.maintenanceExclusion).toHaveLength(3);
    expect(idsIn(messageOf(() => renderMaintenance(nightly, minor(21))))).toEqual(['maintenance-exclusion-limit']);
    expect(idsIn(messageOf(() => renderMaintenance(nightly, none(4))))).toEqual(['maintenance-exclusion-limit']);
  });

  test('may have a name and times that only Terraform knows', () => {
    const time = Token.asString({ resolve: () => 'later' });

    expect(renderMaintenance(nightly, [Exclusion.noUpgrades({ name: time, start: time, end: time })])?.maintenanceExclusion).toMatchObject([{ exclusionName: time, startTime: time }]);
  });
});

// Hours since a Monday, so many days before the first exclusion.
const BEFORE = 100 * 24;
const FIRST = Date.parse('2026-01-05T00:00:00Z') / 3_600_000;
const at = (hour: number) => new Date((FIRST + hour) * 3_600_000).toISOString().replace('.000Z', 'Z');

// Hour by hour: open, counted where four in a row are open, and summed over every row of 92 days that touches an exclusion.
function countedHours({ days, startTime, durationHours }: google.MaintenanceWindow, exclusions: [number, number][]): number {
  const size = BEFORE + 4000 + 100 * 24;
  const open = Array.from({ length: size }, () => false);
  for (let day = 0; day * 24 < size; day += 1) {
    // BEFORE is 100 days, which is 14 weeks and 2 days.
    const start = day * 24 + Number(startTime.slice(0, 2));
    if (days.includes(Object.values(Day)[(day + 5) % 7])) open.fill(true, start, start + durationHours);
  }
  exclusions.forEach(([start, length]) => open.fill(false, start + BEFORE, start + BEFORE + length));
  const counted = open.map((one, index) => one && [0, 1, 2, 3].some((back) => [0, 1, 2, 3].every((forth) => open[index - back + forth])));
  const sums = [0];
  counted.forEach((one) => sums.push(sums[sums.length - 1] + Number(one)));
  const row = 92 * 24;
  const rows = exclusions.flatMap(([from, length]) => Array.from({ length: row + length - 1 }, (_, index) => from + BEFORE - row + 1 + index));
  return Math.min(...[...new Set(rows)].map((start) => sums[start + row] - sums[start]));
}

describe('The hours that exclusions leave in 92 days', () => {
  const weekly = (hours: number) => Window.weekly({ days: [Day.SUNDAY], startTime: '00:00', durationHours: hours });
  const always = Window.daily({ startTime: '00:00', durationHours: 24 });

  test.each([
    ['80 days of 92 and windows of four hours', nightly, [freeze('2026-01-01', '2026-03-22')], 48],
    ['81 days of 92', nightly, [freeze('2026-01-01', '2026-03-23')], 44],
    ['90 days of 92, always open', always, [freeze('2026-01-01', '2026-04-01')], 48],
    ['30 days and one window a week', weekly(12), [freeze('2026-01-01', '2026-01-31')], 108],
    ['three hours between two exclusions, which are too few to count', always, [freeze('2026-01-01', '2026-02-15'), Exclusion.noUpgrades({ name: 'second', start: '2026-02-15T03:00:00Z', end: '2026-03-31T00:00:00Z' })], 72],
    ['four hours, which are not', always, [freeze('2026-01-01', '2026-02-15'), Exclusion.noUpgrades({ name: 'second', start: '2026-02-15T04:00:00Z', end: '2026-03-31T00:00:00Z' })], 76],
    ['two exclusions that lie close together', nightly, [freeze('2026-01-01', '2026-02-15'), freeze('2026-02-20', '2026-04-01', 'second')], 28],
  ])('%s', (_, window, exclusions, hours) => {
    expect(fewestHours(window, exclusions, 92)).toBe(hours);
  });

  test('are those that counting hour by hour finds', () => {
    const exclusion = fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 2160 }));
    const window = fc.record({ days: fc.subarray(Object.values(Day), { minLength: 2 }), hour: fc.integer({ min: 0, max: 23 }), durationHours: fc.integer({ min: 6, max: 24 }) });

    fc.assert(
      fc.property(window, fc.array(exclusion, { minLength: 1, maxLength: 3 }), ({ days, hour, durationHours }, lengths) => {
        const opened = Window.weekly({ days, startTime: `${String(hour).padStart(2, '0')}:00`, durationHours });
        const exclusions = lengths.map(([start, length], index) => Exclusion.noUpgrades({ name: `e${index}`, start: at(start), end: at(start + length) }));
        expect(fewestHours(opened, exclusions, 92)).toBe(countedHours(opened, lengths));
      }),
      { numRuns: 60 },
    );
  });

  test('must be 48', () => {
    const close = [freeze('2026-01-01', '2026-02-15'), freeze('2026-02-20', '2026-04-01', 'second')];

    expect(idsIn(messageOf(() => renderMaintenance(nightly, close)))).toEqual(['maintenance-exclusion-limit']);
    expect(renderMaintenance(always, close)?.maintenanceExclusion).toHaveLength(2);
    expect(renderMaintenance(nightly, [freeze('2026-01-01', '2026-03-22')])?.maintenanceExclusion).toHaveLength(1);
  });
});
