import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** freebsd-version(1), the part that the script in /bin leaves over: -k, -r and -j. */
export const freebsdVersion: Command = {
  path: '/bin/freebsd-version',
  usage: 'usage: freebsd-version [-kru] [-j jail]',
  run(session: Session) {
    const options = parseOptions(session, 'kruj:');
    if (options.operands.length > 0) session.usage();
    const { sysctls } = session.state;
    const kernel = sysctls['kern.osrelease'] ?? '';
    const wanted = options.given.filter(({ letter }) => 'kru'.includes(letter));
    const lines = new Set(wanted.map(({ letter }) => letter));
    if (options.value('j') !== undefined || lines.size === 0) lines.add('u');
    let status = 0;
    if (lines.has('k')) session.line(kernel);
    if (lines.has('r')) session.line(kernel);
    if (lines.has('u')) {
      for (const name of options.values('j').length > 0 ? options.values('j') : [undefined]) {
        const version = userlandVersion(session, name);
        if (version === undefined) status = session.fail(`jail: ${name}: No such file or directory`);
        else session.line(version);
      }
    }
    return status;
  },
};

function userlandVersion(
  session: Parameters<Command['run']>[0],
  jail: string | undefined,
): string | undefined {
  const prison = jail === undefined ? undefined : session.machine.findJail(jail);
  if (jail !== undefined && !prison) return undefined;
  const tree = prison ? session.machine.tree.below(prison.path) : session.tree;
  return /^USERLAND_VERSION="(.*)"$/m.exec(tree.readIfThere('/bin/freebsd-version') ?? '')?.[1];
}
