import { jail as jailProgram } from '../jail/jail-program';
import { readJailConf } from '../jail/read-jail-conf';
import type { Answer } from '../jail/host';
import { RealJailHost } from '../machine/real-jail-host';
import type { Session } from '../machine/session';
import type { Command } from './command';

/** jail(8): the engine that agrees with the recorded runs, with real hooks. */
export const jail: Command = {
  path: '/usr/sbin/jail',
  run: (session) => runJailProgram(session, session.args),
};

/**
 * Runs jail(8) in the place of a session's process, which is the parent of all hooks. What it says goes
 * to that process's output, or where the caller wants it.
 */
export async function runJailProgram(
  session: Session,
  args: readonly string[],
  capture?: (text: string) => void,
): Promise<number> {
  await session.machine.refreshProcesses();
  const readsInput =
    args.some((arg, index) => arg === '-' && args[index - 1] === '-f') || args.includes('-f-');
  const input = readsInput ? (await session.call.input()).toString('utf8') : '';
  const host = new RealJailHost(
    session,
    capture ?? ((text) => session.call.out(text)),
    capture ?? ((text) => session.call.err(text)),
    input,
  );
  const program = jailProgram(args, host, readJailConf(host.source));
  let turn = program.next();
  while (!turn.done) {
    const answer: Answer = await host.answer(turn.value);
    await session.machine.settle();
    turn = program.next(answer);
  }
  return turn.value;
}
