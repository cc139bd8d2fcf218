import { compactBox } from '@antv/hierarchy';
import { columnWidth, inMiddle, inZone } from './cells';
import { Box, Plan } from './plan';
import { Placed, Rectangle } from './rectangle';

type Row = readonly Box[];

/** A row of the picture: how high its boxes are, and how far below its start the next begins. */
interface Level {
  readonly row: Row;
  readonly height: number;
  readonly pitch: number;
}

/** A node of the tree: what one zone has of a row, or a row above all zones. */
interface Cell {
  readonly width: number;
  /** The pitch of its row. */
  readonly height: number;
  readonly children: readonly Cell[];
  readonly fill: (x: number, y: number) => readonly Placed<Box>[];
}

const BETWEEN_ROWS = 30;
/** Between rows of different areas their frames need room, and their titles. */
const BETWEEN_AREAS = 60;

/** Of the stem, whose boxes stand around the middle of their cells. */
const ANY_WIDTH = 1;

const OPTIONS = {
  direction: 'TB',
  fixedRoot: false,
  getWidth: ({ width }: Cell) => width,
  getHeight: ({ height }: Cell) => height,
  getHGap: () => 0,
  getVGap: () => 0,
} as const;

/**
 * Where each box stands, in the order of the plan. The picture is a tree: its stem leads from the internet to the API server, and each zone
 * is a branch with a cell for each row. What belongs to no zone that is known stands below, in the middle.
 */
export function placesOf({ areas, rows }: Plan): readonly Placed<Box>[] {
  const zones = areas.filter(({ kind }) => kind === 'zone').map(({ id }) => id);
  const levels = rows.map((row, index) => levelOf(row, rows[index + 1] ?? []));
  const inZones = levels.filter(({ row }) => zones.includes(row[0].area));
  const fork = inZones.length === 0 ? levels.length : levels.indexOf(inZones[0]);
  const branches = zones.flatMap((zone) => branchOf(inZones.map((level) => ({ ...level, row: level.row.filter(({ area }) => area === zone) }))));
  const [stem] = chained(levels.slice(0, fork).map((level) => cellOf(level, ANY_WIDTH, inMiddle)), branches);
  const tree = compactBox(stem, OPTIONS);
  const placed = levels.slice(fork + inZones.length).flatMap((level) => [...cellOf(level, ANY_WIDTH, inMiddle).fill(tree.x, tree.getBoundingBox().height)]);
  tree.eachNode(({ data, x, y }) => placed.push(...data.fill(x, y)));
  const byId = new Map(placed.map((one) => [one.of.id, one]));
  return rows.flat().flatMap(({ id }) => byId.get(id) ?? []);
}

function levelOf(row: Row, next: Row): Level {
  const height = Math.max(...row.map((box) => box.height));
  return { row, height, pitch: height + (areasOf(row) === areasOf(next) ? BETWEEN_ROWS : BETWEEN_AREAS) };
}

function areasOf(row: Row): string {
  return [...new Set(row.map(({ area }) => area))].join();
}

function branchOf(levels: readonly Level[]): readonly Cell[] {
  const width = columnWidth(levels.map(({ row }) => row));
  return chained(levels.map((level) => cellOf(level, width, inZone)), []);
}

function cellOf({ row, height, pitch }: Level, width: number, place: (row: Row, cell: Rectangle) => readonly Placed<Box>[]): Cell {
  return { width, height: pitch, children: [], fill: (x, y) => place(row, { x, y, width, height }) };
}

/** Cells below each other, and others side by side below the last. */
function chained(cells: readonly Cell[], ends: readonly Cell[]): readonly Cell[] {
  return cells.reduceRight((below, cell) => [{ ...cell, children: below }], ends);
}
