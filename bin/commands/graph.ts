import { Command, Option } from 'commander';
import type * as Lib from '../../lib/graph';
import { print } from '../support/output';
import { writeOutput } from '../support/write-output';

interface Options {
  readonly format: 'svg' | 'dot' | 'mermaid' | 'json';
  readonly json?: boolean;
  readonly host?: string;
  readonly output?: string;
}

const EXAMPLES = `
Jails with the same relations stand together, and a line of their frame is a line of each of them.
Columns follow the start order: what stands further left starts first.

Examples:
  cdktf-jails graph cdktf.out > jails.svg
  cdktf-jails graph --host alpha -o alpha.svg cdktf.out
  cdktf-jails graph --format mermaid cdktf.out               # for a page of a wiki or a forge
  cdktf-jails graph --format dot cdktf.out | dot -Tpdf -o jails.pdf
  cdktf-jails graph --json cdktf.out | jq '.hosts[].edges'

Exit status: 0 if done, 1 on an error.
`;

export function graph(): Command {
  return new Command('graph')
    .description('draw hosts, bridges, jails, bases, datasets and the start order')
    .argument('<dir>', 'a synth output (cdktf.out, or the folder of a host in it) or a manifest')
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices(['svg', 'dot', 'mermaid', 'json'])
        .default('svg'),
    )
    .option('--json', 'the same as --format json')
    .option('--host <name>', 'only this host')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(directory: string, options: Options): Promise<void> {
  const lib = await import('../../lib/graph');
  const { readHosts } = await import('../support/synth-output');
  const { diskTree } = await import('../support/file-tree');
  const { hostNamed } = await import('../../lib/manifest/host-named');
  const manifests = readHosts(diskTree, directory).map(({ manifest }) => manifest);
  const chosen = options.host === undefined ? manifests : [hostNamed(manifests, options.host)];
  const text = await drawn(lib, lib.buildGraph(chosen), options);
  if (options.output === undefined) {
    print(text);
  } else {
    writeOutput(options.output, text);
  }
}

async function drawn(lib: typeof Lib, model: Lib.Graph, { format, json }: Options): Promise<string> {
  switch (json ? 'json' : format) {
    case 'json':
      return `${JSON.stringify(model)}\n`;
    case 'dot':
      return lib.printDot(model);
    case 'mermaid':
      return lib.printMermaid(model);
    case 'svg': {
      const { svgGraph } = await import('../../lib/graph/svg-graph');
      return svgGraph(model);
    }
  }
}
