import { DOT_WIDTH, LINE_HEIGHT, LINE_SIZE, PADDING, TITLE_SIZE, type Box } from './boxes';
import { HOST_TITLE_HEIGHT, type HostLayout, type PlacedBox, type PlacedEdge, type Point } from './layout';
import { bridgeColour, EDGE_LABELS, edgeStyle, LEGEND_ORDER } from './style';
import { shelves } from './shelves';

const MARGIN = 16;
const LEGEND_HEIGHT = 34;
const RADIUS = 6;
const FONT = 'Helvetica, Arial, sans-serif';

/** The picture: hosts side by side as far as they fit, a legend below. */
export function printSvg(layouts: readonly HostLayout[]): string {
  const { places, width, height } = shelves(layouts);
  const whole = { width: Math.max(width, 620) + 2 * MARGIN, height: height + 2 * MARGIN + LEGEND_HEIGHT };
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(whole.width)} ${round(whole.height)}" ` +
      `width="${round(whole.width)}" height="${round(whole.height)}" font-family="${FONT}" role="img">`,
    `<title>${escapeXml(titleOf(layouts))}</title>`,
    arrowHead(),
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    ...layouts.map((layout, index) => hostGroup(layout, places[index]!)),
    legend(layouts, height + MARGIN + 26),
    '</svg>',
    '',
  ];
  return lines.join('\n');
}

function titleOf(layouts: readonly HostLayout[]): string {
  return `Jails of ${layouts.map(({ host }) => `host ${host.name}`).join(', ')}`;
}

function arrowHead(): string {
  const { colour } = edgeStyle({ kind: 'order', from: '', to: '' });
  return (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" ' +
    `orient="auto"><path d="M0 0.5 8 4 0 7.5z" fill="${colour}"/></marker></defs>`
  );
}

function hostGroup({ host, width, height, groups, boxes, edges }: HostLayout, { x, y }: Point): string {
  return [
    `<g transform="translate(${round(x + MARGIN)} ${round(y + MARGIN)})">`,
    `<rect width="${round(width)}" height="${round(height)}" rx="10" fill="#f7f8fa" stroke="#9aa4b2"/>`,
    text(18, HOST_TITLE_HEIGHT - 8, `host ${host.name}`, { size: 16, bold: true, colour: '#1f2937' }),
    text(width - 18, HOST_TITLE_HEIGHT - 8, `FreeBSD ${host.release}`, {
      size: 12,
      colour: '#6b7280',
      anchor: 'end',
    }),
    ...groups
      .filter((group) => group.framed)
      .map(
        (group) =>
          `<rect x="${round(group.x)}" y="${round(group.y)}" width="${round(group.width)}" height="${round(group.height)}" ` +
          'rx="8" fill="#eef1f6" stroke="#c3cad5"/>',
      ),
    ...edges.map(edgePath),
    ...boxes.map(boxGroup),
    '</g>',
  ].join('\n');
}

function edgePath({ edge, points, junctions }: PlacedEdge): string {
  const { colour, dash, width } = edgeStyle(edge);
  const marker = edge.kind === 'order' ? ' marker-end="url(#arrow)"' : '';
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  return [
    `<path d="${roundedPath(points)}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes}${marker}/>`,
    ...junctions.map(({ x, y }) => `<circle cx="${round(x)}" cy="${round(y)}" r="2.5" fill="${colour}"/>`),
  ].join('\n');
}

/** A line with its corners rounded off. */
function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) {
        return `M${at(point)}`;
      }
      if (after === undefined) {
        return `L${at(point)}`;
      }
      return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
    })
    .join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

const FILLS: Readonly<Record<Box['kind'], { fill: string; stroke: string }>> = {
  jail: { fill: '#ffffff', stroke: '#64748b' },
  bridge: { fill: '#ffffff', stroke: '#64748b' },
  base: { fill: '#ecfdf5', stroke: '#4b7a63' },
  dataset: { fill: '#ecfdf5', stroke: '#4b7a63' },
};

function boxGroup({ box, x, y }: PlacedBox): string {
  const { fill, stroke } = FILLS[box.kind];
  const colour = box.bridge === undefined ? stroke : bridgeColour(box.bridge);
  const shape =
    box.kind === 'bridge' ? `rx="${round(Math.min(14, box.height / 2))}" stroke-width="2"` : 'rx="5"';
  return [
    `<g transform="translate(${round(x)} ${round(y)})">`,
    `<title>${escapeXml([box.name, ...box.lines.map((line) => line.whole)].join('\n'))}</title>`,
    `<rect width="${box.width}" height="${box.height}" ${shape} fill="${fill}" stroke="${colour}"/>`,
    text(PADDING, PADDING + TITLE_SIZE - 2, box.title, { size: TITLE_SIZE, bold: true, colour: '#111827' }),
    ...box.lines.map((line, index) => {
      const baseline = PADDING + TITLE_SIZE + (index + 1) * LINE_HEIGHT - 4;
      const label = text(PADDING + (line.bridge === undefined ? 0 : DOT_WIDTH), baseline, line.text, {
        size: LINE_SIZE,
        colour: line.faint ? '#6b7280' : '#1f2937',
      });
      return line.bridge === undefined
        ? label
        : dot(PADDING + 3, baseline - 4, bridgeColour(line.bridge)) + label;
    }),
    '</g>',
  ].join('\n');
}

function dot(x: number, y: number, colour: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="3.2" fill="${colour}"/>`;
}

function legend(layouts: readonly HostLayout[], y: number): string {
  const kinds = new Set(layouts.flatMap(({ host }) => host.edges.map((edge) => edge.kind)));
  const shown = LEGEND_ORDER.filter((kind) => kinds.has(kind));
  return shown
    .map((kind, index) => {
      const x = MARGIN + 6 + index * 150;
      const { colour, dash, width } = edgeStyle({ kind, from: '', to: '', bridge: 0 });
      const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
      const marker = kind === 'order' ? ' marker-end="url(#arrow)"' : '';
      return (
        `<path d="M${x} ${round(y)}H${x + 26}" stroke="${colour}" stroke-width="${width}"${dashes}${marker}/>` +
        text(x + 34, y + 4, EDGE_LABELS[kind], { size: 11, colour: '#4b5563' })
      );
    })
    .join('\n');
}

interface TextStyle {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly anchor?: 'end';
}

function text(x: number, y: number, content: string, { size, colour, bold, anchor }: TextStyle): string {
  const weight = bold ? ' font-weight="bold"' : '';
  const end = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}"${weight}${end}>${escapeXml(content)}</text>`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** XML has no form at all for most control characters and for half of a surrogate pair. */
function escapeXml(content: string): string {
  return content
    .replace(/(?!\n)[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
