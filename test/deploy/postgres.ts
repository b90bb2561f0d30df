import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where Debian keeps the server's programs, and where others do. */
const PROGRAMS = ['/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/15/bin'];
const FOLDER = PROGRAMS.find((folder) => spawnSync(join(folder, 'initdb'), ['-V']).error === undefined);

export const hasPostgres = FOLDER !== undefined;

/** A real PostgreSQL on a socket in a folder of its own; the server refuses to run as root. */
export class Postgres {
  private readonly folder = mkdtempSync(join(tmpdir(), 'postgres-'));

  public constructor() {
    if (userInfo().uid === 0) {
      const [uid, gid] = ['-u', '-g'].map((option) => Number(execFileSync('id', [option, 'postgres'])));
      chownSync(this.folder, uid ?? 0, gid ?? 0);
    }
    chmodSync(this.folder, 0o755);
    this.run('initdb', '-D', this.data, '-U', 'terraform', '-A', 'trust', '--no-sync');
    this.run('pg_ctl', '-D', this.data, '-w', '-l', join(this.folder, 'log'), '-o', this.options, 'start');
  }

  /** For Terraform's backend; there is no password to leak. */
  public get connection(): string {
    return `postgres:///postgres?host=${this.folder}&user=terraform&sslmode=disable`;
  }

  public stop(): void {
    this.run('pg_ctl', '-D', this.data, '-w', '-m', 'immediate', 'stop');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private get options(): string {
    return `-c listen_addresses= -c unix_socket_directories=${this.folder} -c fsync=off`;
  }

  private run(program: string, ...words: readonly string[]): void {
    const path = join(FOLDER ?? '', program);
    const [command = '', ...rest] =
      userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--', path, ...words] : [path, ...words];
    execFileSync(command, rest, { cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
