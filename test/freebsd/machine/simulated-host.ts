import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostOptions } from '../state/initial-state';
import { initialState } from '../state/initial-state';
import type { HostState } from '../state/host-state';
import type { Release } from '../release';
import { readRules } from '../state/devfs-rules';
import { Agent } from './agent';
import { baseArchive } from './base-system';
import { bringUp, forget } from './boot';
import type { CommandRecord, Faults } from './dispatcher';
import { Dispatcher } from './dispatcher';
import { Disk } from './disk';
import type { Shell } from './linux';
import { shellCommand } from './linux';
import { Machine } from './machine';
import { copyUnmounted, removeTree } from './native-program';
import type { Remote } from './machine';
import { plant } from './plant';
import { RealPool } from './real-pool';
import type { Planted } from './plant';
import { installPool, installRealPool, mountSystem } from './storage';
import { furnish, prepareRescue } from './rescue';
import { installRoot, mountPrograms } from './root-files';
import { Switchboard } from './switchboard';
import type { Tree } from './tree';

export interface RunOptions extends Faults {
  /** @default 'dash' */
  readonly shell?: Shell;
  /** Beside PATH, HOME and the like, which are root's. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default '/root' */
  readonly cwd?: string;
  readonly stdin?: string;
  /** Who the commands are logged as started by. @default 'script' */
  readonly by?: 'script' | 'boot';
  /** Whether to go on when the simulation met something it does not know. @default false */
  readonly allowUnknown?: boolean;
}

export interface RunResult {
  /** The script's exit status; 137 when it was killed. */
  readonly exit: number;
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
  /** Every external command, in the order in which they began. */
  readonly commands: readonly CommandRecord[];
  readonly killed: boolean;
  /** What the simulation does not know and was asked for. */
  readonly unknown: readonly string[];
}

/** A host's state and files, put away to start from again. */
export interface HostSnapshot {
  readonly state: HostState;
  readonly folder: string;
}

const ROOT_ENVIRONMENT = {
  HOME: '/root',
  LOGNAME: 'root',
  USER: 'root',
  SHELL: '/bin/sh',
  TERM: 'xterm',
  PATH: '/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin:/root/bin',
};

/** The message of a run that met something unknown. */
export class UnknownToSimulation extends Error {}

/** A simulated FreeBSD host (see host.ts). It holds processes and files: `close` it. */
export class SimulatedHost {
  private runs = 0;

  private constructor(private running: Running) {}

  /** A host fresh from the installer, running. */
  static async create(release: Release, options: HostOptions = {}): Promise<SimulatedHost> {
    const disk = new Disk();
    const running = await start(disk, initialState(release, options), async (machine) => {
      mkdirSync(disk.zfs);
      await installRoot(disk, machine.agent, release, options);
    });
    const host = new SimulatedHost(running);
    try {
      await host.install(options);
      return host;
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  private async install(options: HostOptions): Promise<void> {
    const { machine } = this;
    const pool = options.pool === undefined ? 'zroot' : (options.pool ?? undefined);
    const isReal = options.zfs === 'real';
    mountSystem(machine, isReal ? undefined : pool);
    if (pool !== undefined) await (isReal ? installRealPool : installPool)(machine, pool);
    machine.state.rulesets = readRules([machine.tree.read('/etc/defaults/devfs.rules')]);
  }

  get machine(): Machine {
    return this.running.machine;
  }
  /** Everything but files. */
  get state(): HostState {
    return this.machine.state;
  }
  /** The files. */
  get files(): Tree {
    return this.machine.tree;
  }

  /** Runs a script of the host's with /bin/sh. */
  run(script: string, args: readonly string[] = [], options: RunOptions = {}): Promise<RunResult> {
    return this.shell([script, ...args], options);
  }

  /** Runs `sh -c`. */
  sh(command: string, options: RunOptions = {}): Promise<RunResult> {
    return this.shell(['-c', command], options);
  }

  private async shell(args: readonly string[], options: RunOptions): Promise<RunResult> {
    const { machine, handler } = this.running;
    const { disk, agent } = machine;
    const prefix = join(disk.folder, `run-${++this.runs}`);
    const [out, err] = [`${prefix}.out`, `${prefix}.err`];
    writeFileSync(out, '');
    writeFileSync(err, '');
    writeFileSync(`${prefix}.in`, options.stdin ?? '');
    const dispatcher = new Dispatcher(machine, agent, options);
    handler.dispatcher = dispatcher;
    machine.shell = options.shell ?? 'dash';
    machine.problems.length = 0;
    const script = await agent.start(
      {
        argv: shellCommand(machine.shell, args),
        env: { ...ROOT_ENVIRONMENT, ...options.env },
        root: disk.root,
        cwd: options.cwd ?? '/root',
        tag: machine.tag({ by: options.by ?? 'script' }),
        input: `${prefix}.in`,
        complaint: 'sh: ',
      },
      out,
      err,
    );
    dispatcher.watch(script.pid);
    const status = await script.ended;
    await dispatcher.idle();
    const unknown = [...machine.problems];
    const stdoutBytes = readFileSync(out);
    const result: RunResult = {
      exit: 'signal' in status ? 128 + status.signal : status.exit,
      stdout: stdoutBytes.toString('utf8'),
      stdoutBytes,
      stderr: readFileSync(err, 'utf8'),
      commands: dispatcher.log,
      killed: dispatcher.killed,
      unknown,
    };
    for (const end of ['out', 'err', 'in']) rmSync(`${prefix}.${end}`);
    if (unknown.length > 0 && !options.allowUnknown) throw new UnknownToSimulation(explain(result));
    return result;
  }

  /** Makes something that is not the script's. */
  async plant(...things: readonly Planted[]): Promise<void> {
    for (const thing of things) await plant(this.machine, thing);
  }

  /** The sha256 and the contents of a small base.txz of a release, as `tar` of the host extracts it. */
  static base(version: string): Buffer {
    return baseArchive(version);
  }

  /** Lets ssh(1) of this host reach another one by a name. */
  connect(name: string, other: SimulatedHost): void {
    const remote: Remote = async (command, input) => {
      const file = `/tmp/ssh-input-${++this.runs}`;
      other.files.write(file, input);
      const result = await other.sh(`{ ${command}\n} <${file}`, { by: 'script' });
      other.files.remove(file);
      return { exit: result.exit, stdout: result.stdoutBytes, stderr: result.stderr };
    };
    this.machine.remotes.set(name, remote);
  }

  /** The power goes: processes, jails, interfaces, mounts and rules are gone, files and ZFS stay. */
  async powerLoss(): Promise<void> {
    const { machine } = this.running;
    const { disk, state, remotes, realPool } = machine;
    await stop(this.running);
    forget(state);
    this.running = await start(disk, state, async () => undefined);
    if (realPool) this.machine.realPool = await RealPool.start(this.machine, realPool.name);
    for (const [name, remote] of remotes) this.machine.remotes.set(name, remote);
    // Nobody is there to work with it before it has booted; tests may still look at its files.
  }

  /** What loader(8) and rc(8) do; jails are started by rc.conf and jail.conf alone. */
  async boot(): Promise<RunResult> {
    const failed: string[] = [];
    await bringUp(this.machine, async (command) => {
      const line = command.map((word) => `'${word.replace(/'/g, "'\\''")}'`).join(' ');
      const result = await this.sh(line, { by: 'boot' });
      if (result.exit !== 0) failed.push(`${command.join(' ')}: ${result.stderr.trim()}`);
    });
    const jails = await this.sh('service jail quietstart', { by: 'boot' });
    return { ...jails, stderr: [...failed, jails.stderr].join('\n') };
  }

  /** Puts the whole host away, to be used again and again. */
  async snapshot(): Promise<HostSnapshot> {
    const { disk, state, realPool } = this.machine;
    if (realPool) throw new Error('a host with a real pool cannot be put away');
    const folder = mkdtempSync(`${disk.folder}-kept-`);
    await copyUnmounted(disk.root, join(folder, 'root'));
    await copyUnmounted(disk.zfs, join(folder, 'zfs'));
    return { state: structuredClone(state), folder };
  }

  /** Another host, as the one was when it was put away. */
  static async restore({ state, folder }: HostSnapshot): Promise<SimulatedHost> {
    const disk = new Disk();
    const running = await start(disk, JSON.parse(JSON.stringify(state)) as HostState, async (machine) => {
      await machine.agent.copyTree(join(folder, 'root'), disk.root);
      await machine.agent.copyTree(join(folder, 'zfs'), disk.zfs);
    });
    const { machine } = running;
    await machine.mounter.restore(machine.state.mounts, (mount) => {
      return machine.state.zfs.datasets.find(({ name }) => mount.type === 'zfs' && name === mount.source)
        ?.folder;
    });
    return new SimulatedHost(running);
  }

  static discard({ folder }: HostSnapshot): Promise<void> {
    return removeTree(folder);
  }

  async close(): Promise<void> {
    await stop(this.running);
    await this.machine.disk.destroy();
  }
}

/** A machine with the process and the socket behind it. */
interface Running {
  readonly machine: Machine;
  readonly board: Switchboard;
  readonly handler: { dispatcher: Dispatcher | undefined };
}

async function start(
  disk: Disk,
  state: HostState,
  fill: (machine: Machine) => Promise<void>,
): Promise<Running> {
  const agent = await Agent.start();
  disk.view = agent.view;
  const machine = new Machine(state, disk, agent);
  await fill(machine);
  prepareRescue(disk);
  await furnish(disk, agent);
  await mountPrograms(disk, agent, state.sysctls['kern.osrelease'] ?? '');
  const handler: Running['handler'] = { dispatcher: undefined };
  const board = await Switchboard.open(disk.folder, (call) => handler.dispatcher?.answer(call));
  return { machine, board, handler };
}

async function stop({ machine, board }: Running): Promise<void> {
  await machine.agent.stop();
  await board.close();
}

const explain = ({ unknown, stdout, stderr }: RunResult): string =>
  [...unknown, '--- stdout', stdout, '--- stderr', stderr].join('\n');
