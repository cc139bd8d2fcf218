import { Entry, findingsIn, inShort, REPLACE, UPDATE } from './support';

const eks = (before: unknown, after: unknown): Entry => ({ type: 'aws_eks_cluster', actions: UPDATE, before: { version: before }, after: { version: after } });
const gke = (before: unknown, running: unknown, after: unknown): Entry => ({
  type: 'google_container_cluster', actions: UPDATE, before: { min_master_version: before, master_version: running }, after: { min_master_version: after, master_version: running },
});

describe('The version of a control plane', () => {
  test.each<[string, Entry, string, string]>([
    ['skips', eks('1.32', '1.34'), 'version-skipped', 'set version to 1.33 and apply, then go on to the next'],
    ['goes back', eks('1.34', '1.33'), 'version-lowered', 'set version to 1.34 again'],
    ['skips from what runs', gke('1.31', '1.32.4-gke.1415000', '1.34'), 'version-skipped', 'set min_master_version to 1.33'],
    ['skips from the first that is set', gke(null, '1.32.4-gke.1415000', '1.34'), 'version-skipped', 'set min_master_version to 1.33'],
    ['goes back below what was set', gke('1.33.5-gke.1', '1.34.1-gke.1', '1.32'), 'version-lowered', 'set min_master_version to 1.34'],
  ])('%s', (_, change, kind, fix) => {
    const [finding, ...others] = findingsIn(change);
    expect(others).toEqual([]);
    expect(finding.kind).toBe(kind);
    expect(finding.fix).toContain(fix);
    expect(finding.attributes.map(({ path }) => path)).toEqual([change.type === 'aws_eks_cluster' ? 'version' : 'min_master_version']);
  });

  test.each<[string, Entry]>([
    ['one step', eks('1.33', '1.34')],
    ['none', eks('1.33', '1.33')],
    ['an unknown one', eks('1.33', undefined)],
    ['the first one', eks(null, '1.34')],
    ['a raise by one of what GKE has raised by itself', gke('1.31', '1.33.1-gke.1', '1.34')],
    ['a patch', gke('1.33.1-gke.1', '1.33.1-gke.1', '1.33.5-gke.2')],
    ['the newest', gke('1.33', '1.33.1-gke.1', 'latest')],
    ['what is no version', eks('1.33', '1.339999')],
    ['another cluster in its place', { ...eks('1.31', '1.34'), actions: REPLACE, before: null }],
  ])('may be %s', (_, change) => {
    expect(inShort(findingsIn(change)).filter((text) => text.startsWith('version'))).toEqual([]);
  });
});
