import * as errors from '../errors/check-mounts';
import { eachMount } from './each';
import { canonicalPath } from './model/canonical-path';
import { isWithin } from './model/is-within';

/** Without what lies here nothing in a jail runs. */
const SYSTEM = new Set([
  ...['/bin', '/dev', '/etc', '/lib', '/libexec', '/sbin'],
  ...['/usr', '/usr/bin', '/usr/lib', '/usr/libexec', '/usr/sbin'],
]);

/** What jail(8) mounts after every other mount (command.c), when its parameter is set. */
const LAST = [
  { parameter: 'mount.devfs', fileSystem: 'devfs', over: '/dev' },
  { parameter: 'mount.fdescfs', fileSystem: 'fdescfs', over: '/dev/fd' },
  { parameter: 'mount.procfs', fileSystem: 'procfs', over: '/proc' },
];

/**
 * A mount that hides what the jail needs, or is hidden itself. Mounts below one another are fine: the
 * parent is mounted first.
 */
export const hidingMount = eachMount((mount, { root, parameters }) => {
  const destination = canonicalPath(mount.destination).path;
  const hider = LAST.find(
    ({ parameter, over }) => parameters[parameter] === true && isWithin(destination, over),
  );
  if (hider !== undefined) {
    return errors.mountIsHidden(destination, hider.fileSystem, hider.over);
  }
  if (SYSTEM.has(destination)) {
    return errors.mountHidesSystem(destination);
  }
  const writable = root.kind === 'nullfs' && destination !== '/' ? root.writable : [];
  const hidden = writable.find((directory) => isWithin(`/${directory}`, destination));
  return hidden === undefined ? undefined : errors.mountHidesWritable(destination, hidden);
});
