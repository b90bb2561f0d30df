import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { ExitStatus } from '../jail/task';
import type { Field, ProcessPlan } from './frame';
import { encodeFrame, FieldReader, FrameReader, planFields } from './frame';
import { nativeProgram } from './native-program';

/** What Linux answered: the name of an errno. */
export class AgentError extends Error {
  constructor(
    readonly code: string,
    what: string,
  ) {
    super(`${what}: ${code}`);
  }
}

interface Waiting {
  readonly what: string;
  resolve(fields: string[]): void;
  reject(error: Error): void;
}

/** A running script. */
export interface Script {
  /** Its process id, which is its process group's too, as the simulated host counts. */
  readonly pid: number;
  readonly ended: Promise<ExitStatus>;
}

/**
 * The process that holds a simulated host: private mounts and process ids, in which trees are bound,
 * copied and removed and scripts started. Ends with Node, or when `stop` is called, and everything that
 * runs in it ends as well.
 */
export class Agent {
  private readonly waiting = new Map<number, Waiting>();
  private readonly scripts = new Map<number, (status: ExitStatus) => void>();
  private readonly frames = new FrameReader();
  private readonly ready: Promise<void>;
  private readonly gone: Promise<void>;
  private sequence = 0;

  private constructor(private readonly child: ChildProcess) {
    let hello: () => void;
    this.ready = new Promise((resolve, reject) => {
      hello = resolve;
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the simulated host's agent ended with status ${code}`)));
    });
    this.ready.catch(() => undefined);
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()));
    child.stdout?.on('data', (chunk: Buffer) => {
      for (const { kind, data } of this.frames.push(chunk)) {
        if (kind === 'h') hello();
        else if (kind === 'r') this.answered(new FieldReader(data));
        else if (kind === 'x') this.scriptEnded(new FieldReader(data));
      }
    });
    child.stdin?.on('error', () => undefined);
    void this.gone.then(() => this.abandon());
  }

  static async start(): Promise<Agent> {
    const child = spawn(nativeProgram(), ['--simulated-host-agent'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const agent = new Agent(child);
    await agent.ready;
    return agent;
  }

  /** A directory through which the host's mounts can be seen from outside. */
  get view(): string {
    return `/proc/${this.child.pid}/root`;
  }

  private answered(fields: FieldReader): void {
    const sequence = fields.number();
    const error = fields.text();
    const waiting = this.waiting.get(sequence);
    this.waiting.delete(sequence);
    if (error === '') waiting?.resolve(fields.rest());
    else waiting?.reject(new AgentError(error, waiting.what));
  }

  private scriptEnded(fields: FieldReader): void {
    const id = fields.number();
    const how = fields.text();
    const number = fields.number();
    this.scripts.get(id)?.(how === 'signal' ? { signal: number } : { exit: number });
    this.scripts.delete(id);
  }

  private abandon(): void {
    for (const { reject, what } of this.waiting.values()) reject(new AgentError('EPIPE', what));
    this.waiting.clear();
    for (const ended of this.scripts.values()) ended({ signal: 9 });
    this.scripts.clear();
  }

  private ask(kind: string, ...fields: Field[]): Promise<string[]> {
    const sequence = ++this.sequence;
    const what = `${kind} ${fields.slice(0, 3).join(' ')}`;
    return new Promise((resolve, reject) => {
      this.waiting.set(sequence, { what, resolve, reject });
      this.child.stdin?.write(encodeFrame(kind, [sequence, ...fields]));
    });
  }

  async bind(from: string, to: string, how: { recursive?: boolean; readOnly?: boolean } = {}): Promise<void> {
    await this.ask('B', from, to, (how.recursive ? 1 : 0) | (how.readOnly ? 2 : 0));
  }
  async remount(target: string, readOnly: boolean): Promise<void> {
    await this.ask('M', target, readOnly ? 1 : 0);
  }
  /** With `whatever`, also what is still in use or has mounts of its own. */
  async unmount(target: string, whatever = false): Promise<void> {
    await this.ask('U', target, whatever ? 1 : 0);
  }
  async mountProc(target: string): Promise<void> {
    await this.ask('P', target);
  }
  async copyTree(from: string, to: string): Promise<void> {
    await this.ask('C', from, to);
  }
  /** Makes the contents of a directory those of another. */
  async restoreTree(from: string, to: string): Promise<void> {
    await this.ask('Y', from, to);
  }
  /** Removes a tree, or with `keepTop` only what is in it. */
  async removeTree(path: string, keepTop = false): Promise<void> {
    await this.ask('D', path, keepTop ? 1 : 0);
  }
  /** File flags as chflags(1) sets them; none for ''. */
  async setFlags(path: string, flags: string): Promise<void> {
    await this.ask('F', path, flags);
  }
  async attribute(path: string, name: 'user.fflags' | 'user.owner'): Promise<string> {
    return (await this.ask('G', path, name))[0] ?? '';
  }
  /** Some file at or below a path that has flags, or ''. */
  async firstFlagged(path: string): Promise<string> {
    return (await this.ask('Q', path))[0] ?? '';
  }
  async chown(path: string, uid: number, gid: number): Promise<void> {
    await this.ask('O', path, uid, gid);
  }
  /** Signals a process, or with a negative number a process group. */
  async kill(pid: number, signal: number): Promise<void> {
    await this.ask('K', pid, signal);
  }

  async processes(): Promise<{ pid: number; tag: number }[]> {
    const fields = (await this.ask('L')).map(Number);
    const found: { pid: number; tag: number }[] = [];
    for (let at = 0; at + 1 < fields.length; at += 2)
      found.push({ pid: fields[at] ?? 0, tag: fields[at + 1] ?? 0 });
    return found;
  }

  /** Starts a script in a process group of its own, with its outputs in files. */
  async start(plan: ProcessPlan, out: string, err: string): Promise<Script> {
    const id = ++this.sequence;
    const ended = new Promise<ExitStatus>((resolve) => this.scripts.set(id, resolve));
    const [pid] = await this.ask('S', id, out, err, ...planFields(plan));
    return { pid: Number(pid), ended };
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}
