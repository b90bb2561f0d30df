import { SystemError } from '../errno';
import { isWithin } from '../state/mount-table';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** rm(1): refuses `/`, `.` and `..`, mount points, and files that chflags(1) has made immutable. */
export const rm: Command = {
  path: '/bin/rm',
  usage: 'usage: rm [-f] [-dIPRrvWx] file ...',
  usageStatus: 64,
  async run(session: Session) {
    const options = parseOptions(session, 'dfiIPRrvx');
    const { operands } = options;
    if (operands.length === 0) {
      if (options.has('f')) return 0;
      session.usage();
    }
    const recursive = options.has('r') || options.has('R');
    const removable: string[] = [];
    let status = 0;
    for (const operand of operands) {
      const refusal = await refuses(session, operand, recursive);
      if (refusal === undefined) removable.push(operand);
      else status = session.fail(refusal);
    }
    if (removable.length === 0) return status;
    const flags = ['d', 'f', 'i', 'I', 'r', 'R', 'v'].filter((letter) => options.has(letter));
    const words = [
      ...flags.map((letter) => `-${letter}`),
      ...(options.has('x') ? ['--one-file-system'] : []),
    ];
    if (status === 0) return session.linux('rm', [...words, '--', ...removable]);
    await session.waitLinux('rm', [...words, '--', ...removable]);
    return status;
  },
};

async function refuses(session: Session, operand: string, recursive: boolean): Promise<string | undefined> {
  const last = operand.replace(/\/+$/, '').split('/').at(-1) ?? '';
  if (last === '.' || last === '..') return '"." and ".." may not be removed';
  if (/^\/+$/.test(operand)) return '"/" may not be removed';
  const { machine } = session;
  try {
    const path = session.tree.resolve(session.absolute(operand), false);
    const real = session.tree.real(path, false);
    const place = session.jail ? session.jail.path + path : path;
    if (machine.state.mounts.some(({ target }) => target === place)) return `${operand}: Device busy`;
    const below = machine.state.mounts.find(({ target }) => recursive && isWithin(target, place));
    if (below) machine.note(`rm -r across the mount point ${below.target}, which it would empty`);
    const flagged = await machine.agent.firstFlagged(machine.disk.agentPath(real));
    return flagged === '' ? undefined : `${operand}: Operation not permitted`;
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
