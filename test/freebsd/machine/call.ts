import type { Socket } from 'node:net';
import type { ExitStatus } from '../jail/task';
import type { Frame, ProcessPlan } from './frame';
import { encodeFrame, FieldReader, planFields } from './frame';

/** The program that made the call has been killed, or has become another one. */
export class CallGone extends Error {
  constructor() {
    super('the calling program is gone');
  }
}

/** A process that a command started. */
export interface Child {
  /** As the simulated host counts. */
  readonly pid: Promise<number>;
  readonly ended: Promise<ExitStatus>;
  kill(signal: number): void;
}

/** One call of a simulated command, as long as its process lives. */
export class Call {
  readonly pid: number;
  readonly parentPid: number;
  readonly tag: number;
  readonly cwd: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  private readonly children = new Map<number, (status: ExitStatus) => void>();
  private readonly starting = new Map<number, (pid: number) => void>();
  private readonly inputChunks: Buffer[] = [];
  private caughtUp: (() => void) | undefined;
  private inputEnded: (() => void) | undefined;
  private lastChild = 0;
  /** What the command printed, for whoever looks at it afterwards. */
  stderr = '';
  gone = false;
  private readonly whenGone: Promise<never>;
  private vanish: (error: Error) => void = () => undefined;

  constructor(
    private readonly socket: Socket,
    frame: Frame,
  ) {
    const fields = new FieldReader(frame.data);
    this.pid = fields.number();
    this.parentPid = fields.number();
    this.tag = fields.number();
    this.cwd = fields.text();
    this.argv = fields.list();
    this.env = Object.fromEntries(
      fields.list().map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    this.whenGone = new Promise((_, reject) => (this.vanish = reject));
    this.whenGone.catch(() => undefined);
  }

  /** The command's name: the last part of how it was called. */
  get name(): string {
    return (this.argv[0] ?? '').split('/').at(-1) ?? '';
  }
  get args(): readonly string[] {
    return this.argv.slice(1);
  }

  receive({ kind, data }: Frame): void {
    if (kind === 'I') this.inputChunks.push(Buffer.from(data));
    else if (kind === 'i') this.inputEnded?.();
    else if (kind === 'y') this.caughtUp?.();
    else if (kind === 'P') {
      const fields = new FieldReader(data);
      this.starting.get(fields.number())?.(fields.number());
    } else if (kind === 'D') {
      const fields = new FieldReader(data);
      const id = fields.number();
      const how = fields.text();
      const number = fields.number();
      this.children.get(id)?.(how === 'signal' ? { signal: number } : { exit: number });
      this.children.delete(id);
    }
  }

  disconnected(): void {
    this.gone = true;
    this.vanish(new CallGone());
  }

  private send(kind: string, content: Parameters<typeof encodeFrame>[1]): void {
    if (this.gone) throw new CallGone();
    this.socket.write(encodeFrame(kind, content));
  }

  out(text: string | Buffer): void {
    if (text.length > 0) this.send('O', Buffer.from(text));
  }
  err(text: string): void {
    this.stderr += text;
    if (text.length > 0) this.send('E', Buffer.from(text));
  }

  /** All of standard input. */
  async input(): Promise<Buffer> {
    const ended = new Promise<void>((resolve) => (this.inputEnded = resolve));
    this.send('R', []);
    await this.orGone(ended);
    return Buffer.concat(this.inputChunks);
  }

  /** Waits until the process has printed all that it was told to. */
  async flush(): Promise<void> {
    const done = new Promise<void>((resolve) => (this.caughtUp = resolve));
    this.send('Y', []);
    await this.orGone(done);
  }

  /** Starts a process with the command's own inputs and outputs. */
  start(plan: ProcessPlan): Child {
    const id = ++this.lastChild;
    const pid = new Promise<number>((resolve) => this.starting.set(id, resolve));
    const ended = new Promise<ExitStatus>((resolve) => this.children.set(id, resolve));
    this.send('F', [id, ...planFields(plan)]);
    return {
      pid: this.orGone(pid),
      ended: this.orGone(ended),
      kill: (signal) => {
        if (!this.gone) this.send('K', [id, signal]);
      },
    };
  }

  /** The command's process becomes this one. */
  become(plan: ProcessPlan): void {
    this.send('B', planFields(plan));
  }

  exit(status: number): void {
    if (!this.gone) this.send('X', [status]);
  }

  /** Waits for something, unless the process is killed first. */
  async orGone<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.whenGone]);
  }
}
