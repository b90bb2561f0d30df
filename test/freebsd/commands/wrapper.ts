import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** How a FreeBSD tool is done by the Linux one of the same kind. */
export interface Wrapping {
  readonly path: string;
  /** FreeBSD's options as for getopt(3), as far as the Linux tool can do the same. */
  readonly options?: string;
  /** What an option is called there; null for one without effect. */
  readonly renamed?: Readonly<Record<string, string | null>>;
  /** The Linux program, if it has another name. */
  readonly program?: string;
  readonly usageStatus?: number;
  /** Arguments that go before all others. */
  readonly before?: readonly string[];
  /** Changes the operands. */
  readonly operands?: (operands: readonly string[], session: Session, letters: string) => readonly string[];
  /** Looks at the arguments before they are used: for what FreeBSD lacks. */
  readonly check?: (session: Session) => void | Promise<void>;
  /** The exit status that FreeBSD's tool has for one of the Linux tool's. */
  readonly status?: (status: number) => number;
  /** The exit status of every failure, if Linux has several. */
  readonly failure?: 1;
}

/** A tool whose behaviour Linux's has as well, behind FreeBSD's own reading of options. */
export function wrap(wrapping: Wrapping): Command {
  const { path, usageStatus } = wrapping;
  return {
    path,
    ...(usageStatus !== undefined && { usageStatus }),
    async run(session: Session) {
      await wrapping.check?.(session);
      const args = translate(session, wrapping);
      const program = wrapping.program ?? path.slice(path.lastIndexOf('/') + 1);
      const plan = session.linuxPlan(program, args, session.name);
      if (wrapping.status) return wrapping.status(await session.wait(plan));
      return session.become(wrapping.failure ? { ...plan, translated: 'fails with 1' } : plan);
    },
  };
}

function translate(session: Session, wrapping: Wrapping): string[] {
  const { options = '', renamed = {}, before = [] } = wrapping;
  const { given, operands } = parseOptions(session, options);
  const words = given.flatMap(({ letter, value }) => {
    const name = letter in renamed ? renamed[letter] : `-${letter}`;
    if (name === null || name === undefined) return [];
    if (value === undefined) return [name];
    return name.endsWith('=') ? [name + value] : [name, value];
  });
  const letters = given.map(({ letter }) => letter).join('');
  const last = wrapping.operands ? wrapping.operands(operands, session, letters) : operands;
  return [...before, ...words, '--', ...last];
}

/** A tool that takes its arguments as they are: what it understands is the same on both systems. */
export function same(path: string, program?: string): Command {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, run: (session) => session.linux(program ?? name, session.args, session.name) };
}
