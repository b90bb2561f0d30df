import type { BridgeNode, JailGroup, JailNode, StoreNode } from './model';
import { fitText, textWidth } from './text-width';

/** A line of a box below its title. */
export interface BoxLine {
  /** Cut to what a box has room for. */
  readonly text: string;
  readonly whole: string;
  /** The bridge that an address belongs to, by its place. */
  readonly bridge?: number;
  readonly faint: boolean;
}

/** Something with a title and lines, before it has a place. */
export interface Box {
  readonly id: string;
  readonly kind: 'bridge' | 'base' | 'dataset' | 'jail';
  /** Cut to what a box has room for. */
  readonly title: string;
  readonly name: string;
  readonly lines: readonly BoxLine[];
  readonly width: number;
  readonly height: number;
  /** Of a bridge, which colour it has. */
  readonly bridge?: number;
}

/** A jail's box with its place in the group. */
export interface Cell {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
}

export interface Grid {
  readonly cells: readonly Cell[];
  readonly width: number;
  readonly height: number;
}

export const TITLE_SIZE = 13;
export const LINE_SIZE = 11;
export const LINE_HEIGHT = 15;
export const PADDING = 9;
/** Where a line's coloured dot stands, and the text behind it. */
export const DOT_WIDTH = 11;
const WIDEST = 250;
const GAP = 10;
/** How much wider than high a group should be: as a screen is. */
const SHAPE = 1.7;

export function bridgeBox({ id, name, details, index }: BridgeNode): Box {
  return {
    ...box(
      id,
      'bridge',
      name,
      details.map((text) => ({ text, faint: false })),
    ),
    bridge: index,
  };
}

export function storeBox({ id, kind, name, details }: StoreNode): Box {
  return box(
    id,
    kind,
    name,
    details.map((text) => ({ text, faint: true })),
  );
}

export function jailBox(jail: JailNode): Box {
  return box(jail.id, 'jail', jail.name, [
    ...jail.addresses.map((address) => ({ ...address, faint: false })),
    { text: jail.root, faint: true },
    ...jail.data.map((text) => ({ text, faint: true })),
  ]);
}

function box(id: string, kind: Box['kind'], title: string, lines: readonly Omit<BoxLine, 'whole'>[]): Box {
  const fitted = lines.map((line) => ({
    ...line,
    whole: line.text,
    text: fitText(line.text, LINE_SIZE, WIDEST - 2 * PADDING - DOT_WIDTH),
  }));
  const widths = fitted.map(
    (line) => textWidth(line.text, LINE_SIZE) + (line.bridge === undefined ? 0 : DOT_WIDTH),
  );
  const shown = fitText(title, TITLE_SIZE, WIDEST - 2 * PADDING);
  return {
    id,
    kind,
    title: shown,
    name: title,
    lines: fitted,
    width: Math.ceil(Math.max(90, textWidth(shown, TITLE_SIZE, true), ...widths) + 2 * PADDING),
    height: 2 * PADDING + TITLE_SIZE + fitted.length * LINE_HEIGHT,
  };
}

/** A group's jails in rows of equal boxes, in the shape of a screen. */
export function gridOf({ jails }: JailGroup): Grid {
  const boxes = jails.map(jailBox);
  const width = Math.max(...boxes.map((one) => one.width));
  const height = Math.max(...boxes.map((one) => one.height));
  const columns = Math.max(1, Math.round(Math.sqrt((boxes.length * SHAPE * (height + GAP)) / (width + GAP))));
  const border = boxes.length === 1 ? 0 : GAP;
  const cells = boxes.map((one, index) => ({
    box: { ...one, width, height },
    x: border + (index % columns) * (width + GAP),
    y: border + Math.floor(index / columns) * (height + GAP),
  }));
  const used = Math.min(columns, boxes.length);
  const rows = Math.ceil(boxes.length / columns);
  return {
    cells,
    width: 2 * border + used * (width + GAP) - GAP,
    height: 2 * border + rows * (height + GAP) - GAP,
  };
}
