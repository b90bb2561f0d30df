import { osreldate } from '../release';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** uname(1). The environment may override what it says; a jail's osrelease and osreldate do. */
export const uname: Command = {
  path: '/usr/bin/uname',
  usage: 'usage: uname [-abiKmnoprsUv]',
  run(session: Session) {
    const { given, operands } = parseOptions(session, 'abiKmnoprsUv');
    if (operands.length > 0) session.usage();
    const { state, jail } = session;
    const release = setting(jail?.settings.osrelease) ?? state.sysctls['kern.osrelease'] ?? '';
    const number = setting(jail?.settings.osreldate) ?? String(osreldate(state.release));
    const machine = state.architecture;
    const answers: Record<string, string> = {
      s: 'FreeBSD',
      n: setting(jail?.settings['host.hostname']) ?? state.hostname,
      r: release,
      v: `FreeBSD ${release} GENERIC`,
      m: machine,
      p: machine === 'arm64' ? 'aarch64' : 'amd64',
      i: 'GENERIC',
      b: '3b1c2d',
      K: number,
      U: number,
    };
    const wanted = new Set(given.map(({ letter }) => (letter === 'o' ? 's' : letter)));
    if (wanted.has('a')) for (const letter of 'snrvm') wanted.add(letter);
    if (wanted.size === 0) wanted.add('s');
    const words = [...'snrvmpiUKb'].filter((letter) => wanted.has(letter));
    session.line(words.map((letter) => session.env[`UNAME_${letter}`] ?? answers[letter]).join(' '));
  },
};

const setting = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
