/** A dataset of the host, as `zfs list -H -o name,mountpoint` prints it. */
export interface KnownDataset {
  readonly name: string;
  readonly mountpoint: string;
}

export interface FoundMount {
  readonly dataset: KnownDataset;
  /** As the jail sees it. */
  readonly destination: string;
  readonly readOnly: boolean;
}

export interface FoundMounts {
  readonly mounts: readonly FoundMount[];
  /** The lines that stay as they are, in their order. */
  readonly rest: readonly string[];
}

const LINE = /^(\S+)\s+(\S+)\s+nullfs\s+(ro|rw)(?:\s+0)?(?:\s+0)?$/;

/**
 * Lines that mount a dataset of the host into the jail with nullfs(5). Lines that are kept come after them:
 * so when one lies inside another, all are kept.
 */
export function findMounts(
  root: string,
  lines: readonly string[],
  datasets: readonly KnownDataset[],
): FoundMounts {
  const found = lines.map((line) => findMount(root, line, datasets));
  const mounts = found.filter((one) => one !== undefined);
  const rest = lines.filter((_, index) => found[index] === undefined);
  const targets = lines.map((line) => `${line.trim().split(/\s+/)[1] ?? ''}/`);
  const nested = targets.some((one, index) =>
    targets.some((other, at) => at !== index && other.startsWith(one)),
  );
  return nested && rest.length > 0 ? { mounts: [], rest: lines } : { mounts, rest };
}

function findMount(root: string, line: string, datasets: readonly KnownDataset[]): FoundMount | undefined {
  const [, source, target, mode] = LINE.exec(line.trim()) ?? [];
  // A backslash begins an escape of fstab(5).
  if (source === undefined || target === undefined || line.includes('\\')) {
    return undefined;
  }
  const dataset = datasets.find((one) => one.mountpoint === source);
  if (dataset === undefined || !target.startsWith(`${root}/`)) {
    return undefined;
  }
  return { dataset, destination: target.slice(root.length), readOnly: mode === 'ro' };
}

/** Reads what `zfs list -H -o name,mountpoint` prints; lines of datasets without a mount point say nothing. */
export function parseDatasets(text: string): KnownDataset[] {
  return text.split('\n').flatMap((line) => {
    const [name, mountpoint] = line.split('\t');
    return name !== undefined && mountpoint?.startsWith('/') ? [{ name, mountpoint }] : [];
  });
}
