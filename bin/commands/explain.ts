import { Command } from 'commander';
import type { FoundJail } from '../../lib/explain';
import { coloursFor, print, printJson } from '../support/output';

interface Options {
  readonly host?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  cdktf-jails explain cdktf.out web
  cdktf-jails explain cdktf.out web enforce_statfs
  cdktf-jails explain cdktf.out web exec                     # all of a group
  cdktf-jails explain cdktf.out web --host alpha             # where several hosts have one
  cdktf-jails explain --json cdktf.out web | jq -r '.lines[] | select(.risk) | .line'

Exit status: 0 if done, 1 on an error.
`;

export function explain(): Command {
  return new Command('explain')
    .description("tell what each line of a jail's block does, and what in the program put it there")
    .argument('<dir>', 'a synth output (cdktf.out, or the folder of a host in it) or a manifest')
    .argument('<jail>', "the jail's name")
    .argument('[parameter]', 'only this parameter, or this group of parameters')
    .option('--host <name>', 'the host that the jail is on')
    .option('--json', 'print the lines as one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(
  directory: string,
  name: string,
  parameter: string | undefined,
  { host, json }: Options,
): Promise<void> {
  const lib = await import('../../lib/explain');
  const { readHosts } = await import('../support/synth-output');
  const { diskTree } = await import('../support/file-tree');
  const manifests = readHosts(diskTree, directory).map(({ manifest }) => manifest);
  const found = lib.findJail(manifests, name, host);
  const all = lib.explainJail(found.jail);
  const lines = parameter === undefined ? all : lib.linesOf(all, parameter);
  if (json) {
    printJson({ ...head(found), lines });
  } else if (parameter !== undefined && lines.length === 0) {
    print(lib.printAbsence(found, parameter, coloursFor(process.stdout)));
  } else {
    print(lib.printExplanation(found, lines, coloursFor(process.stdout)));
  }
}

function head({ manifest, jail }: FoundJail): object {
  return { host: manifest.host.name, jail: jail.name, path: jail.path };
}
