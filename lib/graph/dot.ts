import type { Edge, Graph, GraphHost, JailGroup, JailNode } from './model';
import { bridgeColour, edgeStyle } from './style';

/** The topology for Graphviz: `dot -Tsvg`. */
export function printDot({ hosts }: Graph): string {
  return [
    'digraph jails {',
    '  graph [rankdir=LR, fontname="Helvetica", ranksep=0.8, style=rounded];',
    '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];',
    '  edge [arrowsize=0.7];',
    ...hosts.flatMap(hostLines).map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

function hostLines(host: GraphHost): string[] {
  return [
    `subgraph cluster_${host.id} {`,
    `  label=${quoted(`host ${host.name}, FreeBSD ${host.release}`)};`,
    ...host.bridges.map((bridge) => {
      const label = quoted([bridge.name, ...bridge.details].join('\n'));
      return `  ${bridge.id} [label=${label}, color="${bridgeColour(bridge.index)}", penwidth=2];`;
    }),
    ...host.groups.map((group) => `  ${group.id} [shape=plain, style="", label=<${table(group)}>];`),
    ...host.stores.map((store) => {
      const label = quoted([store.name, ...store.details].join('\n'));
      return `  ${store.id} [label=${label}, shape=cylinder, style=filled, fillcolor="#ecfdf5"];`;
    }),
    '}',
    ...host.edges.map(edgeLine),
  ];
}

/** A group is one node, so that its jails stay together in rows and its edges are its own. */
function table({ jails }: JailGroup): string {
  const columns = Math.max(1, Math.round(Math.sqrt(jails.length)));
  const starts = jails.flatMap((_, index) => (index % columns === 0 ? [index] : []));
  const rows = starts.map((start) =>
    jails
      .slice(start, start + columns)
      .map(cell)
      .join(''),
  );
  const frame =
    jails.length === 1 ? 'BORDER="0" CELLSPACING="0"' : 'BORDER="1" BGCOLOR="#eef1f6" CELLSPACING="8"';
  return `<TABLE ${frame} CELLBORDER="1" CELLPADDING="6" STYLE="ROUNDED">${rows.map((row) => `<TR>${row}</TR>`).join('')}</TABLE>`;
}

function cell({ name, root, addresses, data }: JailNode): string {
  const lines = [...addresses.map((address) => address.text), root, ...data].map(escapeHtml);
  return `<TD BGCOLOR="white" STYLE="ROUNDED">${[`<B>${escapeHtml(name)}</B>`, ...lines].join('<BR/>')}</TD>`;
}

function edgeLine(edge: Edge): string {
  const { colour, width, dash } = edgeStyle(edge);
  const attributes = [
    `color="${colour}"`,
    `penwidth=${width}`,
    ...(edge.kind === 'order' ? [] : ['dir=none']),
    ...(dash === undefined ? [] : ['style=dotted']),
  ];
  return `${edge.from} -> ${edge.to} [${attributes.join(', ')}];`;
}

function quoted(text: string): string {
  return `"${printable(text).replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}

function escapeHtml(text: string): string {
  return printable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}
