import type { JailEntry } from '../../manifest/jail-schema';
import type { HostManifest } from '../../manifest/schema';
import { ofManifest } from './of-manifest';

/**
 * The host's jails without those that took another's name. Dataset, interfaces, addresses of hardware:
 * so much follows from the name that one mistake would be reported ten times.
 */
export const distinctJails = ofManifest(({ jails }) => {
  const names = new Set<string>();
  return jails.filter(({ name }) => !names.has(name) && names.add(name));
});

/** Whether a construct is one of those that took another's name, or a part of it such as its own dataset. */
export function isPartOfNamesake(manifest: HostManifest, path: string): boolean {
  const known = namesakes(manifest);
  if (known.size === 0) {
    return false;
  }
  return known.has(path) || [...known].some((jail) => path.startsWith(`${jail}/`));
}

const namesakes = ofManifest((manifest): ReadonlySet<string> => {
  const distinct = new Set<JailEntry>(distinctJails(manifest));
  return new Set(manifest.jails.filter((jail) => !distinct.has(jail)).map(({ path }) => path));
});
