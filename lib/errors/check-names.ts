/** What is wrong with names, numbers and roots, across the constructs of a host. */
import { shown } from './shown';

export function hostNameInUse(name: string, other: string): string {
  return `host name ${shown(name)} is already used by '${other}' in the same stack, give one of them another hostName`;
}

export function jailNameInUse(name: string, other: string): string {
  return `jail name ${shown(name)} is already used by '${other}', give one of them another jailName`;
}

export function jidInUse(jid: string, other: string): string {
  return `jid ${jid} is already used by '${other}', give one of them another one or leave it to the kernel`;
}

export function rootOfTheHost(): string {
  return "root '/' is the root of the host itself, give the jail a directory of its own";
}

export function rootOpensHost(path: string, held: string): string {
  return `root ${shown(path)} takes in ${shown(held)}, with which the jail could change what runs as root on the host: give the jail a directory of its own`;
}

export function rootInUse(root: string, other: string): string {
  return `root ${shown(root)} is already the root of '${other}', give one of them another directory`;
}

export function rootInsideRoot(root: string, outer: string, other: string): string {
  return `root ${shown(root)} lies inside ${shown(outer)}, the root of '${other}', which could change all of it: move one of them`;
}

export function rootInsideBase(root: string, base: string, owner: string): string {
  return `root ${shown(root)} lies inside ${shown(base)}, the base '${owner}', which other jails run from: use JailRoot.nullfs() or JailRoot.clone()`;
}

export function rootDatasetInUse(dataset: string, other: string): string {
  return `dataset ${shown(dataset)} is already the root of '${other}', give each jail a dataset of its own`;
}

export function pathTooLong(path: string, bytes: number, most: number): string {
  return `path ${shown(path)} has ${bytes} bytes and FreeBSD mounts nothing above ${most}, shorten the names in it`;
}
