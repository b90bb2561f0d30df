import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Mount } from '../state/mount-table';
import type { Machine } from './machine';

const DAEMON = '/usr/sbin/zfs-fuse';
/** Files have flags as attributes; what rollback and receive change is not to be read from a cache. */
const DAEMON_OPTIONS =
  '--no-daemon --no-kstat-mount --enable-xattr --disable-page-cache -m 16 -o default_permissions'.split(' ');
const POOL_SIZE = 256 * 1024 * 1024;
/** How long the daemon may take to start, or to let go of what was unmounted. */
const PATIENCE = 20_000;
/** What is said of a file system in that time; a snapshot is busy because it is held. */
const STILL_BUSY = /^cannot (?!unmount)[^@]* busy$/m;

/** Why there can be no real pool on this machine; undefined when there can. */
export function missingForRealPool(): string | undefined {
  if (process.getuid?.() !== 0) return 'zfs-fuse needs root';
  if (!existsSync(DAEMON)) return `there is no ${DAEMON} (Debian: apt-get install zfs-fuse)`;
  if (!existsSync('/dev/fuse')) return 'there is no /dev/fuse (mknod /dev/fuse c 10 229)';
  return undefined;
}

export interface Done {
  readonly exit: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * A real ZFS pool in a file of the disk, kept by a zfs-fuse of its own. Daemon, socket and mounts are in
 * the agent's private mounts and process ids: nobody else sees them, and they end with the agent. Its
 * datasets are mounted where the host has them, so that contents are real to everything on the host.
 */
export class RealPool {
  private calls = 0;

  private constructor(
    private readonly machine: Machine,
    readonly name: string,
  ) {}

  /** Starts the daemon, and makes the pool unless its file is there: then it is imported when due. */
  static async start(machine: Machine, name: string): Promise<RealPool> {
    const pool = new RealPool(machine, name);
    await pool.startDaemon();
    if (!existsSync(pool.file)) await pool.create();
    return pool;
  }

  private get folder(): string {
    return join(this.machine.disk.folder, 'pool');
  }
  private get file(): string {
    return join(this.folder, 'file');
  }

  /** zfs-fuse keeps its socket and its cache in these folders; the machine's own are not touched. */
  private async startDaemon(): Promise<void> {
    const { agent } = this.machine;
    const privately = async (name: string, place: string): Promise<string> => {
      const folder = join(this.folder, name);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      await agent.bind(folder, place);
      return folder;
    };
    await privately('etc', '/etc/zfs');
    await privately('lib', '/var/lib/zfs');
    const run = await privately('run', '/run');
    for (const name of ['zfs', 'lock/zfs']) mkdirSync(join(run, name), { recursive: true });
    const socket = join(run, 'zfs/zfs_socket');
    const log = join(this.folder, 'log');
    writeFileSync(log, '');
    await agent.start({ ...this.plan([DAEMON, ...DAEMON_OPTIONS]), session: true }, log, log);
    const answers = async (): Promise<boolean> =>
      existsSync(socket) && (await this.run(['zpool', 'list'])).exit === 0;
    for (const started = Date.now(); !(await answers()); await pause()) {
      if (Date.now() - started > PATIENCE) throw new Error(`zfs-fuse: ${readFileSync(log, 'utf8')}`);
    }
  }

  private async create(): Promise<void> {
    const fd = openSync(this.file, 'wx');
    ftruncateSync(fd, POOL_SIZE);
    closeSync(fd);
    const { root } = this.machine.disk;
    const asInstaller = ['-O', 'atime=off', '-m', `/${this.name}`];
    await this.must('zpool', 'create', '-R', root, ...asInstaller, this.name, this.file);
    this.look();
  }

  /** Finds the pool after a start and mounts its datasets. */
  async import(): Promise<void> {
    const { root } = this.machine.disk;
    await this.must('zpool', 'import', '-f', '-d', this.folder, '-R', root, this.name);
    this.look();
  }

  private plan(argv: readonly string[]): Parameters<Machine['agent']['start']>[0] {
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
    return { argv, env, cwd: '/', tag: 0, complaint: '' };
  }

  private async must(...argv: readonly string[]): Promise<void> {
    const { exit, stderr } = await this.run(argv);
    if (exit !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  }

  /** Runs the real zfs(8) once. */
  async zfs(args: readonly string[], input?: Buffer): Promise<Done> {
    return this.run(['zfs', ...args], input);
  }

  /**
   * The same for what changes something. The daemon hears a moment later than the caller that something
   * was unmounted, and until then calls it busy: FreeBSD's kernel knows at once.
   */
  async change(args: readonly string[], input?: Buffer): Promise<Done> {
    for (const started = Date.now(); ; await pause()) {
      const done = await this.zfs(args, input);
      if (done.exit !== 0 && STILL_BUSY.test(done.stderr) && Date.now() - started < PATIENCE) continue;
      this.look();
      return done;
    }
  }

  private async run(argv: readonly string[], input: Buffer = Buffer.alloc(0)): Promise<Done> {
    const prefix = join(this.folder, `call-${++this.calls}`);
    const [stdin, out, err] = [`${prefix}.in`, `${prefix}.out`, `${prefix}.err`] as const;
    writeFileSync(stdin, input);
    const { ended } = await this.machine.agent.start({ ...this.plan(argv), input: stdin }, out, err);
    const status = await ended;
    const [stdout, stderr] = [readFileSync(out), readFileSync(err, 'utf8')];
    for (const file of [stdin, out, err]) rmSync(file);
    return { exit: 'exit' in status ? status.exit : 128 + status.signal, stdout, stderr };
  }

  /** Brings mount(8)'s table up to what zfs(8) has mounted and unmounted. */
  private look(): void {
    const { state, disk } = this.machine;
    const mounted = this.mounted();
    const isThere = ({ source, target }: Mount): boolean =>
      mounted.some((one) => one.source === source && one.target === target);
    state.mounts = state.mounts.filter((mount) => mount.type !== 'zfs' || isThere(mount));
    const known = state.mounts.filter(({ type }) => type === 'zfs');
    for (const { source, target } of mounted) {
      if (known.some((one) => one.source === source && one.target === target)) continue;
      if (!disk.tree.isDirectory(target)) continue;
      state.mounts.push({ type: 'zfs', source, target, options: [], bound: true });
    }
  }

  /** Mounts of whole datasets, as Linux has them; what else shows one is a nullfs of the host. */
  private mounted(): { readonly source: string; readonly target: string }[] {
    const { disk, state } = this.machine;
    const isNullfs = (target: string): boolean =>
      state.mounts.some((mount) => mount.type !== 'zfs' && mount.target === target);
    const lines = readFileSync(join(disk.view, '../mountinfo'), 'utf8').split('\n');
    return lines.flatMap((line) => {
      const [, , , root = '', place = '', ...rest] = line.split(' ').map(unescape);
      const [type, source = ''] = rest.slice(rest.indexOf('-') + 1);
      if (type !== 'fuse.zfs' || root !== '/' || !place.startsWith(disk.root)) return [];
      const target = place.slice(disk.root.length) || '/';
      return isNullfs(target) ? [] : [{ source, target }];
    });
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

/** proc(5): blanks and the like are written as octal numbers. */
const unescape = (word: string): string =>
  word.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
