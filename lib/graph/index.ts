/** The topology of hosts as a picture: Graphviz and Mermaid lay it out themselves, for SVG see `./svg-graph`. */
export { buildGraph } from './build';
export { printDot } from './dot';
export { printMermaid } from './mermaid';
export type { Graph } from './model';
