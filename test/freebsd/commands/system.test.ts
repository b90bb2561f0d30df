import { expectCases, expectUnknown, useHost } from '../command-cases';

const host = useHost('14.4');

test('rctl', async () => {
  const refused = (rule: string): string => `rctl: failed to add rule '${rule}': Invalid argument\n`;
  await expectCases(host(), [
    { run: 'rctl; rctl -a jail:web:maxproc:deny=10; rctl -a jail:web:maxproc:deny=10' },
    {
      run: 'rctl -a jail:web:memoryuse:deny=1G; rctl',
      out: 'jail:web:maxproc:deny=10\njail:web:memoryuse:deny=1073741824\n',
    },
    { run: 'rctl -h jail:web:memoryuse', out: 'jail:web:memoryuse:deny=1024M\n' },
    ...['jail:web:memoryuse:deny=1Q', 'jail:web:nosuch:deny=1', 'jail:web:maxproc:bogus=1', 'jail:web'].map(
      (rule) => ({ run: `rctl -a ${rule}`, exit: 1, err: refused(rule) }),
    ),
    { run: 'rctl jail:other' },
    {
      run: 'rctl -r jail:other',
      exit: 1,
      err: "rctl: failed to remove rule 'jail:other': No such process\n",
    },
    { run: 'rctl -r jail:web; rctl' },
    { run: 'rctl -l jail:web', exit: 1, err: /Operation not supported/ },
  ]);
  await expectUnknown(host(), ['rctl -Z']);
});

test('rctl without racct', async () => {
  const { state } = host();
  state.sysctls['kern.racct.enable'] = '0';
  await expectCases(host(), [
    {
      run: 'rctl -a jail:web:maxproc:deny=10',
      exit: 1,
      err: 'rctl: RACCT/RCTL present, but disabled; enable using kern.racct.enable=1 tunable\n',
    },
  ]);
});

test('sysctl', async () => {
  await expectCases(host(), [
    { run: 'sysctl kern.ostype; sysctl -n kern.osreldate', out: 'kern.ostype: FreeBSD\n1404000\n' },
    { run: 'sysctl nosuch.oid', exit: 1, err: "sysctl: unknown oid 'nosuch.oid'\n" },
    { run: 'sysctl -in nosuch.oid' },
    { run: 'sysctl kern.ostype=x', exit: 1, err: "sysctl: oid 'kern.ostype' is read only\n" },
    {
      run: 'sysctl kern.racct.enable=1',
      exit: 1,
      err: "sysctl: oid 'kern.racct.enable' is a read only tunable\nsysctl: Tunable values are set in /boot/loader.conf\n",
    },
    { run: 'sysctl net.inet.ip.forwarding=x', exit: 1, err: "sysctl: invalid integer 'x'\n" },
    { run: 'sysctl net.inet.ip.forwarding=1', out: 'net.inet.ip.forwarding: 0 -> 1\n' },
  ]);
  await expectUnknown(host(), ['sysctl -Z']);
});

test('kernel modules', () =>
  expectCases(host(), [
    { run: 'kldload pf' },
    { run: 'kldload pf', exit: 1, err: "kldload: can't load pf: module already loaded or in kernel\n" },
    { run: 'kldload -n pf; kldstat -q -n pf; kldstat -q -m pf' },
    { run: 'kldload nosuch', exit: 1, err: "kldload: can't load nosuch: No such file or directory\n" },
    {
      run: 'kldstat -n nosuch',
      exit: 1,
      err: "kldstat: can't find file nosuch: No such file or directory\n",
    },
    {
      run: 'kldstat -m nosuch',
      exit: 1,
      err: "kldstat: can't find module nosuch: No such file or directory\n",
    },
    { run: 'kldstat -q -m if_bridge', exit: 1 },
    { run: 'kldstat | head -1', out: 'Id Refs Address                Size Name\n' },
    { run: 'kldunload pf; kldunload pf', exit: 1, err: /^kldunload: can't find file pf/ },
  ]));

test('devfs rules', async () => {
  await expectCases(host(), [
    { run: 'devfs rule -s 7 show; devfs rule showsets', out: '1\n2\n3\n4\n5\n' },
    {
      run: "devfs rule -s 7 add path 'bpf*' unhide; devfs rule -s 7 add include 4; devfs rule -s 7 show",
      out: '100 path bpf* unhide\n200 include 4\n',
    },
    {
      run: 'devfs rule -s 7 add 100 include 1',
      exit: 1,
      err: 'devfs rule: ioctl DEVFSIO_RADD: File exists\n',
    },
    {
      run: 'devfs rule -s 7 del 999',
      exit: 1,
      err: 'devfs rule: ioctl DEVFSIO_RDEL: No such file or directory\n',
    },
    { run: 'devfs rule -s 7 add bogus x', exit: 1, err: 'devfs rule: unknown argument: bogus\n' },
    { run: 'devfs rule -s 7 delset; devfs rule -s 7 show' },
  ]);
});

test('rc.conf', async () => {
  await expectCases(host(), [
    { run: 'sysrc jail_enable', out: 'jail_enable: NO\n' },
    { run: 'sysrc nosuch', exit: 1, err: "sysrc: unknown variable 'nosuch'\n" },
    {
      run: 'sysrc jail_enable=YES; sysrc jail_enable=YES',
      out: 'jail_enable: NO -> YES\njail_enable: YES -> YES\n',
    },
    { run: 'sysrc -c jail_enable=YES' },
    { run: 'sysrc -c jail_enable=NO', exit: 1 },
    {
      run: 'sysrc -n cloned_interfaces+=bridge0; sysrc cloned_interfaces+=bridge1',
      out: /cloned_interfaces: bridge0 -> bridge0 bridge1\n$/,
    },
    {
      run: 'sysrc cloned_interfaces+=bridge1',
      out: 'cloned_interfaces: bridge0 bridge1 -> bridge0 bridge1\n',
    },
    { run: 'sysrc cloned_interfaces-=bridge0; sysrc -n cloned_interfaces', out: /\nbridge1\n$/ },
    { run: 'sysrc -x jail_enable; sysrc -x nosuch', exit: 1, err: "sysrc: unknown variable 'nosuch'\n" },
    { run: 'sysrc -f /tmp/own.conf a="b c"; cat /tmp/own.conf', out: 'a:  -> b c\na="b c"\n' },
    { run: "sysrc 'bad name=1'", exit: 1, err: /characters not allowed/ },
  ]);
  await expectUnknown(host(), ['sysrc -Z', 'sysrc -a']);
});

test('services', async () => {
  await expectCases(host(), [
    {
      run: 'service nosuch start',
      exit: 1,
      err: 'nosuch does not exist in /etc/rc.d or the local startup\ndirectories (/usr/local/etc/rc.d), or is not executable\n',
    },
    { run: 'service sshd status', exit: 1, out: 'sshd is not running.\n' },
    {
      run: 'service sshd start; service sshd status',
      out: /^Starting sshd.\nsshd is running as pid \d+.\n$/,
    },
    { run: 'service sshd start', exit: 1, out: /^sshd already running\? {2}\(pid=\d+\).\n$/ },
    { run: 'service sshd stop', out: /^Stopping sshd.\nWaiting for PIDS: \d+.\n$/ },
    { run: 'service sshd stop', exit: 1, out: 'sshd not running? (check /var/run/sshd.pid).\n' },
    {
      run: 'service sshd disable; service sshd start',
      out: "sshd disabled in /etc/rc.conf\nCannot 'start' sshd. Set sshd_enable to YES in /etc/rc.conf or use 'onestart' instead of 'start'.\n",
    },
    { run: 'service sshd bogus', exit: 1, err: /^\/etc\/rc.d\/sshd: unknown directive 'bogus'.\n/ },
    { run: 'service', exit: 1, err: /^usage: service/ },
    {
      run: 'service jail start',
      out: "Cannot 'start' jail. Set jail_enable to YES in /etc/rc.conf or use 'onestart' instead of 'start'.\n",
    },
    {
      run: 'service jail onestart no',
      out: 'Starting jails: cannot start jail  "no": \njail: /etc/jail.conf: No such file or directory\n.\n',
    },
  ]);
  await expectUnknown(host(), ['service -Z']);
});

test('users', () =>
  expectCases(host(), [
    { run: 'pw useradd web -u 1080; pw usershow web', out: 'web:*:1080:1080::0:0::/home/web:/bin/sh\n' },
    { run: 'pw useradd web', exit: 65, err: "pw: login name `web' already exists\n" },
    { run: 'pw useradd web2 -u 1080', exit: 65, err: "pw: uid `1080' has already been allocated\n" },
    { run: 'pw usershow nosuch', exit: 67, err: "pw: no such user `nosuch'\n" },
    {
      run: 'pw groupadd app -g 500; pw groupadd app',
      exit: 65,
      err: "pw: group name `app' already exists\n",
    },
    { run: 'id -u web; pw userdel web; id web', exit: 1, out: '1080\n', err: 'id: web: no such user\n' },
    { run: 'pw useradd', exit: 64, err: /^usage: pw/ },
  ]));

test('names, versions, kernel environment', async () => {
  await expectCases(host(), [
    { run: 'uname -r; uname -K; uname -m; uname', out: '14.4-RELEASE\n1404000\namd64\nFreeBSD\n' },
    { run: 'freebsd-version; freebsd-version -ku', out: '14.4-RELEASE\n14.4-RELEASE\n14.4-RELEASE\n' },
    { run: 'hostname; hostname -s; hostname new; hostname', out: 'host.example.org\nhost\nnew\n' },
    { run: 'kenv nosuch', exit: 1, err: 'kenv: unable to get nosuch\n' },
    { run: 'logger -t x -p user.notice hello' },
    { run: 'logger -p no.info x', exit: 1, err: 'logger: unknown facility name: no\n' },
    { run: 'logger -p user.no x', exit: 1, err: 'logger: unknown priority name: no\n' },
  ]);
  await expectUnknown(host(), ['uname -Z', 'freebsd-version -Z', 'openssl version']);
});
