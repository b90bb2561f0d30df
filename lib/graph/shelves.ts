import type { Point } from './layout';

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 24;
/** How much wider than high the whole should be. */
const SHAPE = 1.4;

/** Puts boxes side by side in rows, in their order. */
export function shelves(boxes: readonly Size[]): Size & { readonly places: readonly Point[] } {
  const area = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0);
  const widest = Math.max(0, ...boxes.map((box) => box.width), Math.sqrt(area * SHAPE));
  const places: Point[] = [];
  let [x, y, row, width] = [0, 0, 0, 0];
  for (const box of boxes) {
    if (x > 0 && x + box.width > widest) {
      [x, y, row] = [0, y + row + GAP, 0];
    }
    places.push({ x, y });
    width = Math.max(width, x + box.width);
    row = Math.max(row, box.height);
    x += box.width + GAP;
  }
  return { places, width, height: y + row };
}
