#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { InputError } from '../lib/errors/input-error';
import { conf } from './commands/conf';
import { diff } from './commands/diff';
import { explain } from './commands/explain';
import { graph } from './commands/graph';
import { importCommand } from './commands/import';
import { plan } from './commands/plan';
import { ExitStatus, UserError } from './support/exit-status';
import { complain, endWhereOutputEnds } from './support/output';

/** All commands, in the order of the help. */
const COMMANDS: readonly (() => Command)[] = [diff, plan, explain, graph, importCommand, conf];

const STATUSES = `
Exit status:
  0  done, nothing to say
  1  an error, or what was looked at is wrong
  2  done, and there is something to look at: differences, warnings, files that would change
`;

function program(): Command {
  const root = new Command('cdktf-jails')
    .description(
      'Works on FreeBSD jail configurations and on what cdktf-jails synthesized, from files alone.',
    )
    .addHelpText('after', STATUSES);
  for (const command of COMMANDS) {
    root.addCommand(command());
  }
  return stopInsteadOfExit(root);
}

/** Has commander throw, on every level, so that what was printed is flushed before the end. */
function stopInsteadOfExit(command: Command): Command {
  command.exitOverride();
  command.commands.forEach(stopInsteadOfExit);
  return command;
}

async function main(): Promise<void> {
  endWhereOutputEnds();
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = tell(error);
  }
}

function tell(error: unknown): ExitStatus {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitStatus.OK : ExitStatus.ERROR;
  }
  if (error instanceof UserError || error instanceof InputError) {
    complain(`cdktf-jails: ${error.message}\n`);
  } else {
    complain(`cdktf-jails: ${faultOf(error)}\n`);
  }
  return ExitStatus.ERROR;
}

/** A stack only helps those who work on this program. */
function faultOf(error: unknown): string {
  if (process.env.CDKTF_JAILS_DEBUG && error instanceof Error) {
    return error.stack ?? error.message;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `a fault of its own, please report it (CDKTF_JAILS_DEBUG=1 tells more): ${message}`;
}

void main();
