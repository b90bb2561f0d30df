import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SshConnection } from '../../lib';
import type { Faults, RunResult } from '../freebsd/host';
import { baseArchive, SimulatedHost } from '../freebsd/host';
import type { BecomeProgram } from './become';
import { becomeProgram, refusal } from './become';
import { Sshd } from './sshd';

const RELEASE = '14.4';
const BASE = '/var/cache/base.txz';

/** Where the connection is cut, once. */
export type Cut =
  { readonly during: 'upload' } | { readonly during: 'script'; readonly beforeCommand: number };

export interface TargetOptions {
  /** By which program the user who logs in becomes root; that user has a home of its own. @default - root logs in */
  readonly become?: BecomeProgram;
}

interface Request {
  readonly command: string;
  /** The process of sshd that serves the connection. */
  readonly connection: number;
}

/** A simulated FreeBSD host behind a real sshd: what Terraform deploys to. */
export class Target {
  /** Cuts the next connection that gets there. */
  public cut?: Cut;

  /** Commands of the host that fail. */
  public failWhen?: Faults['failWhen'];

  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    public readonly host: SimulatedHost,
    private readonly sshd: Sshd,
    private readonly folder: string,
    private readonly server: Server,
    private readonly become?: BecomeProgram,
  ) {}

  public static async start({ become }: TargetOptions = {}): Promise<Target> {
    const host = await SimulatedHost.create(RELEASE);
    const home = become === undefined ? '/root' : '/home/ops';
    if (become !== undefined) {
      host.files.makeDirectory(home);
      host.files.write(`/usr/local/bin/${become}`, becomeProgram(become), 0o755);
    }
    host.files.write(BASE, baseArchive(`${RELEASE}-RELEASE`));
    const folder = mkdtempSync(join(tmpdir(), 'target-'));
    const socket = join(folder, 'socket');
    const handler: { target?: Target } = {};
    const server = createServer({ allowHalfOpen: true }, (session) => handler.target?.serve(session));
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const session = join(__dirname, 'session.js');
    const words = ['exec', process.execPath, session, host.files.real(home), socket, notesIn(folder)];
    const sshd = await Sshd.start(words.join(' '));
    return (handler.target = new Target(host, sshd, folder, server, become));
  }

  /** How Terraform reaches it. */
  public get ssh(): SshConnection {
    const { port, user, keyPath, hostKey } = this.sshd;
    return { host: '127.0.0.1', port, user, privateKeyPath: keyPath, hostKey };
  }

  /** The private key that it lets in. */
  public get keyPath(): string {
    return this.sshd.keyPath;
  }

  /** The base system that lies ready on the host. */
  public get base(): { readonly source: string; readonly sha256: string } {
    const sha256 = createHash('sha256')
      .update(baseArchive(`${RELEASE}-RELEASE`))
      .digest('hex');
    return { source: BASE, sha256 };
  }

  /** What went wrong with uploads, in the words of scp(1). */
  public get uploadTroubles(): string {
    const file = notesIn(this.folder);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  public get connections(): number {
    return this.sshd.connections;
  }

  /** The jails that run, and their numbers: a restart gives a new one. */
  public get jails(): Readonly<Record<string, number>> {
    const running = this.host.state.prisons.map(({ name, jid }) => [name, jid] as const);
    return Object.fromEntries(running.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  public get datasets(): readonly string[] {
    return this.host.state.zfs.datasets.map(({ name }) => name);
  }

  public async close(): Promise<void> {
    await this.sshd.stop();
    await this.queue;
    await this.host.close();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** One session: an upload is let through, a command runs on the host, one after the other. */
  private serve(session: Socket): void {
    let text = '';
    session.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    session.on('error', () => undefined);
    session.on('end', () => {
      const request = JSON.parse(text) as Request;
      this.queue = this.queue
        .then(() => this.answer(request))
        .then(
          (answer) => session.end(JSON.stringify(answer)),
          (error) => session.end(JSON.stringify({ exit: 255, stderr: String(error) })),
        );
    });
  }

  private async answer({ command, connection }: Request): Promise<object> {
    const { cut } = this;
    if (/^\W?scp\b/.test(command)) {
      // a folder, not the launcher
      if (cut?.during === 'upload' && / -\w*r/.test(command)) {
        this.cut = undefined;
        process.kill(connection, 'SIGKILL');
      }
      return { upload: true };
    }
    const isScript = command.includes('launch.sh') && !command.includes('chmod');
    if (cut?.during === 'script' && isScript) {
      this.cut = undefined;
      const result = await this.run(command, { killBefore: cut.beforeCommand });
      process.kill(connection, 'SIGKILL');
      return result;
    }
    return this.run(command, { failWhen: this.failWhen ?? (this.become && refusal(this.become)) });
  }

  private async run(command: string, faults: Faults): Promise<RunResult> {
    const user = this.become === undefined ? 'root' : 'ops';
    const cwd = user === 'root' ? '/root' : '/home/ops';
    return this.host.sh(command, { ...faults, cwd, env: { HOME: cwd, LOGNAME: user, USER: user } });
  }
}

/** Where sessions note what went wrong. */
function notesIn(folder: string): string {
  return join(folder, 'notes');
}
