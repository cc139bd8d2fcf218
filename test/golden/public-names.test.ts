import * as library from 'cdktf-production-cluster';
import * as testing from 'cdktf-production-cluster/testing';
import { ERROR_IDS } from '../../lib/private/error-ids';
import { expectGolden } from '../support/golden';

// A name that leaves a list, or changes in it, breaks somebody's program. Interfaces leave no name at run time.
test('error and warning ids', () => {
  expectGolden('error-ids.txt', ERROR_IDS);
});

test('public names', () => {
  const namespaces = { '': library, 'aws.': library.aws, 'google.': library.google, 'testing.': testing };

  const names = Object.entries(namespaces).flatMap(([prefix, names]) => Object.keys(names).map((name) => `${prefix}${name}`));

  expectGolden('public-names.txt', names.sort());
});

test('ids are sorted, unique and in words of lower case', () => {
  expect([...new Set(ERROR_IDS)].sort()).toEqual([...ERROR_IDS]);
  for (const id of ERROR_IDS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
