import type { HostManifest } from '../../../lib/manifest/schema';
import { mount } from '../../support/manifest';
import { hostOf, RC, thin, web } from './example';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;

beforeEach(async () => (host = await ProvisionedHost.create()));
afterEach(() => host.close());

/** What apply says of the jails; afterwards nothing is left to do. */
async function given(manifest: HostManifest, ...args: readonly string[]): Promise<string> {
  host.give(manifest);
  const { stdout } = await host.apply(...args);
  expect((await host.plan()).stdout).toBe('host alpha: nothing to do\n');
  return stdout;
}

describe('what two jails take from each other', () => {
  const addressed = (a: number, b: number) =>
    hostOf(
      [
        thin('a', { ip4Addresses: [`em0|10.1.0.${a}/32`] }),
        thin('b', { ip4Addresses: [`em0|10.1.0.${b}/32`] }),
      ],
      { bridges: [] },
    );
  const rooted = (a: string, b: string) =>
    hostOf([thin('a', { root: thin(a).root }), thin('b', { root: thin(b).root })], {
      bridges: [],
      datasets: hostOf([thin('a'), thin('b')]).datasets,
    });

  it('are addresses, which both have afterwards', async () => {
    await given(addressed(2, 3));
    expect(await given(addressed(3, 2), '--jobs', '1')).toBe(
      '  jail a: stop\n  jail b: stop\n  jail a: start\n  jail b: start\nhost alpha: jails changed: 2\n',
    );
    expect(await host.ask('ifconfig em0 | grep -c "inet 10.1.0"; jls name ip4.addr')).toBe(
      '2\na 10.1.0.3\nb 10.1.0.2\n',
    );
    await given(addressed(4, 3), '--jobs', '1');
    expect(await host.ask('ifconfig em0 | grep -c "inet 10.1.0"')).toBe('2\n');
  });

  it('are not taken back by one whose change failed', async () => {
    await given(addressed(2, 3));
    const program = addressed(3, 2);
    const [a, b] = program.jails;
    host.give({ ...program, jails: [{ ...a!, hooks: { ...RC, start: ['/usr/bin/false'] } }, b!] });
    const { exit, stderr } = await host.run(['apply', '--jobs', '1']);
    expect([exit, stderr]).toEqual([1, expect.stringContaining('jail: a: /usr/bin/false: failed')]);
    expect(await host.ask('jls name ip4.addr | sort; ifconfig em0 | grep -c "inet 10.1.0"')).toBe(
      'a 10.1.0.2\nb 10.1.0.3\n2\n',
    );
    await given(program);
    expect(await host.ask('ifconfig em0 | grep -c "inet 10.1.0"; jls name ip4.addr | sort')).toBe(
      '2\na 10.1.0.3\nb 10.1.0.2\n',
    );
  });

  it('are roots, each with its own mounts', async () => {
    await given(rooted('a', 'b'));
    await host.host.sh('echo A >/jails/a/rw/root/file; echo B >/jails/b/rw/root/file');
    const mounts = await host.ask('mount -p | grep -c nullfs');
    await given(rooted('b', 'a'));
    expect(await host.ask('jexec a cat /root/file; jexec b cat /root/file')).toBe('B\nA\n');
    expect(await host.ask('mount -p | grep -c nullfs')).toBe(mounts);
  });

  it('stays with whom has it when one of them does not stop', async () => {
    const stubborn = { hooks: { ...RC, prestop: ['/usr/bin/false'] } };
    const swapped = (a: string, b: string) => {
      const program = rooted(a, b);
      return {
        ...program,
        jails: program.jails.map((one) => (one.name === 'b' ? { ...one, ...stubborn } : one)),
      };
    };
    await given(swapped('a', 'b'));
    const mounts = await host.ask('mount -p | grep /root | sort');
    host.give(swapped('b', 'a'));
    const { exit, stdout, stderr } = await host.run(['apply']);
    expect([exit, stdout]).toEqual([
      1,
      ['  jail a: stop', '  jail b: stop', '  jail a: undo the change', '  jail a: runs as before', ''].join(
        '\n',
      ),
    ]);
    expect(stderr).toContain('error: jail b: stop: a hook failed and the jail goes on running; to stop it');
    expect(await host.ask('mount -p | grep /root | sort')).toBe(mounts);
    expect(await host.ask('jls name path')).toContain('a /jails/a/root\n');
  });
});

describe('a jail that takes the root of one that does not stop', () => {
  it('does not start, and leaves its mounts alone', async () => {
    await given(hostOf([thin('web', { hooks: { ...RC, prestop: ['/usr/bin/false'] } })], { bridges: [] }));
    const mounts = await host.ask('mount -p');
    host.give(
      hostOf([thin('www', { root: thin('web').root })], {
        bridges: [],
        datasets: hostOf([thin('web')]).datasets,
      }),
    );
    const { exit, stderr } = await host.run(['apply']);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringContaining(
        'error: jail www: jail web runs in its root, /jails/web/root; to stop it: jail -r web\n',
      ),
    ]);
    expect(await host.ask('mount -p')).toBe(mounts);
    await host.host.sh('jail -R web');
    await host.apply();
    expect(await host.ask('jls name path')).toBe('www /jails/web/root\n');
  });
});

describe('a jail that gets another root', () => {
  it('is known when the run was cut off after its start', async () => {
    const moved = (to: string) =>
      hostOf([thin('web', { root: thin(to).root })], {
        bridges: [],
        datasets: hostOf([thin('web'), thin('new')]).datasets,
      });
    const recorded = (argv: readonly string[]) =>
      argv[0] === 'mktemp' && argv[1]?.endsWith('/jails/web/applied.new.XXXXXX') === true;
    await given(moved('web'));
    host.give(moved('new'));
    expect((await host.run(['apply'], { killWhen: recorded })).killed).toBe(true);
    expect(await host.ask('jls name path')).toBe('web /jails/new/root\n');
    await given(moved('new'));
    host.give(moved('web'));
    expect((await host.run(['apply'], { killWhen: recorded })).killed).toBe(true);
    host.give(hostOf([], { bridges: [], datasets: moved('web').datasets }));
    expect((await host.apply()).stdout).toContain('- jail web: stop and remove\n');
  });
});

describe('a mount point that moves while jails have the dataset', () => {
  const program = (at: string) => {
    const { datasets, ...rest } = hostOf([
      web({ mounts: [mount({ dataset: 'zroot/data', destination: '/data', source: at })] }),
      thin('app'),
    ]);
    return {
      ...rest,
      datasets: datasets.map((one) => (one.name === 'zroot/data' ? { ...one, mountpoint: at } : one)),
    };
  };

  it('moves while they are down', async () => {
    await given(program('/data'));
    await host.host.sh('jexec web sh -c "echo precious >/data/file"');
    expect(await given(program('/srv'))).toBe(
      [
        '  jail web: stop',
        '~ dataset zroot/data: mountpoint /data -> /srv',
        '  jail web: start',
        'host alpha: jails changed: 1',
        '',
      ].join('\n'),
    );
    expect(await host.ask('jexec web cat /data/file; cat /srv/file')).toBe('precious\nprecious\n');
  });

  it('stays, and they run as before, when it cannot move or shall not now', async () => {
    await given(program('/data'));
    const moving = (argv: readonly string[]) =>
      argv[0] === 'zfs' && argv[2]?.startsWith('mountpoint=') === true;
    host.give(program('/srv'));
    const { exit, stdout } = await host.run(['apply'], { failWhen: moving });
    expect([exit, stdout]).toEqual([
      1,
      [
        '  jail web: stop',
        '~ dataset zroot/data: mountpoint /data -> /srv',
        '  jail web: undo the change',
        '  jail web: runs as before',
        '',
      ].join('\n'),
    ]);
    expect(await host.ask('mount -p | grep -c /jails/web/root/data; jls name | sort')).toBe('1\napp\nweb\n');
    expect((await host.apply('--no-restart')).stdout).toBe(
      [
        'jail web: left for a run without --no-restart: restart',
        'left for a run without --no-restart: dataset zroot/data: mountpoint /data -> /srv',
        'host alpha: nothing to do',
        '',
      ].join('\n'),
    );
    await given(program('/srv'));
  });
});
