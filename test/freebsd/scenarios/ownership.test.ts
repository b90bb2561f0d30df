import { bridge, dataset, jail, limit } from '../../support/manifest';
import { itOnEachZfs } from '../each-zfs';
import { hostOf, thin, web } from './example';
import { fingerprint } from './fingerprint';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;
beforeEach(async () => {
  host = await ProvisionedHost.create();
});
afterEach(() => host.close());

/** What plan and apply refuse, after which nothing is changed. */
async function refused(): Promise<string> {
  const before = await fingerprint(host);
  const plan = await host.plan();
  const apply = await host.run(['apply']);
  expect([plan.exit, apply.exit, apply.stderr]).toEqual([1, 1, plan.stderr]);
  const state = '$ find /var/db/cdktf-jails';
  expect((await fingerprint(host)).split(state)[0]).toBe(before.split(state)[0]);
  return plan.stderr;
}

describe('what is in the way and not ours is refused', () => {
  itOnEachZfs('a dataset', async () => {
    await host.host.plant({ dataset: 'zroot/data', files: { file: 'theirs' } });
    host.give(hostOf([web()]));
    expect(await refused()).toBe(
      'error: dataset zroot/data exists and is not ours; to hand it over: zfs set org.cdktf-jails:owner=alpha zroot/data\n',
    );
    await host.host.sh('zfs set org.cdktf-jails:owner=alpha zroot/data');
    await host.apply();
    expect(await host.ask('jexec web cat /data/file')).toBe('theirs');
  });

  it('a bridge', async () => {
    await host.host.plant({ bridge: 'lan', address: '10.9.0.1/24' });
    host.give(hostOf([]));
    expect(await refused()).toBe(
      'error: interface lan exists and is not ours; to hand it over: ifconfig lan description cdktf-jails:lan\n',
    );
  });

  it('a running jail of the same name', async () => {
    await host.host.plant({ jail: 'web', path: '/theirs' });
    host.give(hostOf([web()]));
    expect(await refused()).toBe(
      'error: a jail web runs that is not ours; stop it (jail -r web) or name ours otherwise\n',
    );
  });

  it('a jail.conf, also one that is a symbolic link, or of another host', async () => {
    host.give(hostOf([web()]));
    const refusal =
      "error: /etc/jail.conf is not ours (no line '# cdktf-jails: host=alpha'): take its jails into the program and move the file away\n";
    await host.host.plant({ file: '/etc/jail.conf', content: 'theirs {\n}\n' });
    expect(await refused()).toBe(refusal);
    await host.host.plant({ file: '/etc/jail.conf', content: '# cdktf-jails: host=beta\n' });
    expect(await refused()).toBe(refusal);
    await host.host.sh('rm /etc/jail.conf; printf "# cdktf-jails: host=alpha\\n" >/root/conf');
    await host.host.plant({ link: '/etc/jail.conf', target: '/root/conf' });
    expect(await refused()).toBe(refusal);
  });

  it('files that boot would take instead of jail.conf, and a jail_list without our jails', async () => {
    await host.host.plant({ file: '/etc/jail.conf.d/web.conf', content: '' });
    await host.host.sh('sysrc jail_list="other"');
    host.give(hostOf([web()]));
    expect(await refused()).toBe(
      'error: /etc/jail.conf.d/web.conf would be used for jail web at boot instead of /etc/jail.conf: remove it\n' +
        'error: jail_list in rc.conf lacks web, which would not start at boot: sysrc jail_list+=web\n',
    );
  });

  it('a variable of rc.conf that somebody else has set', async () => {
    await host.host.sh('sysrc ifconfig_lan="DHCP"');
    host.give(hostOf([]));
    expect(await refused()).toBe(
      "error: ifconfig_lan in rc.conf is 'DHCP' and not ours: sysrc -x ifconfig_lan, or name the bridge otherwise\n",
    );
  });

  it('a state directory', async () => {
    await host.host.plant({ file: '/var/db/cdktf-jails/theirs', content: '' });
    host.give(hostOf([]));
    const refusal =
      "error: /var/db/cdktf-jails is not ours (no line 'cdktf-jails: host=alpha' in /var/db/cdktf-jails/owner): move it away or choose another\n";
    const plan = await host.plan();
    const apply = await host.run(['apply']);
    expect([plan.exit, plan.stderr, apply.exit, apply.stderr]).toEqual([1, refusal, 1, refusal]);
  });

  it('all of it at once', async () => {
    await host.host.plant({ dataset: 'zroot/data' }, { bridge: 'lan' }, { jail: 'web', path: '/theirs' });
    host.give(hostOf([web(), jail({ name: 'x', root: { kind: 'directory', path: '/nowhere' } })]));
    expect((await refused()).split('\n')).toHaveLength(5);
  });
});

describe('what a person must settle', () => {
  const refusal = async (
    options: Parameters<typeof ProvisionedHost.create>[1],
    manifest = hostOf([web({ limits: [limit()] })]),
  ) => {
    await host.close();
    host = await ProvisionedHost.create('14.4', options);
    host.give(manifest);
    return refused();
  };

  it('resource accounting that is off, with the line for loader.conf and the word reboot', async () => {
    expect(await refusal({ racct: false })).toBe(
      'error: resource limits need kern.racct.enable=1: add that line to /boot/loader.conf and reboot\n',
    );
  });

  it('another architecture, an older release, a base that is newer than the kernel', async () => {
    const manifest = hostOf([thin('a')]);
    const newer = {
      ...manifest,
      host: { ...manifest.host, release: '15.1' },
      bases: manifest.bases.map((base) => ({ ...base, release: '15.1-RELEASE' })),
    };
    expect(await refusal({ architecture: 'arm64' }, newer)).toBe(
      'error: the host runs FreeBSD 14.4-RELEASE, the program says 15.1: upgrade the host, or declare the release that it has\n' +
        'error: the host is arm64, the program says amd64\n' +
        "error: base zroot/bases/14.4 is 15.1-RELEASE, newer than the host's kernel, 14.4-RELEASE\n",
    );
  });

  it('a pool that is missing', async () => {
    expect(await refusal({}, hostOf([], { bases: [], datasets: [dataset({ name: 'tank/jails' })] }))).toBe(
      'error: pool tank does not exist or is not imported (zpool list)\n',
    );
  });

  it('datasets that boot would not mount', async () => {
    await host.host.sh('sysrc zfs_enable=NO');
    host.give(hostOf([]));
    expect(await refused()).toBe('error: datasets are not mounted at boot: sysrc zfs_enable=YES\n');
  });

  it('an uplink that is not there', async () => {
    host.give(hostOf([], { bridges: [bridge({ name: 'lan', unit: 7, uplink: 'ix9' })] }));
    expect(await refused()).toBe('error: bridge lan: its uplink ix9 does not exist (ifconfig -l)\n');
  });

  it('a bundle that is not whole', async () => {
    host.give(hostOf([web()]));
    host.host.files.append('/root/alpha/jail.conf', '# changed by hand\n');
    expect(await refused()).toBe(
      'error: /root/alpha/jail.conf is not the file that was synthesized with this script: upload the folder again\n',
    );
    host.host.files.remove('/root/alpha/jail.conf');
    expect((await host.plan()).stderr).toBe(
      'error: there is no jail.conf beside /root/alpha/provision.sh: upload the whole folder\n',
    );
  });
});

describe('beside our things', () => {
  itOnEachZfs('everything else on the host stays as it is, to the end', async () => {
    const theirs = [
      { dataset: 'zroot/jails', properties: { mountpoint: '/jails', 'org.cdktf-jails:owner': 'alpha' } },
      { dataset: 'zroot/jails/theirs', files: { file: 'theirs' } },
      { bridge: 'br0', address: '10.9.0.1/24', description: 'cdktf-jails-like' },
      { jail: 'theirs', path: '/jails/theirs/root' },
      { rule: 'jail:theirs:maxproc:deny=7' },
      { rule: 'user:www:maxproc:deny=7' },
      { file: '/var/db/other/file', content: '' },
    ] as const;
    await host.host.plant(...theirs);
    const look = () =>
      host.ask(
        "zfs list -H -o name,mountpoint zroot/jails/theirs; cat /jails/theirs/file; ifconfig br0 | grep -v options; jls -j theirs name path; rctl | grep -v jail:web; ls /var/db/other; grep -v -E 'lan|bridge7|jail_enable' /etc/rc.conf",
      );
    const before = await look();
    host.give(hostOf([web({ limits: [limit()] })]));
    await host.apply();
    expect(await look()).toBe(before);
    host.give(hostOf([]));
    await host.apply();
    expect(await look()).toBe(before);
    expect((await host.run(['destroy'])).exit).toBe(0);
    expect(await look()).toBe(before);
  });

  it('an address that somebody gave our bridge stays, and a bridge with a foreign member is not destroyed', async () => {
    host.give(hostOf([]));
    await host.apply();
    await host.host.plant({ bridge: 'tap9' });
    await host.host.sh('ifconfig lan addm em0');
    host.give(hostOf([], { bridges: [] }));
    expect(await refused()).toBe(
      'error: bridge lan is no longer declared, but has a member that is not ours: em0\n',
    );
  });

  it('a jail that runs from another place than ours is not touched', async () => {
    host.give(hostOf([web()]));
    await host.apply();
    await host.host.sh('jail -f /etc/jail.conf -r web');
    await host.host.plant({ jail: 'web', path: '/theirs' });
    expect(await refused()).toBe(
      'error: jail web runs in /theirs, which is not its root; stop it: jail -r web\n',
    );
    host.give(hostOf([]));
    expect(await refused()).toBe(
      'error: jail web runs in /theirs, which is not its root; stop it: jail -r web\n',
    );
  });

  it('a value of ours in rc.conf that somebody changed stays', async () => {
    host.give(hostOf([]));
    await host.apply();
    await host.host.sh('sysrc ifconfig_bridge7_name=mine');
    host.give(hostOf([], { bridges: [] }));
    await host.apply();
    expect(await host.ask('sysrc -n ifconfig_bridge7_name')).toBe('mine\n');
  });
});
