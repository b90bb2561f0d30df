import type { Problem } from '../engine';
import { unknownSum } from '../errors/nullfs-base';
import type { BaseEntry } from '../manifest/base-schema';
import type { HostEntry } from '../manifest/host-schema';
import type { JailEntry } from '../manifest/jail-schema';
import type { NullfsBase } from '../nullfs-base';

/** A base as it stands on a host. */
export interface BaseModel {
  readonly entry: BaseEntry | undefined;
  readonly problems: readonly Problem[];
}

/** A base with what follows from its host and from the jails on it. */
export function baseModel(base: NullfsBase, host: HostEntry, jails: readonly JailEntry[]): BaseModel {
  const entry = base._toManifest(host.architecture, mountPoints(base, jails));
  const unknown = entry?.sha256 === '';
  return {
    entry,
    problems: unknown ? [{ path: base.node.path, message: unknownSum(base.release, host.architecture) }] : [],
  };
}

/** Directories that jails mount on and that nobody can make in a read-only root, so that the base must have them. */
function mountPoints(base: NullfsBase, jails: readonly JailEntry[]): string[] {
  const found = new Set<string>();
  for (const { root, mounts } of jails) {
    if (root.kind !== 'nullfs' || root.base !== base._dataset?.datasetName) {
      continue;
    }
    for (const { destination } of mounts) {
      const path = destination.slice(1);
      if (!root.writable.some((directory) => path.startsWith(`${directory}/`))) {
        found.add(path);
      }
    }
  }
  return [...found].sort();
}
