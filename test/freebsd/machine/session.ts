import { posix } from 'node:path';
import { BadUsage } from '../commands/options';
import type { Command } from '../commands/command';
import type { Prison } from '../kernel/prison';
import type { Release } from '../release';
import type { HostState } from '../state/host-state';
import type { Call } from './call';
import type { ProcessPlan } from './frame';
import { linuxCommand } from './linux';
import type { Machine, Origin } from './machine';
import type { Tree } from './tree';

/** Tools that start others, which inherit their outputs, or that have nothing to complain about. */
const PLAIN =
  'awk busybox echo env expr false find flock kill nice nohup printf sleep test xargs [ true'.split(' ');

/** One run of a simulated command: what it may look at and do. */
export class Session {
  /** Told to stay a process of its own to the end, so that the host can do something after it. */
  mustStay = false;

  constructor(
    readonly machine: Machine,
    readonly call: Call,
    readonly command: Command,
    readonly origin: Origin,
  ) {}

  get name(): string {
    return this.call.name;
  }
  get args(): readonly string[] {
    return this.call.args;
  }
  get env(): Readonly<Record<string, string>> {
    return this.call.env;
  }
  get state(): HostState {
    return this.machine.state;
  }
  get release(): Release {
    return this.machine.state.release;
  }
  get usageStatus(): number {
    return this.command.usageStatus ?? 1;
  }

  /** The jail that the calling process runs in. */
  get jail(): Prison | undefined {
    const { jid } = this.origin;
    return jid === undefined ? undefined : this.machine.prisons.get({ jid }, true);
  }
  /** The network stack it sees: that of its jail if it has one of its own. */
  get vnet(): number | undefined {
    return this.machine.stackOf(this.jail);
  }
  /** The files it sees. */
  get tree(): Tree {
    const { jail } = this;
    return jail ? this.machine.tree.below(jail.path) : this.machine.tree;
  }

  /** A path as an absolute one of the process's own root. */
  absolute(path: string): string {
    return posix.resolve(this.call.cwd, path);
  }
  /** A path of the process as the host's root has it. */
  hostPath(path: string): string {
    const { jail } = this;
    const inside = this.tree.resolve(this.absolute(path));
    return jail ? posix.join(jail.path, inside) : inside;
  }

  out(text: string): void {
    this.call.out(text);
  }
  line(text: string): void {
    this.call.out(`${text}\n`);
  }
  /** Prints an error in the manner of err(3). */
  complain(message: string): void {
    this.call.err(`${this.name}: ${message}\n`);
  }
  fail(message: string, status = 1): number {
    this.complain(message);
    return status;
  }

  /** Something that the simulation does not know: the test has to fail. */
  unknown(what: string): void {
    this.machine.note(`unknown ${what}: ${this.call.argv.join(' ')}`);
  }
  usage(message?: string): never {
    throw new BadUsage(message ?? '', this.usageStatus);
  }

  /** Runs a real program of this machine in the command's place. */
  linux(program: string, args: readonly string[], calledAs = program): Promise<number | void> {
    return this.become(this.linuxPlan(program, args, calledAs));
  }
  /** Runs a real program of this machine and waits for it. */
  waitLinux(program: string, args: readonly string[], calledAs = program): Promise<number> {
    return this.wait(this.linuxPlan(program, args, calledAs));
  }
  /** The process that a real program of this machine is, called from here. */
  linuxPlan(program: string, args: readonly string[], calledAs = program): ProcessPlan {
    return {
      argv: linuxCommand(program, args, calledAs),
      env: this.env,
      cwd: this.call.cwd,
      tag: this.call.tag,
      complaint: `${this.name}: `,
      translated: !PLAIN.includes(program),
    };
  }

  /** Becomes another process, or waits for it when something is to be done afterwards. */
  async become(plan: ProcessPlan): Promise<number | void> {
    if (!this.mustStay) {
      this.call.become(plan);
      throw new Became();
    }
    return this.wait(plan);
  }

  /** Runs a process to its end. */
  async wait(plan: ProcessPlan): Promise<number> {
    const status = await this.call.start(plan).ended;
    return 'signal' in status ? 128 + status.signal : status.exit;
  }
}

/** The calling process is no longer ours. */
export class Became extends Error {}
