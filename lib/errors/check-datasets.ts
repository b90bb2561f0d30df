/** What is wrong with datasets, across the constructs of a host. */
import { shown } from './shown';

export function datasetInUse(name: string, other: string): string {
  return `dataset ${shown(name)} is already declared by '${other}', declare it once and use that construct`;
}

export function mountpointInUse(mountpoint: string, dataset: string, other: string): string {
  return `mountpoint ${shown(mountpoint)} is already that of ${shown(dataset)} ('${other}'), give one of them another`;
}

export function retainBelowDestroy(name: string, above: string, owner: string): string {
  return `dataset ${shown(name)} is to be retained, but ${shown(above)} ('${owner}') above it is to be destroyed with all that is in it: retain both or destroy both`;
}

export function retainedClone(name: string, origin: string, owner: string): string {
  return `dataset ${shown(name)} is to be retained, but ${shown(origin)} ('${owner}') that it is a clone of is to be destroyed: retain both or destroy both`;
}

export function inheritsNoMountpoint(name: string, above: string, owner: string, mountpoint: string): string {
  return `dataset ${shown(name)} inherits its mountpoint, but ${shown(above)} ('${owner}') has mountpoint '${mountpoint}': give one of them a directory`;
}

export function noRoomForSnapshots(name: string, bytes: number, most: number): string {
  return `dataset name ${shown(name)} has ${bytes} bytes, with room for the names of snapshots at most ${most} are left: shorten it`;
}

export function tooDeep(name: string, levels: number, most: number): string {
  return `dataset name ${shown(name)} has ${levels} levels, and ZFS takes at most ${most}: put it higher up`;
}

export function notMountedAtBoot(name: string, setting: string, jail: string): string {
  return `dataset ${shown(name)} has ${setting}, so the host does not mount it at boot, and '${jail}' would not find it: change that`;
}

export function lockedAtBoot(name: string, jail: string): string {
  return `dataset ${shown(name)} asks for its key at the console, so after a reboot '${jail}' does not find it until someone runs 'zfs mount -l': give it a keylocation that the host can read`;
}

export function baseReadOnly(name: string): string {
  return `dataset ${shown(name)} has readonly=on, so no base can be extracted into it: change that`;
}

export function rootReadOnly(name: string, jail: string): string {
  return `dataset ${shown(name)} has readonly=on, so the writable directories of '${jail}' cannot be: change that or make the jail readOnly`;
}

export function rootNotExecutable(name: string, jail: string): string {
  return `dataset ${shown(name)} has exec=off, so '${jail}' can run nothing: change that`;
}

export function reservationAboveQuota(name: string, reservation: string, quota: string): string {
  return `dataset ${shown(name)} has ${reservation} above its ${quota}, which ZFS refuses: lower one or raise the other`;
}

export function hiddenByRoot(mountpoint: string, jail: string): string {
  return `mountpoint ${shown(mountpoint)} lies in the root of '${jail}', where the base is mounted over it: mount the dataset elsewhere and into the jail with mount()`;
}

export function mountpointInRoot(mountpoint: string, jail: string): string {
  return `mountpoint ${shown(mountpoint)} lies in the root of '${jail}', which could lead the host elsewhere with a symbolic link: mount the dataset elsewhere and into the jail with mount()`;
}

export function datasetBelowClone(name: string, clone: string, owner: string): string {
  return `dataset ${shown(name)} lies in ${shown(clone)} ('${owner}'), which is cloned after it and anew with each base: put it beside and into the jail with mount()`;
}

export function mountpointHidesHost(mountpoint: string, held: string): string {
  return `mountpoint ${shown(mountpoint)} takes in ${shown(held)}, which an empty dataset would hide from the host: mount the dataset on a directory of its own`;
}

export function cloneOfOtherPool(dataset: string, base: string, pool: string): string {
  return `dataset ${shown(dataset)} is to be a clone of ${shown(base)}, and a clone is in the pool of its origin: take one in '${pool}'`;
}

export function rootElsewhere(what: string, name: string, host: string, other: string): string {
  return `${what} ${shown(name)} is on host '${other}', and the jail runs on '${host}': use one of its own host`;
}

export function baseUndeclared(name: string, host: string): string {
  return `base ${shown(name)} is not declared on host '${host}', declare it there`;
}

export function delegatedButNotJailed(name: string, owner: string): string {
  return `dataset ${shown(name)} ('${owner}') in 'zfs.dataset' is not handed to the jail without jailed=on, set that property`;
}

export function delegatedTwice(name: string, other: string): string {
  return `dataset ${shown(name)} in 'zfs.dataset' is already handed to '${other}', give it to one jail only`;
}
