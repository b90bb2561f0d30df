/**
 * System V objects, Linux emulation, ZFS, MAC and the descriptions of a jail.
 * From jail(8), kern_jail.c, kern_jailmeta.c and the release notes of 14.0 and 15.0.
 */
import { kernel } from '../jail-parameter';
import type { JailParameter } from '../jail-parameter';

const systemVChange = 'inherit is refused unless the parent has it';
const systemVRisk = [
  { when: ['inherit'], text: 'objects of the host and of other jails are visible' },
] as const;

export const systemParameters: readonly JailParameter[] = [
  kernel({
    name: 'sysvmsg',
    type: 'jailsys',
    change: 'conditional',
    changeNote: systemVChange,
    default: 'disable',
    defaultNote: 'inherit with allow.sysvipc',
    values: ['new', 'inherit', 'disable'],
    risks: systemVRisk,
    summary: "System V message queues: the jail's own (new), the parent's (inherit), none (disable).",
  }),
  kernel({
    name: 'sysvsem',
    type: 'jailsys',
    change: 'conditional',
    changeNote: systemVChange,
    default: 'disable',
    defaultNote: 'inherit with allow.sysvipc',
    values: ['new', 'inherit', 'disable'],
    risks: systemVRisk,
    summary: "System V semaphores: the jail's own (new), the parent's (inherit), none (disable).",
  }),
  kernel({
    name: 'sysvshm',
    type: 'jailsys',
    change: 'conditional',
    changeNote: systemVChange,
    default: 'disable',
    defaultNote: 'inherit with allow.sysvipc',
    values: ['new', 'inherit', 'disable'],
    risks: systemVRisk,
    summary: "System V shared memory: the jail's own (new), the parent's (inherit), none (disable).",
  }),
  kernel({
    name: 'linux',
    type: 'jailsys',
    change: 'live',
    default: 'inherit',
    values: ['new', 'inherit'],
    module: 'linux',
    summary: "Linux emulation: settings of the jail's own (new) or the parent's (inherit).",
  }),
  kernel({
    name: 'linux.osname',
    type: 'string',
    change: 'live',
    defaultNote: "the parent's",
    implies: 'linux=new',
    module: 'linux',
    summary: 'The system name that Linux programs see.',
  }),
  kernel({
    name: 'linux.osrelease',
    type: 'string',
    change: 'live',
    defaultNote: "the parent's",
    implies: 'linux=new',
    module: 'linux',
    summary: 'The kernel release that Linux programs see.',
  }),
  kernel({
    name: 'linux.oss_version',
    type: 'int',
    change: 'live',
    defaultNote: "the parent's",
    implies: 'linux=new',
    module: 'linux',
    summary: 'The version of the OSS interface that Linux programs see.',
  }),
  kernel({
    name: 'zfs.mount_snapshot',
    type: 'int',
    change: 'live',
    default: 0,
    minimum: 0,
    maximum: 1,
    since: '14.0',
    confidence: 'low',
    module: 'zfs',
    summary: 'With 1 the jail reaches what is in .zfs/snapshot.',
  }),
  kernel({
    name: 'mac.label',
    type: 'string',
    change: 'live',
    defaultNote: "the parent's",
    since: '15.0',
    confidence: 'low',
    summary: "The jail's MAC label, on kernels built with MAC.",
  }),
  kernel({
    name: 'meta',
    type: 'string',
    change: 'live',
    default: '',
    repeatable: true,
    // security.jail.meta_maxbufsize of an untouched host.
    maximumBytes: 4096,
    since: '15.0',
    summary: 'Lines of key=value about the jail, hidden from it; meta.KEY sets one key.',
  }),
  kernel({
    name: 'env',
    type: 'string',
    change: 'live',
    default: '',
    repeatable: true,
    maximumBytes: 4096,
    since: '15.0',
    summary: 'Lines of key=value that the jail reads by sysctl security.jail.env; env.KEY sets one key.',
  }),
];
