import type { HostManifest } from '../../manifest/schema';

/**
 * Finds the host that has a thing, by the thing's path or name. Made at the first question: mostly
 * there is none, because what a host refers to is its own.
 */
export function homes(
  hosts: readonly HostManifest[],
  keysOf: (manifest: HostManifest) => readonly string[],
): (key: string) => string | undefined {
  let known: ReadonlyMap<string, string> | undefined;
  return (key) => {
    known ??= new Map(hosts.flatMap((manifest) => keysOf(manifest).map((one) => [one, manifest.host.name])));
    return known.get(key);
  };
}
