/** A rectangle by its corner and size. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something with its place in the picture. */
export interface Placed<T> {
  readonly of: T;
  readonly at: Rectangle;
}

/** The smallest rectangle around others. */
export function surrounding(rectangles: readonly Rectangle[], padding = 0): Rectangle {
  const x = Math.min(...rectangles.map((one) => one.x)) - padding;
  const y = Math.min(...rectangles.map((one) => one.y)) - padding;
  const right = Math.max(...rectangles.map((one) => one.x + one.width)) + padding;
  const bottom = Math.max(...rectangles.map((one) => one.y + one.height)) + padding;
  return { x, y, width: right - x, height: bottom - y };
}

/** A length as text: halves of pixels at most, so that a picture is short and the same everywhere. */
export function pixels(length: number): string {
  return String(Math.round(length * 2) / 2);
}
