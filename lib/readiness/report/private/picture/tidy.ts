import { Rectangle } from './layout';
import { Box, Plan } from './plan';

/** Something with its place in the picture. */
export interface Placed<T> {
  readonly of: T;
  readonly at: Rectangle;
}

const PADDING = 9;
const BETWEEN_ZONES = 12;
const BESIDE = 44;

/** The smallest rectangle around others. */
export function surrounding(rectangles: readonly Rectangle[], padding = 0): Rectangle {
  const x = Math.min(...rectangles.map((one) => one.x)) - padding;
  const y = Math.min(...rectangles.map((one) => one.y)) - padding;
  const right = Math.max(...rectangles.map((one) => one.x + one.width)) + padding;
  const bottom = Math.max(...rectangles.map((one) => one.y + one.height)) + padding;
  return { x, y, width: right - x, height: bottom - y };
}

/** The room around the boxes of a zone. */
export function zoneAround(boxes: readonly Placed<Box>[]): Rectangle {
  return surrounding(boxes.map(({ at }) => at), PADDING);
}

/** Moves zones together to columns in which every row is centred, and the other rows to the middle of all. */
export function tidied({ areas, rows }: Plan, places: ReadonlyMap<string, Rectangle>): readonly Placed<Box>[] {
  const placed = rows.map((row) => row.map((of) => ({ of, at: places.get(of.id) ?? NOWHERE })));
  const tidy = new Map<string, Rectangle>();
  let right = 0;
  for (const { id } of areas.filter(({ kind }) => kind === 'zone')) {
    const own = placed.map((row) => row.filter(({ of }) => of.area === id)).filter((row) => row.length > 0);
    const width = Math.max(...own.map((row) => surrounding(row.map(({ at }) => at)).width));
    for (const { of, at } of own.flatMap((row) => inColumn(row, right + PADDING, width))) tidy.set(of.id, at);
    right += width + 2 * PADDING + BETWEEN_ZONES;
  }
  const middle = Math.max(0, right - BETWEEN_ZONES) / 2;
  const others = placed.filter(([first]) => !tidy.has(first.of.id)).flatMap((row) => centred(row, middle));
  for (const { of, at } of others) tidy.set(of.id, at);
  return placed.flat().map(({ of, at }) => ({ of, at: tidy.get(of.id) ?? at }));
}

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

// What is alone in its row is as wide as its column; but a title no wider than its text, for lines pass behind it.
function inColumn(row: readonly Placed<Box>[], left: number, width: number): readonly Placed<Box>[] {
  const [first] = row;
  if (row.length === 1 && first.of.kind !== 'title') return [{ of: first.of, at: { ...first.at, x: left, width } }];
  const around = surrounding(row.map(({ at }) => at));
  return row.map(({ of, at }) => ({ of, at: { ...at, x: at.x - around.x + left + (width - around.width) / 2 } }));
}

// The API server stands in the middle, whoever stands beside it.
function centred(row: readonly Placed<Box>[], middle: number): readonly Placed<Box>[] {
  const total = row.reduce((sum, { at }) => sum + at.width, 0) + BESIDE * (row.length - 1);
  let x = middle - (row[0].of.id === 'endpoint' ? row[0].at.width : total) / 2;
  return row.map(({ of, at }) => {
    const place = { of, at: { ...at, x } };
    x += at.width + BESIDE;
    return place;
  });
}
