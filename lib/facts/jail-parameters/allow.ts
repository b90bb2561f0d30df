/**
 * Permissions. Every one is a kernel boolean that jail -m changes, but never beyond what the parent has.
 * From jail(8) and kern_jail.c. `allow.dying` stands here by its name: it is jail(8)'s own and has no effect
 * any more.
 */
import { kernel, pseudo } from '../jail-parameter';
import type { JailParameter, ParameterEntry } from '../jail-parameter';

type Permission = Pick<
  ParameterEntry,
  'summary' | 'since' | 'notIn' | 'knownIn' | 'confidence' | 'needs' | 'module'
> & {
  /** What a jail that was granted it can do. */
  readonly risk?: string;
  readonly default?: boolean;
};

const changeNote =
  'cannot go beyond what the parent has, and what is taken is taken from the jails below too';
/** The kernel of 13.3 lacks them and that of 15.1 has them; nothing found says which release was the first. */
const unsettled = { notIn: '13.3', knownIn: '15.1', confidence: 'low' } as const;

const mounting = 'allow.mount and enforce_statfs<2';

function allow(name: string, { risk, ...fact }: Permission): JailParameter {
  const risks = risk === undefined ? {} : { risks: [{ when: ['true'], text: risk }] as const };
  const entry = {
    name: `allow.${name}`,
    type: 'bool',
    change: 'conditional',
    changeNote,
    default: false,
  } as const;
  return kernel({ ...entry, ...risks, ...fact });
}

export const allowParameters: readonly JailParameter[] = [
  allow('set_hostname', { default: true, summary: 'Root in the jail may change its host name.' }),
  allow('sysvipc', {
    risk: 'System V objects are shared with the host and other jails',
    summary: 'Old switch for sysvmsg, sysvsem and sysvshm = inherit.',
  }),
  allow('raw_sockets', {
    risk: 'the jail may craft packets and probe networks',
    summary: 'Raw sockets, as ping and traceroute need them.',
  }),
  allow('chflags', {
    risk: 'the jail may undo the schg flag of files that it shares',
    summary: 'Root in the jail may change system file flags.',
  }),
  allow('mount', {
    needs: 'enforce_statfs<2',
    risk: "the kernel's mount code is within reach of the jail",
    summary: 'May mount file systems, each kind with a permission of its own.',
  }),
  allow('mount.devfs', {
    needs: mounting,
    risk: 'the jail may make device nodes visible, set devfs_ruleset too',
    summary: 'May mount devfs.',
  }),
  allow('mount.fdescfs', { needs: mounting, module: 'fdescfs', summary: 'May mount fdescfs.' }),
  allow('mount.fusefs', {
    needs: mounting,
    module: 'fusefs',
    risk: 'the jail runs file system code of its own choice',
    summary: 'May mount fusefs.',
  }),
  allow('mount.nullfs', {
    needs: mounting,
    module: 'nullfs',
    risk: 'the jail may mount any tree that it sees once more',
    summary: 'May mount nullfs.',
  }),
  allow('mount.procfs', {
    needs: mounting,
    module: 'procfs',
    risk: 'the jail may look into processes and control them',
    summary: 'May mount procfs.',
  }),
  allow('mount.linprocfs', { needs: mounting, module: 'linprocfs', summary: 'May mount linprocfs.' }),
  allow('mount.linsysfs', { needs: mounting, module: 'linsysfs', summary: 'May mount linsysfs.' }),
  allow('mount.tmpfs', {
    needs: mounting,
    module: 'tmpfs',
    risk: 'the jail may use up memory, limit it',
    summary: 'May mount tmpfs.',
  }),
  allow('mount.zfs', {
    needs: mounting,
    module: 'zfs',
    risk: 'the jail administers the datasets that are handed to it',
    summary: 'May mount ZFS file systems and administer datasets that were handed over.',
  }),
  allow('quotas', {
    risk: 'the jail may change quotas of every user of a shared file system',
    summary: 'Root in the jail may administer file system quotas.',
  }),
  allow('socket_af', {
    risk: 'the jail reaches protocols that know nothing of jails',
    summary: 'Sockets of other families than unix, IPv4, IPv6 and route.',
  }),
  allow('mlock', {
    confidence: 'low',
    risk: 'the jail may lock all memory, limit memorylocked',
    summary: 'May lock memory.',
  }),
  allow('reserved_ports', {
    default: true,
    confidence: 'low',
    summary: 'Root in the jail may bind ports below 1024.',
  }),
  allow('read_msgbuf', {
    confidence: 'low',
    risk: "the host's kernel messages are readable in the jail",
    summary: 'May read the kernel message buffer.',
  }),
  allow('unprivileged_proc_debug', {
    default: true,
    since: '13.0',
    summary: 'Unprivileged processes may use debugging facilities.',
  }),
  allow('suser', { default: true, since: '13.0', summary: 'User 0 has privileges in the jail.' }),
  allow('nfsd', {
    since: '14.0',
    needs: 'vnet=new and enforce_statfs>0',
    risk: "the kernel's NFS server is within reach of the jail",
    summary: 'May run the NFS server, in a vnet jail whose root is a file system of its own.',
  }),
  allow('extattr', {
    ...unsettled,
    risk: 'the jail may tamper with what is kept in extended attributes',
    summary: 'May use extended attributes of the system namespace.',
  }),
  allow('adjtime', {
    ...unsettled,
    risk: 'the jail may slew the clock of the whole host',
    summary: 'May slew the system clock.',
  }),
  allow('settime', {
    ...unsettled,
    risk: 'the jail may set the clock of the whole host',
    summary: 'May set the system clock.',
  }),
  allow('routing', {
    ...unsettled,
    risk: "the jail may take over the host's routing",
    summary: "Root in a jail without vnet may change the host's routing table.",
  }),
  allow('setaudit', {
    ...unsettled,
    risk: 'the jail may switch off auditing of its processes',
    summary: 'May set the state of audit sessions.',
  }),
  allow('unprivileged_parent_tampering', {
    ...unsettled,
    risk: 'host users reach processes of the jail that have the same user number',
    summary: 'Unprivileged processes of the host may signal and debug those of the jail.',
  }),
  allow('vmm', {
    module: 'vmm',
    risk: 'the hypervisor is within reach of the jail',
    summary: 'May use vmm(4), as bhyve needs it.',
  }),
  allow('vmm_ppt', {
    notIn: '14.4',
    confidence: 'low',
    module: 'vmm',
    risk: 'the jail may control PCI devices of the host',
    summary: 'May pass PCI devices through to guests of bhyve.',
  }),
  pseudo({
    name: 'allow.dying',
    type: 'bool',
    default: false,
    confidence: 'low',
    summary: 'Without effect since 14.x, prints a warning.',
  }),
];
