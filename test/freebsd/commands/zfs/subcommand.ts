import type { Session } from '../../machine/session';
import { Zfs, ZfsError } from '../../machine/zfs';
import { parseOptions } from '../options';
import type { Options } from '../options';

export const EX_USAGE = 2;

/** One word after `zfs`. */
export interface Subcommand {
  /** As for getopt(3). */
  readonly options: string;
  readonly usage: string;
  run(call: ZfsCall): Promise<number | void> | number | void;
}

/** What a subcommand works with. */
export interface ZfsCall {
  readonly session: Session;
  readonly zfs: Zfs;
  readonly options: Options;
  readonly operands: readonly string[];
}

/** A mistake in the call: said, then the usage, exit status 2. */
export class ZfsUsage extends Error {}

export function usage(message = ''): never {
  throw new ZfsUsage(message);
}

export async function runSubcommand(
  session: Session,
  subcommand: Subcommand,
  args: readonly string[],
): Promise<number> {
  try {
    const options = parseOptions(session, subcommand.options, args);
    return (
      (await subcommand.run({
        session,
        zfs: new Zfs(session.machine),
        options,
        operands: options.operands,
      })) ?? 0
    );
  } catch (error) {
    if (error instanceof ZfsError) {
      session.call.err(`${error.message}\n`);
      return error.status;
    }
    if (error instanceof ZfsUsage) {
      session.call.err(`${error.message === '' ? '' : `${error.message}\n`}usage:\n\t${subcommand.usage}\n`);
      return EX_USAGE;
    }
    throw error;
  }
}

/** `-o name=value`, repeated. */
export function pairs(values: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const pair of values) {
    const equals = pair.indexOf('=');
    if (equals < 0) usage(`missing '=' for property=value argument`);
    const name = pair.slice(0, equals);
    if (name in found) throw new ZfsError(`property '${name}' specified multiple times`);
    found[name] = pair.slice(equals + 1);
  }
  return found;
}
