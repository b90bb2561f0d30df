import { unknownHost } from '../errors/lookup';
import { InputError } from '../errors/input-error';
import { nearest } from '../values/nearest';
import type { HostManifest } from './schema';

/**
 * The manifest of the host of a name.
 *
 * @throws InputError with the nearest name when there is none
 */
export function hostNamed(manifests: readonly HostManifest[], name: string): HostManifest {
  const found = manifests.find(({ host }) => host.name === name);
  if (found === undefined) {
    const names = manifests.map(({ host }) => host.name);
    throw new InputError(unknownHost(name, nearest(name, names), names));
  }
  return found;
}
