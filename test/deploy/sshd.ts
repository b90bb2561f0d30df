import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const SSHD = '/usr/sbin/sshd';

/** Whether this machine has an sshd. */
export function hasSshd(): boolean {
  return spawnSync(SSHD, ['-V']).error === undefined;
}

/**
 * A real sshd(8) on a free port of 127.0.0.1, with keys of its own. Whatever a client asks to run goes
 * to one program instead, which finds it in SSH_ORIGINAL_COMMAND.
 */
export class Sshd {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    public readonly port: number,
  ) {}

  /** @param command what every session runs, a line for the user's shell */
  public static async start(command: string): Promise<Sshd> {
    const folder = mkdtempSync(join(tmpdir(), 'sshd-'));
    for (const name of ['host_key', 'user_key']) {
      execFileSync('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-C', name, '-f', join(folder, name)]);
    }
    const port = await freePort();
    if (userInfo().uid === 0) {
      mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
    }
    const lines = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${folder}/host_key`,
      `AuthorizedKeysFile ${folder}/user_key.pub`,
      'PermitRootLogin yes',
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'MaxStartups 100',
      'PidFile none',
      'Subsystem sftp internal-sftp',
      `ForceCommand ${command}`,
    ];
    writeFileSync(join(folder, 'sshd_config'), `${lines.join('\n')}\n`);
    const arguments_ = ['-D', '-f', join(folder, 'sshd_config'), '-E', join(folder, 'log')];
    const child = spawn(SSHD, arguments_, { stdio: 'ignore' });
    const sshd = new Sshd(child, folder, port);
    await sshd.ready();
    return sshd;
  }

  /** The client's private key. */
  public get keyPath(): string {
    return join(this.folder, 'user_key');
  }

  /** The server's public key, as ssh-keygen(1) wrote it. */
  public get hostKey(): string {
    return readFileSync(join(this.folder, 'host_key.pub'), 'utf8').trim();
  }

  /** How many connections were let in so far. */
  public get connections(): number {
    return this.log().split('Accepted publickey').length - 1;
  }

  public get user(): string {
    return userInfo().username;
  }

  public async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  private async ready(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      if (await answers(this.port)) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`sshd does not answer: ${this.log()}`);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
