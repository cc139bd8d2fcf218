import { html, Markup } from '../markup';
import { Box, Connection } from './plan';
import { Scene } from './scene';
import { pixels, Placed, Rectangle } from './rectangle';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far below its start a line turns: above the titles of zones. */
const BEAM = 16;

const END = 10;

/** The lines of a connection: straight between two, else by a beam between the rows. */
export function lineOf({ from, to, kind }: Connection, boxes: readonly Placed<Box>[]): Markup {
  const sources = placesOf(from, boxes);
  const targets = placesOf(to, boxes);
  if (sources.length === 0 || targets.length === 0) return html``;
  if (beside(sources[0], targets[0])) return arrow([{ x: sources[0].x, y: middle(sources[0]).y }, { x: right(targets[0]), y: middle(sources[0]).y }], kind);
  if (sources[0].y > targets[0].y) return arrow([{ x: middle(targets[0]).x, y: sources[0].y }, { x: middle(targets[0]).x, y: bottom(targets[0]) }], kind);
  const start = Math.max(...sources.map(bottom));
  const halfway = (Math.min(...targets.map(({ y }) => y)) - start) / 2;
  const beam = start + (kind === 'open' ? Math.min(BEAM, halfway) : halfway);
  return html`${sources.map((source) => stroke([{ x: middle(source).x, y: bottom(source) }, { x: middle(source).x, y: beam }], kind))}${beamOf([...sources, ...targets], beam, kind)}${targets.map((target) => arrow([{ x: middle(target).x, y: beam }, { x: middle(target).x, y: target.y }], kind))}${mark(kind, { x: middle(sources[0]).x, y: beam })}`;
}

/** The ends of the lines from pools, which show before the zones. */
export function railEndsOf({ boxes }: Scene): Markup {
  const pools = boxes.filter(({ of }) => of.kind === 'pool').map(({ at }) => at);
  return html`${pools.filter((pool) => isLeftmost(pool, pools)).map((pool) => stroke([{ x: pool.x, y: middle(pool).y }, { x: pool.x - END, y: middle(pool).y }], 'open'))}`;
}

/** How the nodes of pools reach the API server: by one line left of the zones, from which others pass behind them. */
export function railsOf({ boxes, railX }: Scene): Markup {
  const pools = boxes.filter(({ of }) => of.kind === 'pool').map(({ at }) => at);
  const endpoint = boxes.find(({ of }) => of.id === 'endpoint')?.at;
  if (endpoint === undefined || pools.length === 0) return html``;
  const last = Math.max(...pools.map((pool) => middle(pool).y));
  const entry = middle(endpoint).y;
  const spurs = pools.filter((pool) => isLeftmost(pool, pools)).map((pool) => stroke([{ x: pool.x, y: middle(pool).y }, { x: railX, y: middle(pool).y }], 'open'));
  return html`${spurs}${arrow([{ x: railX, y: last }, { x: railX, y: entry }, { x: endpoint.x, y: entry }], 'open')}
`;
}

// A pool with a gap between its zones has several strips in a row: the first of them is joined.
function isLeftmost(pool: Rectangle, pools: readonly Rectangle[]): boolean {
  return pools.every((other) => other.y !== pool.y || other.x >= pool.x);
}

function beamOf(ends: readonly Rectangle[], y: number, kind: Connection['kind']): Markup {
  const xs = ends.map((end) => middle(end).x);
  return stroke([{ x: Math.min(...xs), y }, { x: Math.max(...xs), y }], kind);
}

function placesOf(ids: readonly string[], boxes: readonly Placed<Box>[]): readonly Rectangle[] {
  return boxes.filter(({ of }) => ids.includes(of.id)).map(({ at }) => at);
}

const right = ({ x, width }: Rectangle): number => x + width;
const bottom = ({ y, height }: Rectangle): number => y + height;
const middle = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });
const beside = (one: Rectangle, other: Rectangle): boolean => one.x > right(other) && one.y < bottom(other) && other.y < bottom(one);

const path = (points: readonly Point[]): string => points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${pixels(x)} ${pixels(y)}`).join('');

function stroke(points: readonly Point[], kind: Connection['kind']): Markup {
  return html`<path class="p-line p-${kind}" d="${path(points)}"/>`;
}

// The head stops short of the box, which is drawn over what lies below it.
function arrow(points: readonly Point[], kind: Connection['kind']): Markup {
  const end = points[points.length - 1];
  const before = points[points.length - 2];
  const [dx, dy] = [Math.sign(Math.round(end.x - before.x)), Math.sign(Math.round(end.y - before.y))];
  const base = { x: end.x - 7 * dx, y: end.y - 7 * dy };
  const head = [{ x: base.x + 4 * dy, y: base.y + 4 * dx }, end, { x: base.x - 4 * dy, y: base.y - 4 * dx }];
  return html`${stroke([...points.slice(0, -1), base], kind)}<path class="p-head p-${kind}" d="${path(head)}Z"/>`;
}

/** On a line where nothing passes, or nobody knows whether it does. */
function mark(kind: Connection['kind'], { x, y }: Point): Markup {
  if (kind === 'open') return html``;
  const sign = kind === 'closed' ? html`<path class="p-cross" d="${path([{ x: x - 4, y: y - 4 }, { x: x + 4, y: y + 4 }])}${path([{ x: x + 4, y: y - 4 }, { x: x - 4, y: y + 4 }])}"/>` : html`<text class="p-mark" x="${pixels(x)}" y="${pixels(y + 4.5)}">?</text>`;
  return html`<circle class="p-mark-ground p-${kind}" cx="${pixels(x)}" cy="${pixels(y)}" r="9"/>${sign}
`;
}
