import { Command } from 'commander';
import { kernelParameterTypes } from '../../lib/facts/jail-parameter-types';
import { evaluate, format, reasonOf, reportOf } from '../../lib/jailconf';
import type { SourceReader } from '../../lib/jailconf';
import { AWAY_FROM_HOST } from '../support/away-from-host';
import { diskReader, sourceOf } from '../support/disk-reader';
import { ExitStatus, UserError } from '../support/exit-status';
import { coloursFor, complain, print, printJson } from '../support/output';
import { replaceFile } from '../support/replace-file';
import { showDiagnostic } from '../support/show-diagnostic';

interface Options {
  readonly check?: boolean;
  readonly write?: boolean;
  readonly json?: boolean;
}

interface Formatted {
  readonly file: string;
  readonly changed: boolean;
  readonly content: Uint8Array;
}

const EXAMPLES = `
Examples:
  cdktf-jails conf fmt jail.conf               # print it formatted
  cdktf-jails conf fmt --check *.conf          # in a pipeline: name what is not formatted
  cdktf-jails conf fmt --write jail.conf       # format it in place
  cdktf-jails conf fmt - < jail.conf

Included files are formatted when they are named themselves. The meaning of a file is evaluated before
and after, includes and all; if it were to change, nothing is printed or written.

Exit status: 0 if done, 1 if a file cannot be parsed; with --check 2 if a file is not formatted.
`;

export function confFmt(): Command {
  return new Command('fmt')
    .description('lay out jail.conf files in the one canonical way, comments kept, meaning unchanged')
    .argument('<files...>', 'jail.conf files, or - for standard input')
    .option('--check', 'print the names of the files that are not formatted, and change nothing')
    .option('--write', 'format the files in place, and print the names of those that changed')
    .option('--json', 'print which files would change or were changed, as one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(files: readonly string[], options: Options): void {
  if (options.check && options.write) {
    throw new UserError('--check changes nothing and --write does, choose one of them');
  }
  if (options.write && files.includes('-')) {
    throw new UserError('standard input cannot be formatted in place, leave --write out');
  }
  const formatted = files.map(formatFile);
  const done = formatted.filter((file) => file !== undefined);
  const changed = done.filter((file) => file.changed);
  if (options.write) {
    changed.forEach(writeFile);
  }
  if (options.json) {
    printJson({ files: done.map(({ file, changed: isChanged }) => ({ file, changed: isChanged })) });
  } else if (options.check || options.write) {
    print(changed.map(({ file }) => `${file}\n`).join(''));
  } else {
    done.forEach(({ content }) => print(content));
  }
  const findings = options.check && changed.length > 0 ? ExitStatus.FINDINGS : ExitStatus.OK;
  process.exitCode = done.length < files.length ? ExitStatus.ERROR : findings;
}

/** Undefined, and complained about, if it cannot be parsed. */
function formatFile(file: string): Formatted | undefined {
  const { name, reader } = sourceOf(file);
  const before = reader.read(name);
  if (typeof before === 'string') {
    throw new UserError(`${file}: ${reasonOf(before)}`);
  }
  const result = format(name, before);
  if (!result.ok) {
    const colours = coloursFor(process.stderr);
    complain(result.problems.map((problem) => `${showDiagnostic(problem, colours)}\n`).join(''));
    return undefined;
  }
  if (meaningOf(name, before, reader) !== meaningOf(name, result.content, reader)) {
    throw new UserError(
      `formatting would change the meaning of ${file}, it is left alone, please report this`,
    );
  }
  return { file, changed: Buffer.compare(before, result.content) !== 0, content: result.content };
}

function writeFile({ file, content }: Formatted): void {
  try {
    replaceFile(file, content);
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

function meaningOf(name: string, content: Uint8Array, { list }: SourceReader): string {
  const read: SourceReader['read'] = (path) => (path === name ? content : diskReader.read(path));
  return JSON.stringify(reportOf(evaluate(name, { read, list }, kernelParameterTypes, AWAY_FROM_HOST)));
}
