import { rows, run, SHELLS } from './shell';

describe.each(SHELLS)('what is, under %s', (_, shell) => {
  it('mount_table finds source and target, blanks and all', () => {
    const text = [
      'zroot/ROOT/default\t/\t\t\tzfs\trw\t\t0 0',
      'devfs\t\t\t/dev\t\t\tdevfs\trw\t\t0 0',
      '/bases/14.4\t\t/jails/web/root\t\tnullfs\tro\t\t0 0',
      '/srv/my data\t\t/jails/web/root/my data\tnullfs\trw,noexec 0 0',
      '/a\\b /c\\d nullfs rw 0 0',
    ].join('\n');
    const { stdout } = run(shell, 'mount_table <"$WORK/mount"', { files: { mount: `${text}\n` } });
    expect(stdout).toBe(
      rows(
        ['/', 'zfs', 'zroot/ROOT/default', 'rw'],
        ['/dev', 'devfs', 'devfs', 'rw'],
        ['/jails/web/root', 'nullfs', '/bases/14.4', 'ro'],
        ['/jails/web/root/my data', 'nullfs', '/srv/my data', 'rw,noexec'],
        ['/c\\\\d', 'nullfs', '/a\\\\b', 'rw'],
      ),
    );
  });

  it('interface_table reads what ifconfig(8) prints in 13, 14 and 15', () => {
    const text = [
      'em0: flags=1008843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST,LOWER_UP> metric 0 mtu 1500',
      '\toptions=4e100bb<RXCSUM,TXCSUM>',
      '\tether 58:9c:fc:10:be:1a',
      '\tinet 192.0.2.10 netmask 0xffffff00 broadcast 192.0.2.255',
      '\tinet6 fe80::1%em0 prefixlen 64 scopeid 0x1',
      '\tnd6 options=29<PERFORMNUD,IFDISABLED,AUTO_LINKLOCAL>',
      'lan: flags=8802<BROADCAST,SIMPLEX,MULTICAST> metric 0 mtu 1400',
      '\tdescription: cdktf-jails:lan',
      '\tinet 10.0.0.1 netmask 0xfffff800 broadcast 10.0.7.255',
      '\tmember: em0 flags=143<LEARNING,DISCOVER,AUTOEDGE,AUTOPTP>',
      '\t        ifmaxaddr 0 port 1 priority 128 path cost 20000',
      '\tgroups: bridge',
    ].join('\n');
    const { stdout } = run(shell, 'interface_table <"$WORK/ifconfig"', { files: { ifconfig: `${text}\n` } });
    expect(stdout).toBe(
      rows(
        ['em0', 'mtu', '1500'],
        ['em0', 'up'],
        ['em0', 'inet', '192.0.2.10/24'],
        ['em0', 'inet6', 'fe80::1/64'],
        ['lan', 'mtu', '1400'],
        ['lan', 'description', 'cdktf-jails:lan'],
        ['lan', 'inet', '10.0.0.1/21'],
        ['lan', 'member', 'em0'],
      ),
    );
  });

  it('is_plain_path sees a symbolic link in any place below, and not above', () => {
    const code = `
      mkdir -p real/a/b; ln -s real top; ln -s a real/link; : >real/a/file
      for path in /a/file /a/b /none/x /link /link/b; do
        if is_plain_path "$PWD/top" "$path"; then echo "plain $path"; else echo "strange $path"; fi
      done`;
    expect(run(shell, code).stdout).toBe(
      'plain /a/file\nplain /a/b\nplain /none/x\nstrange /link\nstrange /link/b\n',
    );
  });

  it('is_older compares releases by their numbers', () => {
    const older = (a: string, b: string) => run(shell, 'is_older "$@"', { args: [a, b] }).status === 0;
    expect(older('14.3-RELEASE-p1', '14.4')).toBe(true);
    expect(older('13.5-RELEASE', '14.0-RELEASE')).toBe(true);
    expect(older('14.4-RELEASE', '14.4')).toBe(false);
    expect(older('14.10-RELEASE', '14.9')).toBe(false);
    expect(older('15.0-CURRENT', '14.4-RELEASE')).toBe(false);
  });
});
