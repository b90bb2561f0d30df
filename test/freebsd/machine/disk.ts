import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from './native-program';
import { Tree } from './tree';

const MEMORY = '/dev/shm';
const ENOUGH = 256 * 1024 * 1024;

/** Memory if programs can be run from there and it has room, else the usual place for temporary files. */
function placeForDisks(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    const noexec = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .some((line) => line.split(' ')[1] === MEMORY && /[, ]noexec[, ]/.test(line));
    return bavail * bsize >= ENOUGH && !noexec ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * The folder that holds everything of a simulated host: `root` is what the host sees as `/`, `zfs` the
 * contents of its datasets and snapshots, `rescue` the simulation's own programs and socket.
 */
export class Disk {
  readonly folder = mkdtempSync(join(placeForDisks(), 'freebsd-'));
  readonly root = join(this.folder, 'root');
  readonly zfs = join(this.folder, 'zfs');
  /** Where the host's mounts are seen from Node (Agent.view). */
  view = '';
  readonly tree = new Tree(() => this.view + this.root);

  constructor() {
    chmodSync(this.folder, 0o755);
    for (const name of ['rescue', 'dev']) mkdirSync(join(this.folder, name));
  }

  /** A path of the host as the agent has it. */
  inside(path: string): string {
    return path === '/' ? this.root : this.root + path;
  }

  /** A path that Node can open, as the agent has it. */
  agentPath(real: string): string {
    return real.startsWith(this.view) ? real.slice(this.view.length) : real;
  }

  async destroy(): Promise<void> {
    await removeTree(this.folder);
  }
}
