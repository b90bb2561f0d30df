import type { HostEntry } from '../../manifest/host-schema';
import { isWithin } from './is-within';

/** What the host itself lives in (hier(7)); what is beside these may well be a jail's or a dataset's. */
const SYSTEM = [
  ...['/bin', '/boot', '/dev', '/etc', '/lib', '/libexec', '/rescue', '/sbin'],
  ...['/usr/bin', '/usr/lib', '/usr/libexec', '/usr/sbin', '/var/db', '/var/run'],
];

/** What of the host's own lies in a directory, or is that directory. */
export function hostPartIn(directory: string, host: HostEntry): string | undefined {
  const { jailConfPath, stateDirectory } = host;
  return [jailConfPath, stateDirectory, ...SYSTEM].find((path) => isWithin(path, directory));
}
