import { basename } from 'node:path';
import { Command } from 'commander';
import type * as Lib from '../../lib/import';
import type { Evaluation, SourceReader } from '../../lib/jailconf';
import { sourceOf } from '../support/disk-reader';
import { ExitStatus, UserError } from '../support/exit-status';
import { complain, print, printJson } from '../support/output';
import { parseRelease } from '../support/release';
import { writeOutput } from '../support/write-output';

interface Options {
  readonly host: string;
  readonly release?: string;
  readonly datasets?: string;
  readonly output?: string;
  readonly json?: boolean;
}

interface Source {
  readonly evaluation: Evaluation;
  /** Folders that are included from and that are not here. */
  readonly missingFolders: readonly string[];
}

interface Imported {
  readonly program: string;
  readonly outcome: Lib.Outcome;
}

const EXAMPLES = `
The program is synthesized, and what it makes is compared with the file, parameter by parameter. What is
not as it was is told on standard error, with the reason.

Examples:
  cdktf-jails import /etc/jail.conf > main.ts
  cdktf-jails import --host alpha --release 14.4 -o main.ts /etc/jail.conf
  zfs list -H -o name,mountpoint > datasets.txt
  cdktf-jails import --datasets datasets.txt jail.conf       # mounts of datasets become Dataset
  cdktf-jails import --json jail.conf | jq '.outcome'

Exit status: 0 if the program means what the file means, 2 if something is not as it was, 1 on an error.
`;

export function importCommand(): Command {
  return new Command('import')
    .description('turn a hand-written jail.conf into a program that means the same')
    .argument('<file>', 'a jail.conf, or - for standard input')
    .option('--host <name>', 'what the host is called', 'alpha')
    .option('--release <release>', "the host's release, such as 14.4 (default: the newest that is known)")
    .option('--datasets <file>', "the host's datasets, as zfs list -H -o name,mountpoint prints them")
    .option('-o, --output <file>', 'write the program to a file instead of standard output')
    .option('--json', 'print the program and what came of it as one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const lib = await import('../../lib/import');
  const source = await readSource(file);
  const { program, outcome } = await imported(lib, source, {
    hostName: await checkedHost(options.host),
    release: await releaseOf(options.release),
    fileName: file === '-' ? 'standard input' : basename(file),
    datasets: options.datasets === undefined ? [] : lib.parseDatasets(await textOf(options.datasets)),
    verbatim: new Set(),
    leaveOut: new Map(),
  });
  if (options.json) {
    printJson({ program, outcome });
  } else {
    if (options.output === undefined) {
      print(program);
    } else {
      writeOutput(options.output, program);
    }
    complain(lib.printOutcome(outcome));
  }
  process.exitCode = lib.isComplete(outcome) ? ExitStatus.OK : ExitStatus.FINDINGS;
}

/** Tries until synthesis takes the program: each time a jail is taken less cleverly, or left out. */
async function imported(lib: typeof Lib, source: Source, options: Lib.ImportOptions): Promise<Imported> {
  const { synthesize } = await import('../support/run-program');
  const { evaluation, missingFolders } = source;
  const plan = lib.planImport(evaluation, options);
  const program = lib.printProgram(plan);
  const result = await synthesize(program, lib.PACKAGE, { stack: lib.STACK, host: options.hostName });
  if (!result.ok) {
    const next = lib.setAside(plan, options, result.refusals);
    if (next === undefined) {
      const [first] = result.refusals;
      throw new UserError(`synthesis refuses the program: [${first?.path}] ${first?.message}`);
    }
    return imported(lib, source, next);
  }
  const { parseManifest } = await import('../../lib/manifest/read');
  const manifest = parseManifest('manifest.json', result.manifest);
  const differences = lib.compareImport(plan, manifest, jailsOf(await evaluateText(result.jailConf)));
  return { program, outcome: lib.outcomeOf(plan, differences, missingFolders) };
}

/** What jail(8) makes of the file. Jails that it would not start are imported as far as they can be. */
async function readSource(file: string): Promise<Source> {
  const { diagnosticOf, evaluate, formatDiagnostic } = await import('../../lib/jailconf');
  const { kernelParameterTypes } = await import('../../lib/facts/jail-parameter-types');
  const { name, reader } = sourceOf(file);
  const missing = new Set<string>();
  const list: SourceReader['list'] = (directory) => {
    const names = reader.list(directory);
    if (names === undefined) {
      missing.add(directory);
    }
    return names;
  };
  const evaluation = evaluate(name, { ...reader, list }, kernelParameterTypes, { until: 'expand' });
  const missingFolders = [...missing];
  const [problem] = evaluation.problems;
  if (problem !== undefined) {
    throw new UserError(formatDiagnostic(diagnosticOf(problem)).split('\n')[0]!);
  }
  if (evaluation.jails.length === 0) {
    const includes = missingFolders.map((folder) => `, and it includes from ${folder}, which is not here`);
    throw new UserError(`${file}: there is no jail in it${includes.join('')}`);
  }
  return { evaluation, missingFolders };
}

async function evaluateText(text: string): Promise<Evaluation> {
  const { encodeText, evaluate } = await import('../../lib/jailconf');
  const { kernelParameterTypes } = await import('../../lib/facts/jail-parameter-types');
  const reader = { read: () => encodeText(text), list: () => undefined };
  return evaluate('jail.conf', reader, kernelParameterTypes, { checkFstab: false });
}

function jailsOf({ jails, problems }: Evaluation): Evaluation['jails'] {
  if (problems.length > 0) {
    throw new UserError(`what was synthesized cannot be read: ${problems[0]!.message}`);
  }
  return jails;
}

async function checkedHost(name: string): Promise<string> {
  const { parseHostName } = await import('../../lib/values/host-name');
  const { ValueError } = await import('../../lib/errors/values');
  try {
    return parseHostName(name);
  } catch (error) {
    throw error instanceof ValueError ? new UserError(error.message) : error;
  }
}

async function releaseOf(given: string | undefined): Promise<string> {
  const { knownReleases } = await import('../../lib/facts');
  return parseRelease(given ?? knownReleases().at(-1)!);
}

async function textOf(file: string): Promise<string> {
  const { diskTree, readText } = await import('../support/file-tree');
  return readText(diskTree, file);
}
