import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import fc from 'fast-check';
import { filesOf } from '../../support/report';
import { FLEET } from './fixtures';
import { result } from './fixtures/arbitrary';
import { SMALL } from './fixtures/small';

test('the same result gives the same bytes, whatever the day and the zone of time', () => {
  const before = process.env.TZ;
  const first = filesOf(FLEET);
  jest.useFakeTimers({ now: Date.UTC(2040, 1, 29) });
  process.env.TZ = 'Pacific/Kiritimati';
  try {
    expect(filesOf(structuredClone(FLEET))).toEqual(first);
  } finally {
    jest.useRealTimers();
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

test('any result can be rendered', () => {
  fc.assert(fc.property(result, (given) => {
    expect(filesOf(given).map(([name]) => name)).toEqual(['readiness.json', 'readiness.md', 'readiness.html']);
  }), { numRuns: 20 });
});

// To write them anew: UPDATE_GOLDEN=1 npx jest test/readiness/report/render
test.each(['readiness.json', 'readiness.md', 'readiness.html'])('%s of a small cluster is as it was', (name) => {
  const path = join(__dirname, 'golden', name);
  const text = new Map(filesOf(SMALL)).get(name) ?? '';
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, text);

  expect(text).toBe(readFileSync(path, 'utf8'));
});
