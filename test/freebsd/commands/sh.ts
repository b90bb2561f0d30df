import { shellCommand } from '../machine/linux';
import type { Command } from './command';

/** sh(1): a real shell of the ash family. */
export const sh: Command = {
  path: '/bin/sh',
  run: (session) =>
    session.become({
      argv: shellCommand(session.machine.shell, session.args),
      env: session.env,
      cwd: session.call.cwd,
      tag: session.call.tag,
      complaint: 'sh: ',
    }),
};
