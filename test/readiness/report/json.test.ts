import fc from 'fast-check';
import { parseReport, readinessJson } from '../../../lib/readiness/report/json';
import { expectProblem, messageOf } from '../../support/problems';
import { filesOf } from '../../support/report';
import { FLEET } from './fixtures';
import { result } from './fixtures/arbitrary';
import { SMALL } from './fixtures/small';

test('what is written is read back, whatever the texts are', () => {
  // THEN reading and writing again changes no byte; undefined members are left out
  fc.assert(fc.property(result, (given) => {
    const text = readinessJson(given);
    expect(readinessJson(parseReport(text))).toBe(text);
  }), { numRuns: 30 });
});

test('a report that was read renders as it did before', () => {
  expect(filesOf(parseReport(readinessJson(FLEET)))).toEqual(filesOf(FLEET));
});

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['an empty file', '', 'it is no JSON'],
  ['a page of HTML', '<!DOCTYPE html>', 'it is no JSON'],
  ['a text', '"readiness"', 'it has no formatVersion'],
  ['null', 'null', 'it has no formatVersion'],
  ['a plan of Terraform', '{"format_version":"1.2"}', 'it has no formatVersion'],
  ['a later format', '{"formatVersion":2,"clusters":[]}', 'its formatVersion is not 1. Got 2'],
  ['a format by its name', '{"formatVersion":"1","clusters":[]}', 'its formatVersion is not 1. Got "1"'],
  ['no clusters', '{"formatVersion":1}', 'report.clusters is no list'],
  ['a cluster that is a text', '{"formatVersion":1,"clusters":["a"]}', 'report.clusters[0] is no object'],
];

test.each(REFUSED)('%s is refused', (_, text, what) => {
  // WHEN
  const message = messageOf(() => parseReport(text));

  // THEN
  expectProblem(message, { id: 'readiness-report', allowed: 'readiness.json', fix: 'synthesize the app again' });
  expect(message).toContain(what);
});

const CHANGES: readonly (readonly [string, RegExp, string])[] = [
  ['a missing member', /"version": "1.34",/, 'report.clusters[0].version is no text'],
  ['an unknown standing', /"met"/, 'report.clusters[0].items[0].standing is none of'],
  ['a text for a number', /"minSize": 2/, 'report.clusters[0].topology.pools[0].minSize is no number'],
  ['a text for a flag', /"admitsSystemPods": true/, 'report.clusters[0].topology.pools[0].admitsSystemPods is neither true nor false'],
  ['a zone that is none', /"zone": 1/, 'report.clusters[0].topology.members[1].zone is no whole number from 0'],
];
const REPLACEMENTS: Readonly<Record<string, string>> = { '"met"': '"splendid"', '"minSize": 2': '"minSize": "2"', '"admitsSystemPods": true': '"admitsSystemPods": "yes"', '"zone": 1': '"zone": -1' };

test.each(CHANGES)('%s is refused with its place', (_, pattern, what) => {
  const changed = readinessJson(SMALL).replace(pattern, (found) => REPLACEMENTS[found] ?? '');

  expect(messageOf(() => parseReport(changed))).toContain(what);
});

test('a member that a later version of the library added is no fault', () => {
  const text = readinessJson(SMALL).replace('"formatVersion": 1', '"formatVersion": 1, "later": true');

  expect(parseReport(text)).toMatchObject(JSON.parse(readinessJson(SMALL)) as object);
});
