import { Command } from 'commander';
import { kernelParameterTypes } from '../../lib/facts/jail-parameter-types';
import { evaluate, reportOf } from '../../lib/jailconf';
import { sourceOf } from '../support/disk-reader';
import { ExitStatus } from '../support/exit-status';
import { printJson } from '../support/output';

interface Options {
  readonly parsed?: boolean;
  readonly fstab: boolean;
}

const EXAMPLES = `
Examples:
  cdktf-jails conf eval /etc/jail.conf
  cdktf-jails conf eval /etc/jail.conf | jq -r '.jails[].name'
  cdktf-jails conf eval --no-fstab jail.conf       # a file of another machine
  cdktf-jails conf eval - < jail.conf

Exit status: 0 if jail(8) would have no complaint, else 1.
`;

export function confEval(): Command {
  return new Command('eval')
    .description(
      "print what jail(8) makes of a file: every jail with its parameters, or jail(8)'s complaints",
    )
    .argument('<file>', 'a jail.conf, or - for standard input')
    .option('--json', 'one line of JSON, which is what it prints in any case')
    .option('--parsed', 'stop where jail -e does: no dependencies and values are checked')
    .option('--no-fstab', 'do not look for the files of mount.fstab')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(file: string, { parsed, fstab }: Options): void {
  const { name, reader } = sourceOf(file);
  const evaluation = evaluate(name, reader, kernelParameterTypes, {
    until: parsed ? 'expand' : 'check',
    checkFstab: fstab,
  });
  printJson(reportOf(evaluation));
  process.exitCode = evaluation.ok ? ExitStatus.OK : ExitStatus.ERROR;
}
