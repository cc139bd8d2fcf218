import fc from 'fast-check';
import { Quantity } from '../../../lib/kubernetes/limits/private/quantity';

function parse(text: string): Quantity {
  const quantity = Quantity.parse(text);
  if (quantity === undefined) throw new Error(`${text} is no quantity`);
  return quantity;
}

const RUNS = 500;

// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ ("canonical form", with its examples) and
// https://kubernetes.io/docs/tasks/administer-cluster/manage-resources/quota-memory-cpu-namespace/ (read 2026-11)
test.each([
  ['1.5', '1500m'], ['1.5Gi', '1536Mi'], // the examples of the documentation
  ['0', '0'], ['0.0', '0'], ['0Gi', '0'], ['0e3', '0'], ['1', '1'], ['40', '40'], ['0.5', '500m'], ['0.1', '100m'], ['100m', '100m'], ['1000m', '1'],
  ['1000', '1k'], ['10000', '10k'], ['1500', '1500'], ['1e3', '1e3'], ['12e1', '120'], ['1E3', '1e3'], ['0.5e0', '500e-3'], ['1e-3', '1e-3'],
  ['1024', '1024'], ['1Ki', '1Ki'], ['1024Ki', '1Mi'], ['160Gi', '160Gi'], ['0.5Ki', '512'], ['1.25Ki', '1280'], ['1023Ki', '1023Ki'], ['1312.5Ki', '1344k'],
  ['129e6', '129e6'], ['129M', '129M'], ['128974848000m', '128974848'], ['123Mi', '123Mi'], ['1E', '1E'], ['7Ei', '7Ei'], ['9223372036854775807', '9223372036854775807'],
])('%s is written %s', (text, canonical) => {
  expect(parse(text).toString()).toBe(canonical);
});

// https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory (read 2026-11): the same number in four ways
test('the same number in several ways is the same', () => {
  for (const text of ['128974848', '128974848000m', '123Mi', '125952Ki']) {
    expect(parse(text).exceeds(parse('128974848'))).toBe(false);
    expect(parse('128974848').exceeds(parse(text))).toBe(false);
  }
  expect(parse('129M').exceeds(parse('123Mi'))).toBe(true);
});

test.each([
  '', ' ', '1 ', ' 1', '160 GB', '160GB', '1gi', '1K', '1KI', '1mi', '-1', '+1', '1.', '.5', '01', '1,5', '1..5', '0x10', '1e', '1e100', '1e+', 'e3', '1kk', 'Gi', 'NaN', 'Infinity', '１',
  '9223372036854775808', '8Ei', '10E', '0.1n', '1e-10', '0.0000000001',
])('%j is no quantity that Kubernetes keeps as it is', (text) => {
  expect(Quantity.parse(text)).toBeUndefined();
});

test.each([
  ['1', '500m', '1500m'], ['160Gi', '96Gi', '256Gi'], ['1Gi', '1G', '2073741824'], ['1G', '1Gi', '2073741824'], ['0', '1Gi', '1Gi'], ['0.1', '0.2', '300m'], ['1e3', '1', '1001'],
])('%s + %s = %s', (one, other, sum) => {
  expect(parse(one).plus(parse(other)).toString()).toBe(sum);
});

test.each([
  ['40', '500m', '39500m'], ['160Gi', '60Gi', '100Gi'], ['1Gi', '512Mi', '512Mi'], ['1Gi', '1', '1073741823'], ['1', '1', '0'], ['1Ki', '1', '1023'], ['1k', '500', '500'],
])('%s - %s = %s', (one, other, rest) => {
  expect(parse(one).minus(parse(other)).toString()).toBe(rest);
});

test.each([
  ['1m', true, false], ['500u', false, false], ['1', true, true], ['1.5', true, false], ['1.0005', false, false], ['1.5Gi', true, true], ['0.3Ki', true, false],
])('%s is a whole number of thousandths: %s, and of units: %s', (text, thousandths, units) => {
  expect([parse(text).wholeThousandths, parse(text).whole]).toEqual([thousandths, units]);
});

describe('For every amount', () => {
  const amount = fc.record({ whole: fc.bigInt({ min: 0n, max: 2n ** 31n }), fraction: fc.integer({ min: 0, max: 999 }), suffix: fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'e6') })
    .map(({ whole, fraction, suffix }) => `${whole}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}${suffix}`);
  const same = (one: Quantity, other: Quantity) => !one.exceeds(other) && !other.exceeds(one);

  test('the written form is the same amount and is written so again', () => {
    fc.assert(fc.property(amount, (text) => {
      const written = parse(text).toString();

      expect(same(parse(written), parse(text))).toBe(true);
      expect(parse(written).toString()).toBe(written);
      expect(written).not.toMatch(/\./);
    }), { numRuns: RUNS });
  });

  test('what is added can be taken away', () => {
    fc.assert(fc.property(amount, amount, (one, other) => {
      expect(same(parse(one).plus(parse(other)).minus(parse(other)), parse(one))).toBe(true);
    }), { numRuns: RUNS });
  });
});
