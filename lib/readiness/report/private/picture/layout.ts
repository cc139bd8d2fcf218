import { EdgeLabel, Graph, GraphLabel, layout, NodeLabel } from '@dagrejs/dagre';
import { Box, Plan } from './plan';

/** A rectangle by its corner and size. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Drawing = Graph<GraphLabel, NodeLabel, EdgeLabel>;

// Clusters of a fleet look alike, and this is what a report takes most of its time for.
const known = new Map<string, ReadonlyMap<string, Rectangle>>();

/** Where each box stands. Each row is bound to the next, so that all boxes of a row are of one rank. */
export function placesOf({ rows }: Plan): ReadonlyMap<string, Rectangle> {
  const key = JSON.stringify(rows);
  const places = known.get(key) ?? layOut(rows);
  known.set(key, places);
  return places;
}

function layOut(rows: Plan['rows']): ReadonlyMap<string, Rectangle> {
  const graph: Drawing = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: 'TB', nodesep: 14, ranksep: 30, edgesep: 4, ranker: 'longest-path' });
  for (const { id, width, height } of rows.flat()) graph.setNode(id, { width, height });
  rows.slice(1).forEach((row, index) => bind(graph, rows[index], row));
  layout(graph, { customOrder: (drawing) => keepOrder(drawing, rows) });
  return new Map(rows.flat().map(({ id }) => [id, rectangle(graph.node(id))]));
}

// Rows have their order already: to look for a better one is most of what a layout takes. What bends lines has ranks of its own, between those of boxes.
function keepOrder(drawing: Drawing, rows: Plan['rows']): void {
  for (const row of rows) row.forEach(({ id }, index) => (drawing.node(id).order = index));
  const taken = new Map<number | undefined, number>();
  for (const bend of drawing.nodes().map((id) => drawing.node(id)).filter(({ order }) => order === undefined)) {
    bend.order = taken.get(bend.rank) ?? 0;
    taken.set(bend.rank, bend.order + 1);
  }
}

// Between rows of different areas their frames need room, and their titles.
function bind(graph: Drawing, upper: readonly Box[], lower: readonly Box[]): void {
  const minlen = areasOf(upper) === areasOf(lower) ? 1 : 2;
  const count = Math.max(upper.length, lower.length);
  for (let index = 0; index < count; index++) graph.setEdge(upper[index % upper.length].id, lower[index % lower.length].id, { weight: 1, minlen });
}

function areasOf(row: readonly Box[]): string {
  return [...new Set(row.map(({ area }) => area))].join();
}

function rectangle({ x = 0, y = 0, width, height }: NodeLabel): Rectangle {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
