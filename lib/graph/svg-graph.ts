import { layoutGraph } from './layout';
import type { Graph } from './model';
import { printSvg } from './svg';

/** The topology as SVG. In a file of its own, because the layout is slow to load. */
export async function svgGraph(graph: Graph): Promise<string> {
  return printSvg(await layoutGraph(graph));
}
