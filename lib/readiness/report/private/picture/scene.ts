import { zoneAround } from './cells';
import { placesOf } from './layout';
import { Area, Box, Connection, Plan } from './plan';
import { Placed, Rectangle, surrounding } from './rectangle';

/** The picture, with a place for everything. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly Placed<Area>[];
  readonly zones: readonly Placed<Area>[];
  readonly boxes: readonly Placed<Box>[];
  readonly connections: readonly Connection[];
  /** Where the line runs by which nodes reach the API server: left of the zones. */
  readonly railX: number;
}

const MARGIN = 12;
const PADDING = 18;
/** Room left of the zones for the line from the nodes to the API server. */
const RAIL = 30;
const NARROWEST = 560;
/** Room for the title of a band. */
const TITLE = 34;

/** Gives everything its place: boxes by their layout, zones as columns, boundaries as bands over the whole width. */
export function sceneOf(plan: Plan): Scene {
  const placed = placesOf(plan);
  const zones = plan.areas.filter(({ kind }) => kind === 'zone').map((of) => ({ of, at: zoneAround(placed.filter((box) => box.of.area === of.id)) }));
  const boxes = strips(placed, zones);
  const content = surrounding([...zones, ...boxes].map(({ at }) => at));
  const slack = Math.max(0, NARROWEST - content.width) / 2;
  const bands = bandsOf(plan, [...zones, ...boxes], { ...content, x: content.x - slack - PADDING - RAIL, width: content.width + 2 * slack + 2 * PADDING + RAIL });
  const all = surrounding(bands.map(({ at }) => at), MARGIN);
  const moved = <T>(places: readonly Placed<T>[]) => places.map(({ of, at }) => ({ of, at: { ...at, x: at.x - all.x, y: at.y - all.y } }));
  return { width: all.width, height: all.height, bands: moved(bands), zones: moved(zones), boxes: moved(boxes), connections: plan.connections, railX: MARGIN + PADDING };
}

// Each band is as high as what it holds.
function bandsOf({ areas }: Plan, content: readonly Placed<Area | Box>[], { x, width }: Rectangle): readonly Placed<Area>[] {
  return areas.filter(({ kind }) => kind !== 'zone').map((of) => {
    const own = content.filter((one) => ('area' in one.of ? one.of.area : one.of.parent) === of.id).map(({ at }) => at);
    const inner = surrounding(own, PADDING - 4);
    const title = of.kind === 'network' ? TITLE - PADDING : 0;
    return { of, at: { x, width, y: inner.y - title, height: inner.height + title } };
  });
}

interface Strip {
  readonly strip: Placed<Box>;
  readonly column: number;
}

/** The parts of a pool in neighbouring zones become one strip. */
function strips(boxes: readonly Placed<Box>[], zones: readonly Placed<Area>[]): readonly Placed<Box>[] {
  const columns = new Map(zones.map(({ of }, column) => [of.id, column]));
  return boxes.reduce<Strip[]>((found, next) => {
    const column = columns.get(next.of.area) ?? -1;
    const before = found.at(-1);
    const joins = before !== undefined && next.of.pool !== undefined && before.strip.of.pool === next.of.pool && column === before.column + 1;
    if (!joins) return [...found, { strip: next, column }];
    return [...found.slice(0, -1), { strip: { of: before.strip.of, at: surrounding([before.strip.at, next.at]) }, column }];
  }, []).map(({ strip }) => strip);
}
