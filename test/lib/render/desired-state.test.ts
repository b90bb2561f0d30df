import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { renderHostState, renderJailState } from '../../../lib/render/desired-state';
import {
  base,
  bridge,
  dataset,
  file,
  jail,
  limit,
  manifest,
  mount,
  networkInterface,
  nullfsRoot,
} from '../../support/manifest';

/** What every jail of these tests says, too. */
const STRICT = [
  'jail_parameter web allow.noset_hostname',
  'jail_parameter web devfs_ruleset 4',
  'jail_parameter web enforce_statfs 2',
  'jail_parameter web exec.clean',
  'jail_parameter web mount.devfs',
  'jail_parameter web persist',
];

/** The lines of a jail's state beside those that all have. */
function linesOf(entry: JailEntry): string[] {
  return renderJailState(entry)
    .split('\n')
    .filter((line) => !STRICT.includes(line));
}

describe('renderHostState', () => {
  it('of an empty host is the host alone', () => {
    expect(renderHostState(manifest())).toBe(
      'host alpha release=14.4 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails\n',
    );
  });

  it('prints datasets with their properties sorted by name, parents first', () => {
    const text = renderHostState(
      manifest({
        datasets: [
          dataset({ name: 'zroot/jails', properties: { quota: '1024', compression: 'lz4' } }),
          dataset({
            name: 'zroot/jails/web',
            mountpointInherited: true,
            removalPolicy: 'destroy',
            directoryMode: '0700',
            clonedFrom: 'zroot/bases/14.4',
          }),
        ],
      }),
    );
    expect(text.split('\n').slice(2)).toEqual([
      'dataset zroot/jails mountpoint=/jails removal=retain',
      'property zroot/jails compression=lz4',
      'property zroot/jails quota=1024',
      'dataset zroot/jails/web at=/jails/web removal=destroy mode=0700 cloned_from=zroot/bases/14.4',
      '',
    ]);
  });

  it('prints a base with its sources in order and all directories that it must have', () => {
    const text = renderHostState(
      manifest({
        bases: [base({ writable: ['var', 'etc'], mountPoints: ['data', 'etc'], sources: ['b', 'a'] })],
      }),
    );
    expect(text.split('\n').slice(2)).toEqual([
      `base zroot/bases/14.4 release=14.4-RELEASE path=/bases/14.4 sha256=${base().sha256}`,
      'base_source zroot/bases/14.4 b',
      'base_source zroot/bases/14.4 a',
      'base_directory zroot/bases/14.4 data',
      'base_directory zroot/bases/14.4 etc',
      'base_directory zroot/bases/14.4 var',
      '',
    ]);
  });

  it("gives the host's address on a bridge the prefix length of the bridge's network", () => {
    const text = renderHostState(
      manifest({
        bridges: [
          bridge({
            name: 'lan',
            unit: 7,
            ip4Cidr: '10.0.0.0/24',
            gateway4: '10.0.0.1',
            ip6Cidr: 'fd00::/64',
            gateway6: 'fd00::1',
            uplink: 'em0',
            mtu: 1400,
          }),
          bridge({ name: 'wan', unit: 8, ip4Cidr: '10.1.0.0/24' }),
        ],
      }),
    );
    expect(text.split('\n').slice(2)).toEqual([
      'bridge lan unit=7 ip4=10.0.0.1/24 ip6=fd00::1/64 uplink=em0 mtu=1400',
      'bridge wan unit=8',
      '',
    ]);
  });
});

describe('renderJailState', () => {
  it('of a minimal jail is its root and its hostname', () => {
    expect(renderJailState(jail({ name: 'web' })).split('\n')).toEqual([
      'jail web root=directory path=/jails/web snapshots=5',
      'jail_parameter web host.hostname web',
      ...STRICT,
      '',
    ]);
  });

  it('prints a nullfs root with what is mounted over it', () => {
    const lines = linesOf(jail({ name: 'web', root: nullfsRoot('web', { writable: ['var', 'etc'] }) }));
    expect(lines.slice(0, 3)).toEqual([
      'jail web root=nullfs path=/jails/web/root dataset=zroot/jails/web home=/jails/web base=zroot/bases/14.4 base_path=/bases/14.4 snapshots=5',
      'jail_writable web etc',
      'jail_writable web var',
    ]);
  });

  it('prints a clone with its dataset and its base', () => {
    const root = {
      kind: 'clone',
      path: '/jails/web',
      base: 'zroot/bases/14.4',
      dataset: 'zroot/jails/web',
    } as const;
    expect(linesOf(jail({ name: 'web', root, snapshotsKept: 2 }))[0]).toBe(
      'jail web root=clone path=/jails/web dataset=zroot/jails/web base=zroot/bases/14.4 snapshots=2',
    );
  });

  it('prints parameters as jail(8) takes them', () => {
    const lines = linesOf(
      jail({
        name: 'web',
        hostname: 'web.example.org',
        parameters: { 'allow.mount': false, securelevel: 3, depend: ['b', 'a'], 'exec.fib': 1 },
      }),
    );
    expect(lines.slice(1)).toEqual([
      'jail_parameter web host.hostname web.example.org',
      'jail_parameter web allow.nomount',
      'jail_parameter web depend b a',
      'jail_parameter web exec.fib 1',
      'jail_parameter web securelevel 3',
      '',
    ]);
  });

  it('prints the rest of a jail one fact a line: sorted, but for what has an order', () => {
    const lines = linesOf(
      jail({
        name: 'web',
        ip4Addresses: ['em0|10.0.0.2/24'],
        ip6Addresses: ['fd00::2'],
        interfaces: [
          networkInterface('web', { unit: 9, hostMac: '02:a', jailMac: '02:b', ip4Address: '10.0.0.2/24' }),
        ],
        mounts: [
          mount({ dataset: 'zroot/b', destination: '/b', readOnly: true }),
          mount({ dataset: 'zroot/a', destination: '/a' }),
        ],
        startAfter: [
          { path: 'p/db', name: 'db' },
          { path: 'p/cache', name: 'cache' },
        ],
        hooks: { stop: ['/bin/sh /etc/rc.shutdown jail'], start: ['echo "1"', 'echo 2'] },
        limits: [limit({ resource: 'memoryuse', amount: 512 * 1024 * 1024 }), limit()],
        packages: ['nginx', 'curl'],
        files: [
          file({ destination: '/etc/motd', sha256: 'ab', bundled: 'files/ab', owner: 'www', mode: '0600' }),
        ],
        sysrc: { nginx_enable: 'YES', hello: "it's\n" },
        services: ['nginx', 'cron'],
        healthCheck: { kind: 'tcp', port: 80, interval: 5, retries: 3, timeout: 10 },
      }),
    );
    expect(lines.slice(2)).toEqual([
      "jail_address web ip4 'em0|10.0.0.2/24'",
      'jail_address web ip6 fd00::2',
      'jail_interface web e0a_web jail_end=e0b_web bridge=lan unit=9 host_mac=02:a jail_mac=02:b isolated=no ip4=10.0.0.2/24',
      'jail_mount web /a source=/a dataset=zroot/a mode=rw',
      'jail_mount web /b source=/b dataset=zroot/b mode=ro',
      'jail_after web cache',
      'jail_after web db',
      `jail_hook web start 'echo "1"'`,
      `jail_hook web start 'echo 2'`,
      `jail_hook web stop '/bin/sh /etc/rc.shutdown jail'`,
      'jail_limit web jail:web:maxproc:deny=100',
      'jail_limit web jail:web:memoryuse:deny=512M',
      'jail_package web curl',
      'jail_package web nginx',
      'jail_file web /etc/motd mode=0600 owner=www group=wheel sha256=ab source=files/ab',
      `jail_sysrc web 'hello=it'\\''s\\n'`,
      'jail_sysrc web nginx_enable=YES',
      'jail_service web nginx',
      'jail_service web cron',
      'jail_health web tcp interval=5 retries=3 timeout=10 port=80',
      '',
    ]);
  });

  it("keeps a health check's command as separate words", () => {
    const lines = linesOf(
      jail({
        name: 'web',
        healthCheck: {
          kind: 'command',
          command: ['/bin/sh', '-c', 'a b', ''],
          interval: 1,
          retries: 1,
          timeout: 1,
        },
      }),
    );
    expect(lines[2]).toBe("jail_health web command interval=1 retries=1 timeout=1 /bin/sh -c 'a b' ''");
  });
});
