import { STYLE } from '../../../lib/readiness/report/private/html/style';

// https://www.w3.org/TR/WCAG22/#contrast-minimum and #non-text-contrast (read 2026-11)
const TEXT = 4.5;
const SIGN = 3;

const colours = (block: string) => new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6})/g)].map(([, name, value]) => [name, value]));
const [light, dark] = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => colours(block));

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['paper', 'surface', 'tint'];
const TONES = ['good', 'bad', 'provider', 'outside', 'noted', 'unknown'];
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...GROUNDS.flatMap((ground) => ['ink', 'soft', 'accent'].map((ink) => [ink, ground, TEXT] as const)),
  ...TONES.flatMap((tone) => [[tone, `${tone}-ground`, TEXT], [tone, 'surface', TEXT]] as const),
  ...['ink', 'accent'].map((ink) => [ink, 'bad-ground', TEXT] as const),
  ...['machine', 'etcd', 'pool', 'cloud'].flatMap((ground) => [['ink', ground, TEXT], [`${ground}-edge`, 'surface', SIGN]] as const),
];

describe.each([['by day', light], ['by night', dark]])('The colours %s', (_, palette) => {
  test.each(PAIRS)('%s on %s: at least %d', (ink, ground, least) => {
    expect(contrast(palette.get(ink)!, palette.get(ground)!)).toBeGreaterThanOrEqual(least);
  });
});

test('both palettes have the same colours', () => {
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});
