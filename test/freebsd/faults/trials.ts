import { SimulatedHost, type HostSnapshot, type RunResult } from '../host';
import { ProvisionedHost } from '../scenarios/provisioned-host';
import { changeMark, digest, endState, signature } from './host-signature';
import { StepKinds } from './step-kinds';
import type { Subject } from './subjects';

export const MODES = ['failAt', 'killBefore', 'killAfter'] as const;

/** What goes wrong at which command. */
export interface Trial {
  readonly mode: (typeof MODES)[number];
  readonly number: number;
}

/** A run, what it comes to when nothing goes wrong, and what it comes to when something does. */
export class Trials {
  /** States from which the next run was seen to reach the end, by their signatures. */
  private readonly good = new Set<string>();

  private constructor(
    private readonly subject: Subject,
    private readonly kept: HostSnapshot,
    private readonly clean: readonly string[],
    private readonly kinds: readonly string[],
  ) {}

  static async of(subject: Subject): Promise<Trials> {
    const host = await subject.prepare();
    const kept = await host.host.snapshot();
    await host.close();
    const whole = await restored(kept, subject);
    try {
      const foreign = strangers(whole);
      const result = await whole.run(subject.args);
      expect([result.exit, result.stderr]).toEqual([0, '']);
      expect(strangers(whole)).toEqual(foreign);
      const kinds = new StepKinds(subject.manifest);
      return new Trials(
        subject,
        kept,
        endState(whole.host),
        result.commands.map((command) => kinds.of(command)),
      );
    } finally {
      await whole.close();
    }
  }

  get commands(): number {
    return this.kinds.length;
  }

  /** Every command in every mode. */
  all(): Trial[] {
    const every = this.kinds.flatMap((_, index) => MODES.map((mode) => ({ mode, number: index + 1 })));
    return every.filter((trial) => this.isSeen(trial));
  }

  /**
   * The first and the last command of each kind that is not known yet. A kill is tried where the host is in
   * a state in which none was tried before; the kinds become known.
   */
  async distinct(known: Set<string>): Promise<Trial[]> {
    const numbers = this.chosen(known);
    if (numbers.size === 0) return [];
    const marks = await this.marks(numbers);
    const killed = new Set<string>();
    const kill = (mode: Trial['mode'], number: number, mark = ''): Trial[] => {
      if (killed.has(mark)) return [];
      killed.add(mark);
      return [{ mode, number }];
    };
    return [...numbers]
      .sort((a, b) => a - b)
      .flatMap((number) => [
        { mode: 'failAt' as const, number },
        ...kill('killBefore', number, marks.get(number)),
        ...kill('killAfter', number, marks.get(number + 1)),
      ])
      .filter((trial) => this.isSeen(trial));
  }

  /** Nobody outside learns that a command of a jail's own rc(8) has failed: rc goes on and ends well. */
  private isSeen({ mode, number }: Trial): boolean {
    return mode !== 'failAt' || !/^jail \/sbin\/ifconfig lo/.test(this.kinds[number - 1] ?? '');
  }

  /** Makes the kinds of all commands known. */
  learn(known: Set<string>): void {
    for (const kind of this.kinds) known.add(kind);
  }

  private chosen(known: Set<string>): Set<number> {
    const fresh = new Map<string, number[]>();
    this.kinds.forEach((kind, index) => {
      if (!known.has(kind)) fresh.set(kind, [...(fresh.get(kind) ?? []), index + 1]);
    });
    this.learn(known);
    return new Set(
      [...fresh.values()].flatMap((numbers) => [numbers[0] ?? 0, numbers[numbers.length - 1] ?? 0]),
    );
  }

  /** Marks of the host before some commands and the ones after them. */
  private async marks(numbers: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
    const marks = new Map<number, string>();
    const host = await restored(this.kept, this.subject);
    await host.run(this.subject.args, {
      observe: ({ number }) => {
        if (numbers.has(number) || numbers.has(number - 1)) marks.set(number, changeMark(host.host));
      },
    });
    marks.set(this.commands + 1, changeMark(host.host));
    await host.close();
    return marks;
  }

  /** Cuts the run off and runs it again; says what differs from the end of a clean run. */
  async flawOf(trial: Trial, always: boolean): Promise<string | undefined> {
    const host = await restored(this.kept, this.subject);
    try {
      const cut = await host.run(this.subject.args, { [trial.mode]: trial.number });
      const state = digest(signature(host.host));
      if (!always && this.good.has(state)) return undefined;
      const next = await host.run(this.subject.args);
      const plan = always && this.subject.args[0] === 'apply' ? (await host.plan()).exit : 0;
      const differences = compare(endState(host.host), this.clean);
      if (next.exit === 0 && plan === 0 && differences.length === 0) {
        this.good.add(state);
        return undefined;
      }
      return [describe(trial, cut, next), `exit ${next.exit}, plan ${plan}`, ...differences].join('\n');
    } finally {
      await host.close();
    }
  }

  discard(): Promise<void> {
    return SimulatedHost.discard(this.kept);
  }
}

async function restored(kept: HostSnapshot, { manifest }: Subject): Promise<ProvisionedHost> {
  return ProvisionedHost.of(
    await SimulatedHost.restore(kept),
    manifest.host.release as ProvisionedHost['release'],
  );
}

function strangers({ host }: ProvisionedHost): string[] {
  return signature(host).filter((line) => line.includes('stranger') && !line.includes('/run/'));
}

function describe({ mode, number }: Trial, cut: RunResult, next: RunResult): string {
  const words = cut.commands[number - 1]?.argv.map((word) => word.slice(0, 60)).join(' ');
  return `${mode} ${number}: ${words}\n${cut.stdout}${cut.stderr}--- next run\n${next.stdout}${next.stderr}`;
}

/** Only the lines that differ: a host has many hundreds. */
function compare(is: readonly string[], shall: readonly string[]): string[] {
  const [here, there] = [new Set(is), new Set(shall)];
  return [
    ...is.filter((line) => !there.has(line)).map((line) => `+ ${line}`),
    ...shall.filter((line) => !here.has(line)).map((line) => `- ${line}`),
  ];
}
