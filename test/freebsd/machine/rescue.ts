import { copyFileSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from './agent';
import type { Disk } from './disk';
import { nativeProgram } from './native-program';

const DEVICES = ['null', 'zero', 'random', 'urandom', 'tty'];
const DESCRIPTORS = { fd: '', stdin: '/0', stdout: '/1', stderr: '/2' };

/** What /dev and /rescue are made of before they are mounted. */
export function prepareRescue(disk: Disk): void {
  const rescue = join(disk.folder, 'rescue');
  for (const name of ['rescue', 'dev']) {
    rmSync(join(disk.folder, name), { recursive: true, force: true });
    mkdirSync(join(disk.folder, name));
  }
  for (const name of ['linux', 'proc']) mkdirSync(join(rescue, name));
  const program = join(rescue, 'sim');
  try {
    linkSync(nativeProgram(), program);
  } catch {
    copyFileSync(nativeProgram(), program);
  }
  symlinkSync('sim', join(rescue, 'freebsd-version'));
  const dev = join(disk.folder, 'dev');
  for (const device of DEVICES) writeFileSync(join(dev, device), '');
  for (const [name, below] of Object.entries(DESCRIPTORS)) {
    symlinkSync(`/rescue/proc/self/fd${below}`, join(dev, name));
  }
}

/**
 * Mounts what the host's processes need of this machine: the native program and the real Linux programs
 * in /rescue (where FreeBSD has its own statically linked ones), devices, and process ids.
 */
export async function furnish(disk: Disk, agent: Agent): Promise<void> {
  const { folder, root } = disk;
  await Promise.all([
    agent.bind('/usr', join(folder, 'rescue', 'linux'), { recursive: true, readOnly: true }),
    agent.mountProc(join(folder, 'rescue', 'proc')),
    ...DEVICES.map((device) => agent.bind(join('/dev', device), join(folder, 'dev', device))),
    agent.bind(join(folder, 'rescue'), join(root, 'rescue'), { recursive: true }),
    agent.bind(join(folder, 'dev'), join(root, 'dev'), { recursive: true }),
  ]);
}
