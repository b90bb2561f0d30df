import { truncateSync } from 'node:fs';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const UNITS = 'kmgt';

/** truncate(1): files of a size, with nothing in them. */
export const truncate: Command = {
  path: '/usr/bin/truncate',
  usage:
    'usage: truncate [-c] -s [+|-|%|/]size[K|k|M|m|G|g|T|t] file ...\n       truncate [-c] -r rfile file ...',
  run(session: Session) {
    const options = parseOptions(session, 'cs:');
    const match = /^(\d+)([kmgt]?)$/i.exec(options.value('s') ?? '');
    if (!match || options.operands.length === 0) session.usage();
    const size = Number(match[1]) * 1024 ** (UNITS.indexOf((match[2] ?? '').toLowerCase()) + 1);
    for (const operand of options.operands) {
      const path = session.absolute(operand);
      if (!session.tree.exists(path)) session.tree.write(path, '');
      truncateSync(session.tree.real(path), size);
    }
    return 0;
  },
};
