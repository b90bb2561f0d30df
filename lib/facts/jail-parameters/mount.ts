/**
 * File systems that jail(8) mounts for a jail, and datasets that it hands over. From jail(8) and recorded
 * runs.
 */
import { pseudo } from '../jail-parameter';
import type { JailParameter } from '../jail-parameter';

export const mountParameters: readonly JailParameter[] = [
  pseudo({
    name: 'mount',
    type: 'stringlist',
    form: 'fstab',
    summary: 'Lines of fstab(5), mounted as written and unmounted last first.',
  }),
  pseudo({
    name: 'mount.fstab',
    type: 'string',
    form: 'path',
    minimumBytes: 1,
    maximumBytes: 1023,
    repeatable: true,
    summary: 'A file of fstab(5) lines; it must be there for a stop too.',
  }),
  pseudo({
    name: 'mount.devfs',
    type: 'bool',
    default: false,
    summary: "Mounts devfs on the jail's /dev, with devfs_ruleset or else ruleset 4.",
  }),
  pseudo({
    name: 'mount.fdescfs',
    type: 'bool',
    default: false,
    summary: "Mounts fdescfs on the jail's /dev/fd.",
  }),
  pseudo({
    name: 'mount.procfs',
    type: 'bool',
    default: false,
    summary: "Mounts procfs on the jail's /proc.",
  }),
  pseudo({
    name: 'zfs.dataset',
    type: 'stringlist',
    since: '15.0',
    needs: 'allow.mount.zfs',
    summary: 'Datasets with jailed=on that are attached after exec.created; a failure fails nothing.',
  }),
];
