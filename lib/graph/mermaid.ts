import type { EdgeKind, Graph, GraphHost, JailGroup, JailNode } from './model';
import { bridgeColour, edgeStyle } from './style';

/** The topology as Mermaid, which many forges and wikis draw in place. */
export function printMermaid({ hosts }: Graph): string {
  const edges = hosts.flatMap((host) => host.edges);
  return [
    'flowchart LR',
    ...hosts.flatMap(hostLines).map((line) => `  ${line}`),
    ...edges.map(({ from, kind, to }) => `  ${from} ${ARROWS[kind]} ${to}`),
    ...hosts.flatMap(styleLines).map((line) => `  ${line}`),
    ...edges.map((edge, index) => `  linkStyle ${index} stroke:${edgeStyle(edge).colour}`),
    '',
  ].join('\n');
}

const ARROWS: Readonly<Record<EdgeKind, string>> = {
  network: '---',
  order: '-->',
  root: '-.-',
  data: '===',
  below: '-.-',
};

function hostLines(host: GraphHost): string[] {
  return [
    `subgraph ${host.id}[${label(`host ${host.name}, FreeBSD ${host.release}`)}]`,
    ...[
      ...host.bridges.map((bridge) => `${bridge.id}([${label(bridge.name, bridge.details)}])`),
      ...host.groups.map(groupLine),
      ...host.stores.map((store) => `${store.id}[(${label(store.name, store.details)})]`),
    ].map((line) => `  ${line}`),
    'end',
  ];
}

/** Several jails are one node with a line for each: boxes in a box would all stand in one column. */
function groupLine({ id, jails }: JailGroup): string {
  const [only, ...more] = jails;
  if (only !== undefined && more.length === 0) {
    return `${id}[${label(only.name, detailsOf(only))}]`;
  }
  const lines = jails.map((jail) =>
    [`<b>${escape(jail.name)}</b>`, ...detailsOf(jail).map(escape)].join(', '),
  );
  return `${id}["${lines.join('<br/>')}"]`;
}

function detailsOf({ root, addresses, data }: JailNode): string[] {
  return [...addresses.map((address) => address.text), root, ...data];
}

function styleLines(host: GraphHost): string[] {
  return host.bridges.map(
    (bridge) => `style ${bridge.id} stroke:${bridgeColour(bridge.index)},stroke-width:2px`,
  );
}

function label(title: string, lines: readonly string[] = []): string {
  const [head, ...rest] = [title, ...lines].map(escape);
  return `"${[`<b>${head}</b>`, ...rest].join('<br/>')}"`;
}

/** Mermaid knows entities, written with `#`; everything else that it could read as its own goes as one. */
function escape(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
    .replace(/[^\p{L}\p{N} .,:/_()@-]/gu, (character) => `#${character.codePointAt(0)};`);
}
