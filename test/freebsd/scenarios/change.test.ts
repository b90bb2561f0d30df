import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { base, bridge, dataset, limit, networkInterface } from '../../support/manifest';
import { describeOnEachZfs, itOnEachZfs } from '../each-zfs';
import { hostOf, RC, thick, thin, web } from './example';
import { archiveSum, fileWith, ProvisionedHost } from './provisioned-host';

const NGINX = {
  version: '1.26',
  files: { '/usr/local/sbin/nginx': '' },
  service: { name: 'nginx', ports: [80] },
};
const CURL = { version: '8.9' };

jest.setTimeout(60_000);

let host: ProvisionedHost;

/** A host on which these jails run, and then others shall. */
async function changed(before: readonly JailEntry[], after: readonly JailEntry[]): Promise<string> {
  host = await ProvisionedHost.create('14.4', { repository: { nginx: NGINX, curl: CURL } });
  host.give(hostOf(before));
  await host.apply();
  host.give(hostOf(after));
  return (await host.plan()).stdout;
}

/** After a change: nothing is left to do, and this is what it said. */
async function applied(...args: readonly string[]): Promise<string> {
  const { stdout } = await host.apply(...args);
  expect((await host.plan()).stdout).toBe('host alpha: nothing to do\n');
  return stdout;
}

const jid = async (name: string) => (await host.ask(`jls -j ${name} jid`)).trim();

afterEach(() => host.close());

describe('a change that a running jail takes', () => {
  it('is made without a restart: parameters and limits', async () => {
    const plan = await changed(
      [
        web({
          limits: [limit(), limit({ resource: 'openfiles' })],
          parameters: { 'allow.raw_sockets': true },
        }),
      ],
      [
        web({
          limits: [limit({ amount: 50 })],
          hostname: 'www.example.org',
          parameters: { 'children.max': 2 },
        }),
      ],
    );
    expect(plan).toBe(
      [
        '~ jail web: change while it runs',
        '    ~ parameter host.hostname: web -> www.example.org',
        '    + parameter children.max 2',
        '    ~ limit maxproc:deny: 100 -> 50',
        '    - parameter allow.raw_sockets on',
        '    - limit openfiles:deny 100',
        'host alpha: 1 to do',
        '',
      ].join('\n'),
    );
    expect(await applied()).toBe(
      [
        '  jail web: set host.hostname=www.example.org children.max=2 allow.noraw_sockets',
        '  jail web: set limits',
        'host alpha: jails changed: 1',
        '',
      ].join('\n'),
    );
    expect(await jid('web')).toBe('1');
    expect(await host.ask('rctl')).toBe('jail:web:maxproc:deny=50\n');
    expect(await host.ask('jls -j web host.hostname children.max allow.raw_sockets')).toBe(
      'www.example.org 2 false\n',
    );
  });

  it('is made inside: packages, files, variables, services, with a snapshot before', async () => {
    const plan = await changed(
      [
        web({
          packages: ['curl'],
          files: [fileWith('web', '/etc/a', 'a'), fileWith('web', '/etc/b', 'b')],
          sysrc: { a_flags: '1', b_flags: '2' },
          services: ['cron'],
        }),
      ],
      [
        web({
          packages: ['nginx'],
          files: [fileWith('web', '/etc/a', 'A', { mode: '0600' })],
          sysrc: { a_flags: 'it is "quoted"' },
          services: ['nginx'],
        }),
      ],
    );
    expect(plan).toBe(
      [
        '~ jail web: change while it runs',
        '    + package nginx',
        '    ~ file /etc/a',
        '    ~ sysrc a_flags: 1 -> it is "quoted"',
        '    + service nginx',
        '    - package curl, which stays installed',
        '    - file /etc/b',
        '    - sysrc b_flags 2',
        '    - service cron',
        'host alpha: 1 to do',
        '',
      ].join('\n'),
    );
    expect(await applied()).toBe(
      [
        '  jail web: install package nginx',
        '  jail web: remove file /etc/b',
        '  jail web: write file /etc/a',
        '  jail web: unset b_flags',
        '  jail web: set a_flags',
        '  jail web: stop and disable service cron',
        '  jail web: start service nginx',
        'host alpha: jails changed: 1',
        '',
      ].join('\n'),
    );
    expect(await jid('web')).toBe('1');
    expect((await host.host.sh('pkg -j web info -e curl')).exit).toBe(0);
    expect(await host.ask("jexec web stat -f '%Mp%Lp' /etc/a; jexec web cat /etc/a")).toBe('0600\nA');
    expect(await host.ask('jexec web ls /etc/b 2>&1')).toContain('No such file');
    expect(await host.ask('sysrc -j web -n a_flags')).toBe('it is "quoted"\n');
    expect(await host.ask('service -j web nginx status')).toContain('nginx is running');
    expect((await host.ask('zfs list -H -t snapshot -o name -d 1 zroot/jails/web')).split('\n')).toHaveLength(
      3,
    );
  });

  it('restarts a service whose configuration changed, and only then', async () => {
    const file = (content: string) => fileWith('web', '/usr/local/etc/nginx.conf', content);
    await changed(
      [web({ packages: ['nginx'], services: ['nginx'], files: [file('1')] })],
      [web({ packages: ['nginx'], services: ['nginx'], files: [file('2')] })],
    );
    expect(await applied()).toContain('  jail web: restart service nginx\n');
  });

  it('puts right what was changed inside behind its back', async () => {
    await changed(
      [web({ files: [fileWith('web', '/etc/a', 'a')] })],
      [web({ files: [fileWith('web', '/etc/a', 'a')] })],
    );
    await host.host.sh('jexec web sh -c "echo other >/etc/a"');
    expect((await host.plan()).stdout).toContain('    ~ file /etc/a: changed in the jail\n');
    expect(await applied()).toContain('  jail web: write file /etc/a\n');
    await host.host.sh('jexec web rm /etc/a; rctl -r jail:web; ifconfig lan deletem e0a_web');
    expect((await host.plan()).stdout).toContain('    ~ file /etc/a: missing in the jail\n');
    expect((await host.plan()).stdout).toContain('    ~ interface e0a_web is no member of bridge lan\n');
    await applied();
    expect(await host.ask('ifconfig lan')).toContain('member: e0a_web ');
  });
});

describe('a change that needs a new start', () => {
  itOnEachZfs('stops, snapshots, starts, and keeps the newest snapshots only', async () => {
    const plan = await changed(
      [web({ snapshotsKept: 2 })],
      [web({ snapshotsKept: 2, parameters: { 'exec.fib': 0 } })],
    );
    expect(plan).toBe('~ jail web: restart\n    + parameter exec.fib 0\nhost alpha: 1 to do\n');
    await host.host.sh('zfs snapshot zroot/jails/web@mine');
    expect(await applied()).toBe('  jail web: stop\n  jail web: start\nhost alpha: jails changed: 1\n');
    expect(await jid('web')).toBe('2');
    for (const stop of [1, 2, 3]) {
      host.give(hostOf([web({ snapshotsKept: 2, parameters: { 'exec.fib': 0, 'stop.timeout': stop } })]));
      await applied();
    }
    const names = (await host.ask('zfs list -H -t snapshot -o name -d 1 zroot/jails/web')).trim().split('\n');
    expect(names).toHaveLength(3);
    expect(names).toContain('zroot/jails/web@mine');
  });

  it('keeps the newest of the snapshots that were taken in one second', async () => {
    const kept = (parts: Partial<JailEntry>) => hostOf([web({ snapshotsKept: 2, ...parts })]);
    await changed([web()], [web({ parameters: { 'exec.fib': 0 } })]);
    await applied();
    const names = await host.ask('zfs list -H -t snapshot -s createtxg -o name -d 1 zroot/jails/web');
    for (const one of host.host.state.zfs.snapshots) Object.assign(one, { creation: 1 });
    host.give(kept({ parameters: { 'exec.fib': 0, 'stop.timeout': 1 } }));
    await applied();
    const [oldest = '', newer = ''] = names.split('\n');
    const left = (await host.ask('zfs list -H -t snapshot -o name -d 1 zroot/jails/web')).split('\n');
    expect([left.includes(oldest), left.includes(newer)]).toEqual([false, true]);
  });

  it('stops with the configuration it was started with', async () => {
    const stopping = (word: string) => web({ hooks: { ...RC, prestop: [`echo ${word} >>/root/stopped`] } });
    const plan = await changed([stopping('old')], [stopping('new')]);
    expect(plan).toBe(
      '~ jail web: takes effect at its next start\n    ~ hook exec.prestop 1: echo old >>/root/stopped -> echo new >>/root/stopped\nhost alpha: 1 to do\n',
    );
    await applied();
    expect(await host.ask('cat /etc/jail.conf')).toContain('echo new');
    host.give(hostOf([{ ...stopping('new'), parameters: { ...stopping('new').parameters, 'exec.fib': 0 } }]));
    await applied();
    expect(await host.ask('cat /root/stopped')).toBe('old\n');
  });

  it('leaves those alone that need it', async () => {
    const app = thin('app', { startAfter: [{ path: 'p', name: 'web' }] });
    await changed([web(), app], [web({ parameters: { 'exec.fib': 0 } }), app]);
    const before = await jid('app');
    expect(await applied()).toBe('  jail web: stop\n  jail web: start\nhost alpha: jails changed: 1\n');
    expect(await jid('app')).toBe(before);
  });

  it('waits for --no-restart to be gone, and does the rest', async () => {
    await changed(
      [web(), thin('app')],
      [web({ parameters: { 'exec.fib': 0 } }), thin('app', { hostname: 'other' })],
    );
    const conf = await host.ask('cat /etc/jail.conf');
    const held = await host.apply('--no-restart');
    expect(held.stdout).toBe(
      'jail web: left for a run without --no-restart: restart\n  jail app: set host.hostname=other\nhost alpha: jails changed: 1\n',
    );
    const after = await host.ask('cat /etc/jail.conf');
    expect(after).toContain('host.hostname = other');
    expect(after.slice(after.indexOf('\nweb {'))).toBe(conf.slice(conf.indexOf('\nweb {')));
    await applied();
  });
});

describeOnEachZfs('a root that is cloned from another base', () => {
  const bases = () => [
    base({ dataset: 'zroot/bases/14.4', sources: ['/root/base.txz'], sha256: archiveSum('14.4') }),
    base({
      dataset: 'zroot/bases/new',
      mountpoint: '/bases/new',
      sources: ['/root/base.txz'],
      sha256: archiveSum('14.4'),
    }),
  ];
  const datasets = (from: string, removalPolicy: 'retain' | 'destroy') => [
    dataset({ name: 'zroot/bases' }),
    dataset({ name: 'zroot/bases/14.4', mountpointInherited: true }),
    dataset({ name: 'zroot/bases/new', mountpointInherited: true }),
    dataset({ name: 'zroot/jails' }),
    dataset({ name: 'zroot/jails/db', mountpointInherited: true, clonedFrom: from, removalPolicy }),
  ];
  const program = (from: string, policy: 'retain' | 'destroy', parts: Partial<JailEntry> = {}) =>
    hostOf(
      [
        thick('db', {
          root: { kind: 'clone', path: '/jails/db', base: from, dataset: 'zroot/jails/db' },
          ...parts,
        }),
      ],
      {
        datasets: datasets(from, policy),
        bases: bases(),
        bridges: [],
      },
    );

  it('is made anew, and the old one is kept or goes by its policy', async () => {
    host = await ProvisionedHost.create();
    host.give(program('zroot/bases/14.4', 'retain'));
    await host.apply();
    await host.host.sh('echo precious >/jails/db/root/file');
    host.give(program('zroot/bases/new', 'retain'));
    expect((await host.plan()).stdout).toBe(
      '~ jail db: recreate\n    ~ root base: zroot/bases/14.4 -> zroot/bases/new\n    ~ root: cloned anew from zroot/bases/new\nhost alpha: 1 to do\n',
    );
    const { stdout } = await host.apply();
    const kept = /the old root is kept as (\S+)/.exec(stdout)?.[1] ?? '';
    expect(await host.ask(`zfs get -H -o value origin zroot/jails/db ${kept}`)).toBe(
      'zroot/bases/new@cdktf-jails-base\nzroot/bases/14.4@cdktf-jails-base\n',
    );
    expect(await host.ask('ls /jails/db/root/file 2>&1')).toContain('No such file');
    expect((await host.plan()).exit).toBe(0);
    host.give(program('zroot/bases/14.4', 'destroy'));
    await host.apply();
    host.give(program('zroot/bases/new', 'destroy'));
    await host.apply();
    expect(await host.ask('zfs list -H -o name -r zroot/jails')).toBe(
      `zroot/jails\nzroot/jails/db\n${kept}\n`,
    );
  });

  it('comes back when the new one does not start', async () => {
    host = await ProvisionedHost.create();
    host.give(program('zroot/bases/14.4', 'destroy'));
    await host.apply();
    await host.host.sh('echo precious >/jails/db/root/file');
    host.give(program('zroot/bases/new', 'destroy', { hooks: { start: ['/bin/sh -c "exit 7"'] } }));
    const failed = await host.run(['apply']);
    expect([failed.exit, failed.stdout]).toEqual([
      1,
      expect.stringContaining('  jail db: undo the change\n  jail db: runs as before\n'),
    ]);
    expect(
      await host.ask('cat /jails/db/root/file; zfs get -H -o value origin zroot/jails/db; jls name'),
    ).toBe('precious\nzroot/bases/14.4@cdktf-jails-base\ndb\n');
  });
});

describe('a bridge that gets another name', () => {
  it('keeps its address, its uplink and its jails, and comes back at boot', async () => {
    const program = (name: string, unit: number) =>
      hostOf(
        [
          web({
            interfaces: [networkInterface('web', { unit: 9, bridge: name, ip4Address: '10.0.0.2/24' })],
          }),
        ],
        {
          bridges: [bridge({ name, unit, ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1', uplink: 'em0' })],
        },
      );
    host = await ProvisionedHost.create();
    host.give(program('lan', 7));
    await host.apply();
    host.give(program('net', 8));
    const said = await applied();
    expect(said.slice(0, said.indexOf('~ rc.conf'))).toBe(
      [
        '~ bridge lan: drop address 10.0.0.1/24',
        '~ bridge lan: let go of em0',
        '+ bridge net',
        '~ bridge net: address 10.0.0.1/24',
        '~ bridge net: join em0 (this may interrupt the network of the host)',
        '~ bridge net: up',
        '',
      ].join('\n'),
    );
    expect(await host.ask('ifconfig -l; sysrc -n cloned_interfaces; ifconfig net | grep -c member:')).toBe(
      'em0 lo0 net e0a_web\nbridge8\n2\n',
    );
  });
});

describe('jails that left the program', () => {
  itOnEachZfs('are stopped and taken away, those that need others first; their data stays', async () => {
    const app = thin('app', { startAfter: [{ path: 'p', name: 'web' }], limits: [limit()] });
    const plan = await changed([web({ limits: [limit()] }), app], [thin('new')]);
    expect(plan).toContain('- jail app: stop and remove; its datasets stay unless listed here\n');
    await host.host.sh('jexec web sh -c "echo precious >/data/file"');
    const { stdout } = await host.apply();
    expect(stdout.indexOf('- jail app')).toBeLessThan(stdout.indexOf('- jail web'));
    expect(await host.ask('jls name; rctl; cat /data/file; ls /var/db/cdktf-jails/jails')).toBe(
      'new\nprecious\nnew\n',
    );
    expect(await host.ask('ifconfig -l')).toBe('em0 lo0 lan\n');
    expect((await host.plan()).exit).toBe(0);
  });
});
