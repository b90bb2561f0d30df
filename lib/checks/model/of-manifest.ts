import type { HostManifest } from '../../manifest/schema';

/** Derives something from a manifest once, however many rules ask for it. A manifest never changes. */
export function ofManifest<T>(derive: (manifest: HostManifest) => T): (manifest: HostManifest) => T {
  const derived = new WeakMap<HostManifest, T>();
  return (manifest) => {
    const known = derived.get(manifest);
    if (known !== undefined) {
      return known;
    }
    const fresh = derive(manifest);
    derived.set(manifest, fresh);
    return fresh;
  };
}
