import { Command, Option } from 'commander';
import type * as Lib from '../../lib/diff';
import { ExitStatus, UserError } from '../support/exit-status';
import { coloursFor, print, printJson } from '../support/output';

interface Options {
  readonly git?: string;
  readonly format: 'terminal' | 'markdown' | 'json';
  readonly json?: boolean;
  readonly summary?: boolean;
}

const EXAMPLES = `
OLD and NEW are synth outputs (cdktf.out, or the folder of a host in it), manifests or jail.confs.

Effects:
  no effect  counts when the jail is started or stopped the next time
  live       applied to the running jail
  restart    the jail is stopped and started
  recreate   the jail gets another root, without what it wrote into the old one
  new        the jail is made
  remove     the jail is stopped and taken away

Examples:
  cdktf-jails diff old.out cdktf.out
  cdktf-jails diff --summary old.out cdktf.out               # without the lines
  cdktf-jails diff --git main cdktf.out                      # against a revision of git
  cdktf-jails diff --git origin/main --format markdown       # the comment of a pull request
  cdktf-jails diff /etc/jail.conf cdktf.out/stacks/web/alpha # what synth would change of a host's file
  cdktf-jails diff --json old.out cdktf.out | jq -e '.destroys == []'

Exit status: 0 if both are the same, 2 if they differ, 1 on an error.
`;

export function diff(): Command {
  return new Command('diff')
    .description('compare two synth outputs, and say what each change does to the running system')
    .usage('[options] <old> <new>\n       cdktf-jails diff [options] --git <revision> [path]')
    .argument('[paths...]', 'what to compare; with --git one, which is cdktf.out unless said otherwise')
    .option('--git <revision>', 'compare a path as it was at a revision of git with what it is now')
    .addOption(
      new Option('--format <format>', 'how to tell it')
        .choices(['terminal', 'markdown', 'json'])
        .default('terminal'),
    )
    .option('--json', 'the same as --format json')
    .option('--summary', 'leave the line diffs out')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const lib = await import('../../lib/diff');
  const [old, now] =
    options.git === undefined ? await twoPaths(paths) : await revisionAndPath(options.git, paths);
  const result = lib.diff(old, now);
  tell(lib, result, options);
  process.exitCode = result.same ? ExitStatus.OK : ExitStatus.FINDINGS;
}

async function twoPaths(paths: readonly string[]): Promise<[Lib.HostSide[], Lib.HostSide[]]> {
  const [old, now, ...more] = paths;
  if (old === undefined || now === undefined || more.length > 0) {
    throw new UserError('name two things to compare, or one and --git REVISION');
  }
  const { readSides } = await import('../support/host-sides');
  const { diskTree } = await import('../support/file-tree');
  return [readSides(diskTree, old), readSides(diskTree, now)];
}

async function revisionAndPath(
  revision: string,
  paths: readonly string[],
): Promise<[Lib.HostSide[], Lib.HostSide[]]> {
  const [path = 'cdktf.out', ...more] = paths;
  if (more.length > 0) {
    throw new UserError('--git compares one path with its own past, name one');
  }
  const { readSides } = await import('../support/host-sides');
  const { diskTree } = await import('../support/file-tree');
  const { gitTree } = await import('../support/git-tree');
  const now = readSides(diskTree, path);
  return [readSides(await gitTree(revision, path), path), now];
}

function tell(lib: typeof Lib, result: Lib.Diff, { format, json, summary }: Options): void {
  if (json || format === 'json') {
    printJson(result);
  } else if (format === 'markdown') {
    print(lib.diffMarkdown(result));
  } else if (result.same) {
    print('no differences\n');
  } else {
    print(lib.printDiff(result, coloursFor(process.stdout), { text: !summary }));
  }
}
