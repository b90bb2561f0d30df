import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programsByFolder } from '../commands';
import { PROGRAM } from '../commands/freebsd-programs';
import type { Release } from '../release';

/** Files of a base system that have contents. */
const files = (version: string): Record<string, string> => ({
  '/etc/passwd': PASSWD,
  '/etc/master.passwd': '',
  '/etc/group': GROUP,
  '/etc/hosts': '::1\t\t\tlocalhost\n127.0.0.1\t\tlocalhost\n',
  '/etc/services': 'http\t\t 80/tcp\nhttps\t\t443/tcp\npostgresql\t5432/tcp\n',
  '/etc/shells': '/bin/sh\n/bin/csh\n/bin/tcsh\n',
  '/etc/login.conf':
    'default:\\\n\t:path=/sbin /bin /usr/sbin /usr/bin /usr/local/sbin /usr/local/bin ~/bin:\n',
  '/etc/rc': '#!/bin/sh\nexec /usr/sbin/service -R start\n',
  '/etc/rc.shutdown': '#!/bin/sh\nexec /usr/sbin/service -R stop\n',
  '/etc/rc.subr': '# rc.subr\n',
  '/etc/defaults/rc.conf': RC_DEFAULTS,
  '/etc/defaults/devfs.rules': DEVFS_RULES,
  '/etc/pkg/FreeBSD.conf': 'FreeBSD: { enabled: yes }\n',
  '/usr/share/zoneinfo/UTC': 'TZif2',
  '/bin/freebsd-version': freebsdVersion(version),
});

const PASSWD = [
  'root:*:0:0:Charlie &:/root:/bin/sh',
  'toor:*:0:0:Bourne-again Superuser:/root:',
  'daemon:*:1:1:Owner of many system processes:/root:/usr/sbin/nologin',
  'operator:*:2:5:System &:/:/usr/sbin/nologin',
  'bin:*:3:7:Binaries Commands and Source:/:/usr/sbin/nologin',
  'sshd:*:22:22:Secure Shell Daemon:/var/empty:/usr/sbin/nologin',
  'www:*:80:80:World Wide Web Owner:/nonexistent:/usr/sbin/nologin',
  'nobody:*:65534:65534:Unprivileged user:/nonexistent:/usr/sbin/nologin',
  '',
].join('\n');

const GROUP = [
  'wheel:*:0:root',
  'daemon:*:1:',
  'kmem:*:2:',
  'sys:*:3:',
  'tty:*:4:',
  'operator:*:5:root',
  'mail:*:6:',
  'bin:*:7:',
  'staff:*:20:',
  'sshd:*:22:',
  'www:*:80:',
  'nogroup:*:65533:',
  'nobody:*:65534:',
  '',
].join('\n');

const RC_DEFAULTS = [
  'rc_conf_files="/etc/rc.conf /etc/rc.conf.local"',
  'jail_enable="NO"',
  'jail_conf="/etc/jail.conf"',
  'jail_list=""',
  'jail_parallel_start="NO"',
  'jail_reverse_stop="NO"',
  'zfs_enable="NO"',
  'rctl_enable="YES"',
  'rctl_rules="/etc/rctl.conf"',
  'gateway_enable="NO"',
  'ipv6_gateway_enable="NO"',
  'cloned_interfaces=""',
  'kld_list=""',
  'devfs_load_rulesets="YES"',
  'devfs_rulesets="/etc/defaults/devfs.rules /etc/devfs.rules"',
  'pf_enable="NO"',
  'sshd_enable="NO"',
  'cron_enable="YES"',
  'syslogd_enable="YES"',
  'syslogd_flags="-s"',
  'sendmail_enable="NONE"',
  'clear_tmp_enable="NO"',
  '',
].join('\n');

const DEVFS_RULES = [
  '[devfsrules_hide_all=1]',
  'add hide',
  '[devfsrules_unhide_basic=2]',
  ...['null', 'zero', 'crypto', 'random', 'urandom'].map((name) => `add path ${name} unhide`),
  '[devfsrules_unhide_login=3]',
  ...['ptmx', 'pts', "'pts/*'", 'fd', "'fd/*'", 'stdin', 'stdout', 'stderr'].map(
    (name) => `add path ${name} unhide`,
  ),
  '[devfsrules_jail=4]',
  'add include $devfsrules_hide_all',
  'add include $devfsrules_unhide_basic',
  'add include $devfsrules_unhide_login',
  'add path fuse unhide',
  'add path zfs unhide',
  '[devfsrules_jail_vnet=5]',
  'add include $devfsrules_hide_all',
  'add include $devfsrules_unhide_basic',
  'add include $devfsrules_unhide_login',
  'add include $devfsrules_jail',
  'add path pf unhide',
  '',
].join('\n');

const freebsdVersion = (version: string): string => `#!/bin/sh
USERLAND_VERSION="${version}"
case \${1:--u} in
-u) echo "$USERLAND_VERSION" ;;
*) exec /rescue/freebsd-version "$@" ;;
esac
`;

const DIRECTORIES = [
  '/boot',
  '/dev',
  '/etc/defaults',
  '/etc/jail.conf.d',
  '/etc/pkg',
  '/etc/rc.d',
  '/etc/ssh',
  '/home',
  '/lib',
  '/libexec',
  '/media',
  '/mnt',
  '/proc',
  '/rescue',
  '/root',
  '/usr/lib',
  '/usr/libexec',
  '/usr/local',
  '/usr/share/keys',
  '/usr/share/zoneinfo',
  '/var/cache',
  '/var/db/pkg',
  '/var/empty',
  '/var/log',
  '/var/run',
  '/var/spool',
];

/** Daemons of the base system, each with its script in /etc/rc.d. */
export const BASE_SERVICES =
  'cron devfs hostname jail local_unbound netif ntpd pf rctl routing sshd syslogd zfs'.split(' ');

/** The version that a userland calls itself. */
export const userland = (release: Release, patch = 0): string =>
  `${release}-RELEASE${patch > 0 ? `-p${patch}` : ''}`;

/** Writes a base system into a directory of this machine. */
export function writeBase(folder: string, version: string): void {
  for (const directory of DIRECTORIES) mkdirSync(join(folder, directory), { recursive: true });
  for (const directory of ['/tmp', '/var/tmp']) {
    mkdirSync(join(folder, directory), { recursive: true });
    chmodSync(join(folder, directory), 0o1777);
  }
  chmodSync(join(folder, '/root'), 0o750);
  writePrograms(folder);
  for (const [path, content] of Object.entries(files(version))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const name of BASE_SERVICES) {
    writeFileSync(join(folder, '/etc/rc.d', name), `#!/bin/sh\n# PROVIDE: ${name}\n`, { mode: 0o555 });
  }
  for (const path of ['/bin/freebsd-version', '/etc/rc', '/etc/rc.shutdown'])
    chmodSync(join(folder, path), 0o555);
  chmodSync(join(folder, '/etc/master.passwd'), 0o600);
}

/** Links every program to the one that simulates them all. */
export function writePrograms(folder: string): void {
  for (const [directory, names] of programsByFolder()) {
    mkdirSync(join(folder, directory), { recursive: true });
    for (const name of names) {
      if (name !== 'freebsd-version') symlinkSync(PROGRAM, join(folder, directory, name));
    }
  }
}

const archives = new Map<string, Buffer>();

/** A base.txz like that of a release, small: the programs in it are those of the simulation. */
export function baseArchive(version: string): Buffer {
  const made = archives.get(version);
  if (made) return made;
  const folder = mkdtempSync(join(tmpdir(), 'base-'));
  try {
    writeBase(folder, version);
    const archive = `${folder}.txz`;
    const fixed = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=2026-01-01'];
    execFileSync('tar', [...fixed, '-cJf', archive, '-C', folder, '.'], {
      env: { PATH: process.env.PATH, XZ_OPT: '-0' },
    });
    const content = readFileSync(archive);
    rmSync(archive);
    archives.set(version, content);
    return content;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
