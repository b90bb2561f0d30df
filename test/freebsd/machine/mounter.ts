import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { SystemError } from '../errno';
import { isWithin, mountsBelow, topMount } from '../state/mount-table';
import type { Mount } from '../state/mount-table';
import { AgentError } from './agent';
import type { Machine } from './machine';

/** A file system that is to be mounted; paths are the host's, without links. */
export interface MountRequest {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly options: readonly string[];
  /** Folder of the disk's `zfs` that holds a dataset's contents. */
  readonly folder?: string;
}

/**
 * Mounts and unmounts: in the table that mount(8) shows, and for real where there are contents to be
 * seen (nullfs, devfs, tmpfs, zfs). The other types are only listed.
 */
export class Mounter {
  constructor(private readonly machine: Machine) {}

  private get table(): Mount[] {
    return this.machine.state.mounts;
  }

  async mount(request: MountRequest): Promise<void> {
    const bound = await this.bind(request);
    const { type, source, target } = request;
    this.table.push({ type, source, target, options: [...request.options], bound });
  }

  private async bind({ type, source, target, options, folder }: MountRequest): Promise<boolean> {
    const { agent, disk } = this.machine;
    const place = disk.inside(target);
    const readOnly = options.includes('ro');
    switch (type) {
      case 'nullfs':
        await agent.bind(disk.inside(source), place, { readOnly });
        return true;
      case 'devfs':
        await agent.bind(join(disk.folder, 'dev'), place, { recursive: true });
        return true;
      case 'tmpfs': {
        const memory = join(disk.folder, 'tmpfs');
        mkdirSync(memory, { recursive: true });
        await agent.bind(mkdtempSync(join(memory, 'fs-')), place, { readOnly });
        return true;
      }
      case 'zfs':
        if (folder === undefined) return false;
        await agent.bind(join(disk.zfs, folder), place, { readOnly });
        return true;
      default:
        return false;
    }
  }

  /** Unmounts the uppermost file system of a mount point; EBUSY if something is mounted below it. */
  async unmount(mount: Mount, force = false): Promise<void> {
    const { agent, disk, state } = this.machine;
    const top = topMount(this.table, mount.target);
    const under = this.table.filter(({ target }) => target === mount.target).length > 1;
    if (!under && mountsBelow(this.table, mount.target).length > 0) throw new SystemError('EBUSY');
    if (top === mount && !force && (this.isHeld(mount) || this.isUnderNullfs(mount)))
      throw new SystemError('EBUSY');
    if (mount.bound)
      await this.unbind(() => agent.unmount(disk.inside(mount.target), force || mount.type === 'devfs'));
    state.mounts = this.table.filter((other) => other !== mount);
  }

  private async unbind(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (error instanceof AgentError && error.code === 'EBUSY') throw new SystemError('EBUSY');
      throw error;
    }
  }

  /** FreeBSD would refuse to unmount it, even if the datasets mounted below it went before. */
  isBusy(mount: Mount): boolean {
    const below = mountsBelow(this.table, mount.target).filter(({ type }) => type !== 'zfs');
    return below.length > 0 || this.isHeld(mount) || this.isUnderNullfs(mount);
  }

  /** A jail, dying ones included, has its root there. */
  private isHeld({ target }: Mount): boolean {
    return this.machine.prisons.prisons.some(
      ({ path }) => isWithin(path, target) && this.liesOn(path, target),
    );
  }

  /** A nullfs mount shows a part of it elsewhere. */
  private isUnderNullfs({ target }: Mount): boolean {
    return this.table.some(
      ({ type, source }) => type === 'nullfs' && isWithin(source, target) && this.liesOn(source, target),
    );
  }

  private liesOn(path: string, target: string): boolean {
    const deeper = this.table.filter(
      (mount) => isWithin(path, mount.target) && mount.target.length > target.length,
    );
    return deeper.length === 0;
  }

  /** Changes the options of a mounted file system. */
  async remount(mount: Mount, options: readonly string[]): Promise<void> {
    const { agent, disk } = this.machine;
    const wasReadOnly = mount.options.includes('ro');
    const readOnly = options.includes('ro');
    if (mount.bound && wasReadOnly !== readOnly) {
      await agent.remount(disk.inside(mount.target), readOnly);
    }
    mount.options = [...options];
  }

  /** Puts a table of mounts into place anew, as after copying a host. */
  async restore(mounts: readonly Mount[], folderOf: (mount: Mount) => string | undefined): Promise<void> {
    for (const mount of mounts) {
      if (!mount.bound) continue;
      const folder = folderOf(mount);
      await this.bind({ ...mount, ...(folder !== undefined && { folder }) });
    }
  }
}
