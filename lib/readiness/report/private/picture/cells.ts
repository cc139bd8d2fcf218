import { Box } from './plan';
import { Placed, Rectangle, surrounding } from './rectangle';

const PADDING = 9;
const BETWEEN_ZONES = 12;
/** What a column is wider than what stands in its zone. */
const AROUND = 2 * PADDING + BETWEEN_ZONES;
const IN_ZONE = 14;
const BESIDE = 44;

/** The room around the boxes of a zone. */
export function zoneAround(boxes: readonly Placed<Box>[]): Rectangle {
  return surrounding(boxes.map(({ at }) => at), PADDING);
}

/** How wide the column of a zone is that has these rows, with what keeps it from the next. */
export function columnWidth(rows: readonly (readonly Box[])[]): number {
  return Math.max(...rows.map((row) => widthOf(row, IN_ZONE))) + AROUND;
}

/** Boxes of a zone in the middle of their cell. What is alone is as wide as the zone; but a title no wider than its text, for lines pass behind it. */
export function inZone(row: readonly Box[], cell: Rectangle): readonly Placed<Box>[] {
  const placed = sideBySide(row, cell, widthOf(row, IN_ZONE), IN_ZONE);
  if (row.length !== 1 || row[0].kind === 'title') return placed;
  return placed.map(({ of, at }) => ({ of, at: { ...at, x: cell.x + AROUND / 2, width: cell.width - AROUND } }));
}

/** Boxes of no zone in the middle of the picture. The API server stands there, whoever stands beside it. */
export function inMiddle(row: readonly Box[], cell: Rectangle): readonly Placed<Box>[] {
  return sideBySide(row, cell, row[0].id === 'endpoint' ? row[0].width : widthOf(row, BESIDE), BESIDE);
}

// So that as much as is to be in the middle is there.
function sideBySide(row: readonly Box[], cell: Rectangle, centred: number, gap: number): readonly Placed<Box>[] {
  let x = cell.x + (cell.width - centred) / 2;
  return row.map((of) => {
    const at = { x, y: cell.y + (cell.height - of.height) / 2, width: of.width, height: of.height };
    x += of.width + gap;
    return { of, at };
  });
}

function widthOf(row: readonly Box[], gap: number): number {
  return row.reduce((sum, { width }) => sum + width + gap, -gap);
}
