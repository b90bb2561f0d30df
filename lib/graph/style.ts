import type { Edge, EdgeKind } from './model';

/** Colours that people with any kind of colour vision tell apart (Okabe and Ito), dark enough for lines. */
const BRIDGES = ['#0072b2', '#d55e00', '#009e73', '#aa4499', '#b8860b', '#56708a', '#882255', '#332288'];

export function bridgeColour(index: number): string {
  return BRIDGES[index % BRIDGES.length]!;
}

export interface EdgeStyle {
  readonly colour: string;
  readonly width: number;
  /** Lengths of dashes and gaps; none: solid. */
  readonly dash?: string;
}

export function edgeStyle({ kind, bridge }: Edge): EdgeStyle {
  switch (kind) {
    case 'network':
      return { colour: bridgeColour(bridge ?? 0), width: 2 };
    case 'order':
      return { colour: '#1f2937', width: 1.5 };
    case 'root':
      return { colour: '#9cc3ae', width: 1.3 };
    case 'data':
      return { colour: '#4b7a63', width: 1.6 };
    case 'below':
      return { colour: '#9ca3af', width: 1.2, dash: '2 3' };
  }
}

export const LEGEND_ORDER: readonly EdgeKind[] = ['network', 'order', 'root', 'data', 'below'];

export const EDGE_LABELS: Readonly<Record<EdgeKind, string>> = {
  network: 'on the bridge',
  order: 'starts before',
  root: 'root from base',
  data: 'shares data',
  below: 'lies in dataset',
};
