/** One mounted file system. */
export interface Mount {
  readonly type: string;
  /** The device, directory or dataset. */
  readonly source: string;
  /** The mount point, without links. */
  readonly target: string;
  options: string[];
  /** Whether the agent has bound something there, which has to be unbound again. */
  readonly bound: boolean;
}

/** A path is at or below another. */
export const isWithin = (path: string, top: string): boolean =>
  top === '/' || path === top || path.startsWith(`${top}/`);

/** The mount that a path lies on: the last one made of those with the longest mount point. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  let found: Mount | undefined;
  for (const mount of mounts) {
    if (isWithin(path, mount.target) && mount.target.length >= (found?.target.length ?? 0)) found = mount;
  }
  return found;
}

/** The uppermost mount at a mount point. */
export const topMount = (mounts: readonly Mount[], target: string): Mount | undefined =>
  [...mounts].reverse().find((mount) => mount.target === target);

export const mountsBelow = (mounts: readonly Mount[], target: string): Mount[] =>
  mounts.filter((mount) => mount.target !== target && isWithin(mount.target, target));

const WORDS: Readonly<Record<string, string>> = {
  ro: 'read-only',
  noatime: 'noatime',
  nosuid: 'nosuid',
  noexec: 'noexec',
};

/** As mount(8) lists it without options. */
export function describeMount({ type, source, target, options }: Mount): string {
  const words = options.map((option) => WORDS[option]).filter((word) => word !== undefined);
  const acls = type === 'zfs' ? ['nfsv4acls'] : [];
  return `${source} on ${target} (${[type, 'local', ...words, ...acls].join(', ')})`;
}

/** As `mount -p` prints it: a tab or more between fields, blanks in paths as they are. */
export function fstabLine({ type, source, target, options }: Mount): string {
  const shown = options.filter((option) => WORDS[option] !== undefined && option !== 'ro');
  const words = [options.includes('ro') ? 'ro' : 'rw', ...shown, ...(type === 'zfs' ? ['nfsv4acls'] : [])];
  const column = (text: string, width: number): string =>
    text + (text.length >= width ? ' ' : '\t'.repeat(Math.ceil((width - text.length) / 8)));
  return `${column(source, 24)}${column(target, 24)}${type}\t${words.join(',')}\t\t0 0`;
}
