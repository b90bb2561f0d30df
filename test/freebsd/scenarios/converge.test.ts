import { bridge, dataset, jail, limit } from '../../support/manifest';
import { describeOnEachZfs, itOnEachZfs } from '../each-zfs';
import { RELEASES } from '../release';
import { hostOf, RC, thick, thin, web } from './example';
import { fingerprint } from './fingerprint';
import { fileWith, ProvisionedHost } from './provisioned-host';

const NGINX = {
  version: '1.26',
  files: { '/usr/local/sbin/nginx': '' },
  service: { name: 'nginx', ports: [80] },
};

/** A jail with one of everything. */
const full = web({
  packages: ['nginx'],
  services: ['nginx'],
  sysrc: { nginx_flags: '-q' },
  files: [
    fileWith('web', '/usr/local/etc/nginx/nginx.conf', 'worker_processes 1;\n'),
    fileWith('web', '/root/.pgpass', 'secret\n', { mode: '0600', owner: 'www', group: 'www' }),
  ],
  limits: [limit({ resource: 'memoryuse', amount: 512 * 1024 * 1024 })],
  startAfter: [{ path: 'production/db', name: 'db' }],
  healthCheck: { kind: 'tcp', port: 80, interval: 1, retries: 3, timeout: 2 },
});

jest.setTimeout(120_000);

let host: ProvisionedHost;
afterEach(() => host.close());

describe.each(RELEASES)('a host that is fresh from the installer, FreeBSD %s', (release) => {
  const itHere = release === '14.4' ? itOnEachZfs : it;
  itHere('gets all that was declared, and then nothing is left to do', async () => {
    host = await ProvisionedHost.create(release, { repository: { nginx: NGINX } });
    host.give(hostOf([full, thick('db')], {}, release));
    const plan = await host.plan();
    expect([plan.exit, plan.stdout]).toEqual([
      2,
      [
        ...(plan.stdout.startsWith('~ devfs') ? ['~ devfs ruleset 4: load the rules'] : []),
        '+ dataset zroot/bases, mounted at /bases',
        '+ dataset zroot/bases/14.4, mounted at /bases/14.4',
        '+ dataset zroot/data, mounted at /data',
        '+ dataset zroot/jails, mounted at /jails',
        '+ dataset zroot/jails/web, mounted at /jails/web',
        `+ base zroot/bases/14.4, extracted from ${release}-RELEASE`,
        '+ dataset zroot/jails/db, a clone of zroot/bases/14.4, mounted at /jails/db',
        '+ bridge lan',
        '~ bridge lan: address 10.0.0.1/24',
        '~ bridge lan: up',
        '~ rc.conf cloned_interfaces: add bridge7',
        '~ rc.conf ifconfig_bridge7_name: lan',
        '~ rc.conf ifconfig_lan: inet 10.0.0.1/24 description cdktf-jails:lan up',
        '~ rc.conf jail_enable: YES',
        '+ jail db: create',
        '+ jail web: create',
        'host alpha: 16 to do',
        '',
      ].join('\n'),
    ]);
    const before = await fingerprint(host);
    await host.plan();
    expect(await fingerprint(host)).toBe(before);

    await host.apply();
    expect(await host.ask('jls name path host.hostname')).toBe('db /jails/db db\nweb /jails/web/root web\n');
    expect(await host.ask('jexec web cat /usr/local/etc/nginx/nginx.conf')).toBe('worker_processes 1;\n');
    expect(await host.ask("jexec web stat -f '%Mp%Lp %Su %Sg' /root/.pgpass")).toBe('0600 www www\n');
    expect(await host.ask('sysrc -j web -n nginx_flags nginx_enable')).toBe('-q\nYES\n');
    expect(await host.ask('rctl')).toBe('jail:web:memoryuse:deny=536870912\n');
    expect(await host.ask("stat -f '%Mp%Lp' /jails/web /jails")).toBe('0700\n0700\n');
    expect(await host.ask('cat /etc/jail.conf')).toBe(
      host.host.files.read('/root/alpha/jail.conf').toString(),
    );

    const again = await host.plan();
    expect([again.exit, again.stdout]).toEqual([0, 'host alpha: nothing to do\n']);
    const after = await fingerprint(host);
    expect((await host.apply()).stdout).toBe('host alpha: nothing to do\n');
    expect(await fingerprint(host)).toBe(after);
  });
});

describe('a run with nothing to do', () => {
  const fleet = (size: number) =>
    Array.from({ length: size }, (_, index) =>
      thin(`j${String(index).padStart(3, '0')}`, {
        limits: [limit()],
        files: [fileWith('j', '/etc/motd', 'welcome\n')],
        parameters: { 'mount.devfs': false },
        hooks: {},
      }),
    );

  it('runs at most 25 external commands, however many jails there are', async () => {
    const counts: number[] = [];
    for (const size of [1, 20]) {
      host = await ProvisionedHost.create();
      host.give(hostOf(fleet(size)));
      await host.apply('--jobs', '8');
      const { commands, stdout } = await host.apply();
      expect(stdout).toBe('host alpha: nothing to do\n');
      counts.push(commands.length);
      if (size === 1) await host.close();
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThanOrEqual(25);
  });
});

describe('jails that need each other', () => {
  it('start in their order, and others beside them', async () => {
    host = await ProvisionedHost.create();
    const after = (name: string, ...names: string[]) =>
      thin(name, { hooks: {}, startAfter: names.map((other) => ({ path: `p/${other}`, name: other })) });
    host.give(hostOf([after('a', 'b', 'c'), after('b', 'c'), after('c'), after('d')]));
    const { stdout } = await host.apply('--jobs', '2');
    const starts = stdout.split('\n').filter((line) => line.endsWith(': start'));
    const place = (name: string) => starts.indexOf(`  jail ${name}: start`);
    expect(starts).toHaveLength(4);
    expect(place('c')).toBeLessThan(place('b'));
    expect(place('b')).toBeLessThan(place('a'));
    expect((await host.plan()).exit).toBe(0);
  });
});

describe('a host without ZFS and without bridges', () => {
  it('runs jails in directories', async () => {
    host = await ProvisionedHost.create('14.4', { pool: null });
    await host.host.sh('mkdir -p /jails/web && tar -xpf /root/base.txz -C /jails/web');
    host.give(hostOf([jail({ name: 'web', hooks: RC })], { datasets: [], bases: [], bridges: [] }));
    expect((await host.apply()).stdout).toContain('  jail web: start\n');
    expect((await host.plan()).exit).toBe(0);
    expect(await host.ask('jls name')).toBe('web\n');
  });
});

describe('a bridge', () => {
  it('changes its addresses and its members without touching what it was not given', async () => {
    host = await ProvisionedHost.create();
    const lan = bridge({ name: 'lan', unit: 7, ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' });
    host.give(hostOf([], { bridges: [lan] }));
    await host.apply();
    await host.host.sh('ifconfig lan inet 198.51.100.1/24 alias');
    host.give(
      hostOf([], { bridges: [{ ...lan, gateway4: '10.0.0.9', ip6Cidr: 'fd00::/64', gateway6: 'fd00::1' }] }),
    );
    await host.apply();
    expect((await host.ask('ifconfig lan')).match(/inet6? [0-9a-f.:]+/g)).toEqual([
      'inet 198.51.100.1',
      'inet 10.0.0.9',
      'inet6 fd00::1',
    ]);
    expect((await host.plan()).exit).toBe(0);
    host.give(hostOf([], { bridges: [] }));
    await host.apply();
    expect(await host.ask('ifconfig -l')).toBe('em0 lo0\n');
    expect(await host.ask('cat /etc/rc.conf')).not.toMatch(/bridge|lan/);
  });
});

describeOnEachZfs('a base', () => {
  it('goes back to nothing when its extraction was cut off, and is whole the next time', async () => {
    host = await ProvisionedHost.create();
    host.give(hostOf([thick('db', { hooks: {} })]));
    const cut = await host.run(['apply'], { failWhen: ([program = '']) => program.endsWith('tar') });
    expect(cut.exit).toBe(1);
    await host.host.sh('mkdir /bases/14.4/half && echo half >/bases/14.4/half/file');
    const look = () =>
      host.ask(
        'zfs list -H -t snapshot -o name -r zroot/bases; ls -d /bases/14.4/bin /bases/14.4/half 2>/dev/null',
      );
    expect(await look()).toBe('zroot/bases/14.4@cdktf-jails-empty\n/bases/14.4/half\n');
    await host.apply();
    expect(await look()).toBe('zroot/bases/14.4@cdktf-jails-base\n/bases/14.4/bin\n');
    expect(await host.ask('ls /jails/db/half 2>&1')).toContain('No such file');
    expect((await host.plan()).exit).toBe(0);
  });
});

describeOnEachZfs('datasets', () => {
  it('get changed properties, give back those that left the program, and go only by their policy', async () => {
    host = await ProvisionedHost.create();
    const data = (parts: object) =>
      hostOf([], { bases: [], bridges: [], datasets: [dataset({ name: 'zroot/d', ...parts })] });
    host.give(data({ properties: { compression: 'gzip-9', quota: '1073741824' } }));
    await host.apply();
    host.give(data({ properties: { compression: 'gzip' } }));
    expect((await host.plan()).stdout).toBe(
      '~ dataset zroot/d: compression gzip-9 -> gzip\n~ dataset zroot/d: quota -> none\nhost alpha: 2 to do\n',
    );
    await host.apply();
    expect(await host.ask('zfs get -H -o property,value compression,quota zroot/d')).toBe(
      'compression\tgzip\nquota\tnone\n',
    );
    host.give(hostOf([], { bases: [], bridges: [], datasets: [] }));
    expect((await host.plan()).stdout).toBe(
      'note: dataset zroot/d is no longer declared and is kept; to be rid of it: zfs destroy -r zroot/d\nhost alpha: nothing to do\n',
    );
    host.give(data({ removalPolicy: 'destroy' }));
    await host.apply();
    host.give(hostOf([], { bases: [], bridges: [], datasets: [] }));
    await host.apply();
    expect(await host.ask('zfs list -H -o name zroot/d 2>&1')).toContain('does not exist');
  });
});
