import { chflags } from './chflags';
import { chgrp, chown } from './chown';
import { cmp } from './cmp';
import type { Command, CommandTable } from './command';
import { date } from './date';
import { dd } from './dd';
import { devfs } from './devfs';
import { digests } from './digest';
import { fetch } from './fetch';
import { find } from './find';
import { FREEBSD_PROGRAMS, isOfFreeBSD } from './freebsd-programs';
import { freebsdVersion } from './freebsd-version';
import { hostname } from './hostname';
import { ifconfig } from './ifconfig';
import { install } from './install';
import { jail } from './jail';
import { jexec } from './jexec';
import { jls } from './jls';
import { kld } from './kld';
import { lockf } from './lockf';
import { logger } from './logger';
import { mktemp } from './mktemp';
import { mount, mountNullfs, umount } from './mount';
import { nc } from './nc';
import { ping } from './ping';
import { pkg } from './pkg';
import { posixTools } from './posix';
import { pw } from './pw';
import { rctl } from './rctl';
import { rm } from './rm';
import { route } from './route';
import { service } from './service';
import { sh } from './sh';
import { sleep } from './sleep';
import { small } from './small';
import { stat } from './stat';
import { sysctl } from './sysctl';
import { sysrc } from './sysrc';
import { tar } from './tar';
import { timeout } from './timeout';
import { truncate } from './truncate';
import { uname } from './uname';
import { wc } from './wc';
import { xargs } from './xargs';
import { zfs } from './zfs';
import { zpool } from './zpool';

/** Every simulated command by its name. */
const COMMANDS: CommandTable = {
  ...posixTools,
  ...digests,
  ...kld,
  ...small,
  chflags,
  chgrp,
  chown,
  cmp,
  date,
  dd,
  devfs,
  fetch,
  find,
  'freebsd-version': freebsdVersion,
  hostname,
  ifconfig,
  install,
  jail,
  jexec,
  jls,
  lockf,
  logger,
  mktemp,
  mount,
  mount_nullfs: mountNullfs,
  nc,
  ping,
  pkg,
  pw,
  rctl,
  rm,
  route,
  service,
  sh,
  sleep,
  stat,
  sysctl,
  sysrc,
  tar,
  timeout,
  truncate,
  umount,
  uname,
  wc,
  xargs,
  zfs,
  zpool,
};

export const commandOf = (name: string): Command | undefined => COMMANDS[name];

/** All programs of the base system by directory, the simulated ones among them. */
export function programsByFolder(): Map<string, Set<string>> {
  const folders = new Map(
    Object.entries(FREEBSD_PROGRAMS).map(([folder, names]) => [folder, new Set(names)]),
  );
  for (const [name, { path }] of Object.entries(COMMANDS)) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const names = folders.get(folder) ?? new Set();
    names.add(name);
    folders.set(folder, names);
  }
  return folders;
}

export { isOfFreeBSD };
