import type { JailEntry } from '../manifest/jail-schema';

/**
 * Puts jails together whose relations are the same, sorted by their first name. As all that a jail is
 * related to is part of its key, every jail of a group is related to every jail of another one, or none is.
 */
export function groupJails(jails: readonly JailEntry[], shared: ReadonlySet<string>): JailEntry[][] {
  const dependents = dependentsOf(jails);
  const groups = new Map<string, JailEntry[]>();
  for (const jail of jails) {
    const key = JSON.stringify([
      jail.interfaces.map((one) => one.bridge).sort(),
      baseOf(jail) ?? '',
      jail.mounts
        .map((mount) => mount.dataset)
        .filter((name) => shared.has(name))
        .sort(),
      jail.startAfter.map((other) => other.name).sort(),
      dependents.get(jail.name) ?? [],
    ]);
    groups.set(key, [...(groups.get(key) ?? []), jail]);
  }
  return [...groups.values()];
}

/** The dataset of the base that a jail's root is made from. */
export function baseOf({ root }: JailEntry): string | undefined {
  return root.kind === 'directory' ? undefined : root.base;
}

function dependentsOf(jails: readonly JailEntry[]): Map<string, string[]> {
  const dependents = new Map<string, string[]>();
  for (const jail of jails) {
    for (const { name } of jail.startAfter) {
      dependents.set(name, [...(dependents.get(name) ?? []), jail.name].sort());
    }
  }
  return dependents;
}
