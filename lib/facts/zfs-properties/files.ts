/** Where a file system is mounted and how its files behave. From zfsprops(7). */
import { onOff, property } from '../zfs-property';
import type { ZfsProperty } from '../zfs-property';

export const fileProperties: readonly ZfsProperty[] = [
  property('mountpoint', 'path', {
    values: ['none', 'legacy'],
    summary: 'Where it is mounted: an absolute path, none, or legacy for fstab.',
  }),
  property('canmount', 'enum', {
    values: ['on', 'off', 'noauto'],
    default: 'on',
    inheritable: false,
    summary: 'Whether it is mounted: on, by hand only (noauto), never (off).',
  }),
  property('overlay', 'bool', {
    values: onOff,
    default: 'on',
    summary: 'May be mounted over a directory that is not empty.',
  }),
  property('readonly', 'bool', { values: onOff, default: 'off', summary: 'Nothing in it can be changed.' }),
  property('exec', 'bool', { values: onOff, default: 'on', summary: 'Programs in it may run.' }),
  property('setuid', 'bool', {
    values: onOff,
    default: 'on',
    summary: 'Setuid bits hold; off hardens data, and breaks su and ping in the root of a jail.',
  }),
  property('devices', 'bool', {
    values: onOff,
    default: 'on',
    summary: 'Device nodes work; without effect on FreeBSD.',
  }),
  property('jailed', 'bool', {
    values: onOff,
    default: 'off',
    summary: 'A jail manages it and the host mounts it no more.',
  }),
  property('atime', 'bool', {
    values: onOff,
    default: 'on',
    summary: 'Records when a file was read; off is usual for jails.',
  }),
  property('relatime', 'bool', {
    values: onOff,
    default: 'on',
    confidence: 'low',
    summary: 'Records it once a day or after a change only.',
  }),
  property('aclinherit', 'enum', {
    values: ['discard', 'noallow', 'restricted', 'passthrough', 'passthrough-x'],
    default: 'restricted',
    summary: 'Which entries of an ACL new files inherit.',
  }),
  property('aclmode', 'enum', {
    values: ['discard', 'groupmask', 'passthrough', 'restricted'],
    default: 'discard',
    summary: 'What chmod does to an ACL.',
  }),
  property('acltype', 'enum', {
    values: ['off', 'noacl', 'nfsv4', 'posix', 'posixacl'],
    default: 'nfsv4',
    summary: 'Kind of ACLs, nfsv4 on FreeBSD.',
  }),
  property('xattr', 'enum', {
    values: ['on', 'off', 'sa', 'dir'],
    default: 'sa',
    confidence: 'low',
    summary: 'Where extended attributes are kept.',
  }),
  property('casesensitivity', 'enum', {
    values: ['sensitive', 'insensitive', 'mixed'],
    default: 'sensitive',
    createOnly: true,
    summary: 'Whether upper and lower case differ in file names.',
  }),
  property('normalization', 'enum', {
    values: ['none', 'formC', 'formD', 'formKC', 'formKD'],
    default: 'none',
    createOnly: true,
    summary: 'Unicode form in which file names are compared.',
  }),
  property('utf8only', 'bool', {
    values: onOff,
    default: 'off',
    createOnly: true,
    summary: 'Refuses file names that are not UTF-8.',
  }),
  property('longname', 'bool', {
    values: onOff,
    default: 'off',
    since: '15.0',
    confidence: 'low',
    poolFeature: 'longname',
    summary: 'File names of up to 1023 bytes.',
  }),
  property('snapdir', 'enum', {
    values: ['hidden', 'visible', 'disabled'],
    valuesSince: { disabled: '15.0' },
    default: 'hidden',
    summary: 'Whether the directory .zfs shows up.',
  }),
  property('sharenfs', 'string', {
    values: onOff,
    default: 'off',
    summary: 'Exported by NFS: on, off, or options of exports(5).',
  }),
  property('sharesmb', 'string', { values: onOff, default: 'off', summary: 'Does nothing on FreeBSD.' }),
  property('nbmand', 'bool', { values: onOff, default: 'off', summary: 'Does nothing on FreeBSD.' }),
  property('mlslabel', 'string', {
    values: ['none'],
    default: 'none',
    confidence: 'low',
    summary: 'Does nothing on FreeBSD.',
  }),
];
