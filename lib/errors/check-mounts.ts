/** What is wrong with mounts, and with files that meet a mount. */
import { shown } from './shown';

export function destinationInUse(destination: string, dataset: string, other: string): string {
  return `mount destination ${shown(destination)} of ${shown(dataset)} is already that of ${shown(other)}, mount one of them elsewhere`;
}

export function destinationOutsideRoot(destination: string): string {
  return `mount destination ${shown(destination)} leads out of the jail's root, give a path below it without '..'`;
}

export function destinationIsRoot(dataset: string): string {
  return `${shown(dataset)} mounted on '/' hides the whole root of the jail, mount it on a directory below`;
}

export function mountHidesSystem(destination: string): string {
  return `a mount on ${shown(destination)} hides what the base system has there, mount it on a directory of its own`;
}

export function mountHidesWritable(destination: string, writable: string): string {
  return `a mount on ${shown(destination)} hides the jail's own ${shown(`/${writable}`)}, mount it below or leave '${writable}' out of the base's 'writable'`;
}

export function mountIsHidden(destination: string, fileSystem: string, over: string): string {
  return `a mount on ${shown(destination)} is hidden by the ${fileSystem} that jail(8) mounts on '${over}' after it, mount it elsewhere`;
}

export function mountElsewhere(dataset: string, owner: string, host: string): string {
  return `dataset ${shown(dataset)} ('${owner}') is on host '${host}', mount a dataset of the jail's own host`;
}

export function mountUndeclared(dataset: string, host: string): string {
  return `dataset ${shown(dataset)} is not declared on host '${host}', declare it to mount it`;
}

export function mountWithoutMountpoint(dataset: string, owner: string, mountpoint: string): string {
  return `dataset ${shown(dataset)} ('${owner}') has mountpoint '${mountpoint}', so there is nothing to mount: give it a directory`;
}

export function mountOfOwnRoot(dataset: string): string {
  return `dataset ${shown(dataset)} holds the jail's own root, mount another one`;
}

export function mountIntoItself(source: string, target: string): string {
  return `${shown(source)} holds ${shown(target)}, where it is to be mounted, and nullfs mounts nothing into itself: give the dataset a mountpoint elsewhere`;
}

export function mountOverItself(source: string, target: string): string {
  return `${shown(source)} lies in ${shown(target)}, where it is to be mounted, and nullfs mounts nothing over itself: give the dataset a mountpoint elsewhere`;
}

export function mountOpensHost(source: string, held: string): string {
  return `${shown(source)} holds ${shown(held)}, with which the jail could change what runs as root on the host: mount it read-only or a dataset further down`;
}

export function mountOpensRoot(dataset: string, other: string): string {
  return `dataset ${shown(dataset)} holds the root of '${other}', which the jail could change: mount it read-only or another one`;
}

export function childNotFollowed(dataset: string, child: string, destination: string): string {
  return `dataset ${shown(child)} lies in ${shown(dataset)}, but nullfs does not follow into it: the jail finds ${shown(destination)} empty until that is mounted too`;
}

export function fileNotWritable(destination: string, directory: string): string {
  const cure = directory === '' ? '' : ` or add '${directory}' to the base's 'writable'`;
  return `file ${shown(destination)} would lie on the read-only base, write it below a writable directory${cure}`;
}

export function needsWritable(whats: readonly string[], directory: string): string {
  return `${whats.join(' and ')} need '/${directory}', which is part of the read-only base: add '${directory}' to the base's 'writable'`;
}

export function fdescfsWithoutDevfs(): string {
  return "'mount.fdescfs' needs 'mount.devfs', which makes the directory /dev/fd: set both or neither";
}
