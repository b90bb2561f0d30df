import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the machine's own /usr is seen inside a simulated host and its jails. */
const USR = '/rescue/linux';
const PT_INTERP = 3;

/** How a real Linux program is started in a root that has neither its loader nor its libraries. */
export interface LinuxProgram {
  readonly argv: readonly string[];
}

const inside = (path: string): string => {
  if (!path.startsWith('/usr/')) throw new Error(`${path} lies outside of /usr, and so cannot be used`);
  return USR + path.slice('/usr'.length);
};

let loader: { path: string; libraries: string } | undefined;
const found = new Map<string, { path: string; dynamic: boolean } | undefined>();

/** The interpreter that an ELF file names; undefined if it is static. */
function interpreterOf(file: string): string | undefined {
  const fd = openSync(file, 'r');
  try {
    const head = Buffer.alloc(4096);
    readSync(fd, head, 0, head.length, 0);
    if (head.readUInt32BE(0) !== 0x7f454c46) throw new Error(`${file} is no ELF program`);
    const table = Number(head.readBigUInt64LE(32));
    const size = head.readUInt16LE(54);
    for (let index = 0; index < head.readUInt16LE(56); index++) {
      const at = table + index * size;
      if (head.readUInt32LE(at) !== PT_INTERP) continue;
      const text = Buffer.alloc(Number(head.readBigUInt64LE(at + 32)));
      readSync(fd, text, 0, text.length, Number(head.readBigUInt64LE(at + 8)));
      return text.toString('latin1').replace(/\0$/, '');
    }
    return undefined;
  } finally {
    closeSync(fd);
  }
}

function locate(name: string): { path: string; dynamic: boolean } | undefined {
  for (const folder of ['/usr/bin', '/usr/sbin']) {
    if (!existsSync(`${folder}/${name}`)) continue;
    const path = realpathSync(`${folder}/${name}`);
    const interpreter = interpreterOf(path);
    if (interpreter !== undefined && !loader) {
      const real = realpathSync(interpreter);
      const folders = [dirname(real), '/usr/lib64', '/usr/lib'].filter((lib) => existsSync(lib));
      loader = { path: inside(real), libraries: folders.map(inside).join(':') };
    }
    return { path: inside(path), dynamic: interpreter !== undefined };
  }
  return undefined;
}

export function hasLinuxProgram(name: string): boolean {
  if (!found.has(name)) found.set(name, locate(name));
  return found.get(name) !== undefined;
}

/** The command line that runs a program of this machine in the simulated host or in a jail of it. */
export function linuxCommand(name: string, args: readonly string[], calledAs = name): string[] {
  const program = hasLinuxProgram(name) ? found.get(name) : undefined;
  if (!program) throw new Error(`the simulated host needs ${name}(1), which is not installed here`);
  if (!program.dynamic || !loader) return [program.path, ...args];
  return [loader.path, '--argv0', calledAs, '--library-path', loader.libraries, program.path, ...args];
}

/** Whether the shell is to be found, and how it is called: dash, or busybox's ash. */
export type Shell = 'dash' | 'busybox';

export const shellCommand = (shell: Shell, args: readonly string[]): string[] =>
  shell === 'dash' ? linuxCommand('dash', args, 'sh') : linuxCommand('busybox', ['sh', ...args]);
