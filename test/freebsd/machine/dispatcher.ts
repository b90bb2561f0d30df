import { commandOf, isOfFreeBSD } from '../commands';
import { BadUsage } from '../commands/options';
import { ERRNO_TEXT, SystemError } from '../errno';
import type { Agent } from './agent';
import type { Call } from './call';
import { CallGone } from './call';
import type { Machine, Origin } from './machine';
import { Became, Session } from './session';

/** One external command, as the log of a run has it. */
export interface CommandRecord {
  /** Counted from 1 in the order in which the commands began. */
  readonly number: number;
  readonly argv: readonly string[];
  /** Who started it: the script itself, a hook of a jail on the host, or something inside a jail. */
  readonly by: Origin['by'];
  /** The jail it ran in. */
  readonly jid?: number;
  /** Undefined where the command was a real program, or was killed. */
  exit?: number;
}

/** What goes wrong in a run; the numbers are those of the log. */
export interface Faults {
  /** This command does nothing and exits 1. */
  readonly failAt?: number;
  /** This command does its work, and then exits 1. */
  readonly failAfter?: number;
  /** The script and all its commands are killed (SIGKILL) before this command does anything. */
  readonly killBefore?: number;
  /** They are killed once this command has done its work, before it can say so. */
  readonly killAfter?: number;
  /** Every command that matches fails like `failAt`. */
  readonly failWhen?: (argv: readonly string[]) => boolean;
  /** They are killed before the first command that matches does anything. */
  readonly killWhen?: (argv: readonly string[]) => boolean;
  /** Told of every command before it does anything. */
  readonly observe?: (command: CommandRecord) => void;
}

/** Answers the calls of one run: counts them, lets go wrong what is to, and runs the simulated commands. */
export class Dispatcher {
  readonly log: CommandRecord[] = [];
  killed = false;
  private group = 0;
  private readonly open = new Set<Promise<void>>();

  constructor(
    private readonly machine: Machine,
    private readonly agent: Agent,
    private readonly faults: Faults,
  ) {}

  /** The process group that the faults kill. */
  watch(group: number): void {
    this.group = group;
  }

  answer(call: Call): void {
    const work = this.serve(call).finally(() => this.open.delete(work));
    this.open.add(work);
  }

  /** Waits until no command is being worked on. */
  async idle(): Promise<void> {
    while (this.open.size > 0) await Promise.all(this.open);
    await this.machine.settle();
  }

  private async serve(call: Call): Promise<void> {
    const { machine, faults } = this;
    const origin = machine.originOf(call.tag);
    const { jid } = origin;
    const number = this.log.length + 1;
    const record: CommandRecord = {
      number,
      argv: call.argv,
      by: origin.by,
      ...(jid !== undefined && { jid }),
    };
    this.log.push(record);
    faults.observe?.(record);
    if (faults.killBefore === number || (!this.killed && faults.killWhen?.(call.argv))) return this.kill();
    if (this.killed) return;
    if (faults.failAt === number || faults.failWhen?.(call.argv)) {
      record.exit = 1;
      this.quietly(() => {
        call.err(`${call.name}: made to fail\n`);
        call.exit(1);
      });
      return;
    }
    machine.expireDying();
    const session = this.sessionFor(call, origin);
    session.mustStay = faults.killAfter === number || faults.failAfter === number;
    const status = await this.run(session);
    await machine.settle();
    if (faults.killAfter === number) {
      await call.flush().catch(() => undefined);
      return this.kill();
    }
    if (status === 'gone') return;
    record.exit = faults.failAfter === number ? 1 : status;
    this.quietly(() => call.exit(record.exit ?? 1));
  }

  private sessionFor(call: Call, origin: Origin): Session {
    const command = commandOf(call.name) ?? {
      path: call.argv[0] ?? '',
      run: (session: Session) => {
        const what = isOfFreeBSD(call.name) ? 'command, not simulated' : 'command';
        session.unknown(what);
        return 127;
      },
    };
    return new Session(this.machine, call, command, origin);
  }

  private async run(session: Session): Promise<number | 'gone'> {
    try {
      return (await session.command.run(session)) ?? 0;
    } catch (error) {
      if (error instanceof CallGone || error instanceof Became) return 'gone';
      return this.quietlyOr<number | 'gone'>('gone', () => this.judge(session, error));
    }
  }

  private judge(session: Session, error: unknown): number {
    if (error instanceof BadUsage) {
      if (error.message !== '') session.complain(error.message);
      if (session.command.usage !== undefined) session.call.err(`${session.command.usage}\n`);
      return error.status;
    }
    if (error instanceof SystemError) {
      session.machine.note(`${session.call.argv.join(' ')}: unexpected ${error.errno}`);
      return session.fail(ERRNO_TEXT[error.errno]);
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    session.machine.note(`${session.call.argv.join(' ')}: the simulation failed: ${text}`);
    return session.fail('the simulation failed', 125);
  }

  private async kill(): Promise<void> {
    this.killed = true;
    await this.agent.kill(-this.group, 9);
  }

  private quietly(act: () => void): void {
    this.quietlyOr(undefined, act);
  }
  private quietlyOr<T>(otherwise: T, act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof CallGone) return otherwise;
      throw error;
    }
  }
}
