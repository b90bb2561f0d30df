import { describeOnEachZfs } from '../each-zfs';
import { hostOf, thick, web } from './example';
import { fileWith, ProvisionedHost } from './provisioned-host';

const NGINX = {
  version: '1.26',
  files: { '/usr/local/sbin/nginx': '' },
  service: { name: 'nginx', ports: [80] },
};

jest.setTimeout(60_000);

let host: ProvisionedHost;
beforeEach(async () => {
  host = await ProvisionedHost.create('14.4', { repository: { nginx: NGINX } });
  host.give(hostOf([web({ packages: ['nginx'], files: [fileWith('web', '/etc/a', 'a')] }), thick('db')]));
  await host.apply();
  await host.host.sh('jexec web sh -c "echo data >/data/file"');
});
afterEach(() => host.close());

const ok = async (...args: readonly string[]) => {
  const result = await host.run(args);
  expect([result.exit, result.stderr]).toEqual([0, '']);
  return result.stdout;
};
const refused = async (...args: readonly string[]) => {
  const result = await host.run(args);
  expect([result.exit, result.stdout]).toEqual([1, '']);
  return result.stderr;
};

describeOnEachZfs('snapshot and rollback', () => {
  it('go back in seconds, with the data as it is', async () => {
    expect(await ok('snapshot', 'web', 'before')).toBe('jail web: snapshot zroot/jails/web@before\n');
    await host.host.sh('jexec web sh -c "echo broken >/etc/rc; echo more >>/data/file"');
    expect(await ok('rollback', 'web')).toBe(
      '  jail web: stop\n  jail web: back to zroot/jails/web@before\n  jail web: start\njail web: runs on zroot/jails/web@before\n',
    );
    expect(await host.ask('jexec web cat /etc/rc | head -1; cat /data/file; jls name | sort')).toBe(
      '#!/bin/sh\ndata\nmore\ndb\nweb\n',
    );
  });

  it('know that what is in the root may be older than what was applied', async () => {
    await ok('snapshot', 'web');
    host.give(hostOf([web({ files: [fileWith('web', '/etc/b', 'b')] }), thick('db')]));
    await host.apply();
    const first =
      (await host.ask('zfs list -H -d 1 -t snapshot -s creation -o name zroot/jails/web')).split('\n')[1] ??
      '';
    expect(await refused('rollback', 'web', first.split('@')[1] ?? '')).toMatch(
      /^error: newer snapshots would be destroyed: zroot\/jails\/web@cdktf-jails-\d+T\d+Z\S*\nto go back all the same: --destroy-newer\n$/,
    );
    await ok('rollback', 'web', first.split('@')[1] ?? '', '--destroy-newer');
    const plan = await host.plan();
    expect(plan.stdout).toContain('~ jail web: change while it runs\n    + file /etc/b\n');
    await host.apply();
    expect(await host.ask('jexec web cat /etc/b')).toBe('b');
    expect((await host.plan()).exit).toBe(0);
  });

  it('leave a jail stopped that was stopped', async () => {
    await ok('snapshot', 'db', 'x');
    await host.host.sh('jail -f /etc/jail.conf -r db');
    await ok('rollback', 'db', 'x');
    expect(await host.ask('jls name')).toBe('web\n');
  });
});

describeOnEachZfs('clone', () => {
  it.each(['web', 'db'])('starts a copy of %s with data of its own and no network', async (name) => {
    const stdout = await ok('clone', name, 'copy');
    expect(stdout).toContain(`+ dataset zroot/jails/copy, a clone of zroot/jails/${name} as it is now\n`);
    expect(stdout).toMatch(/jail copy: a copy of \w+ runs in \S+, without network \(jexec copy sh\)\n$/);
    expect(
      await host.ask('jls -j copy name host.hostname ip4.addr; jexec copy ifconfig -l | grep -c e0'),
    ).toBe('copy copy -\n0\n');
    if (name === 'web') {
      await host.host.sh('jexec copy sh -c "echo changed >/data/file"');
      expect(await host.ask('cat /data/file; jexec copy cat /data/file /etc/a')).toBe('data\nchanged\na');
    }
    expect((await host.plan()).exit).toBe(0);
    expect((await host.run(['status'])).stdout).toMatch(/^copy +copy /m);
    expect(await refused('clone', name, 'copy')).toBe(
      'error: copy exists already; a copy goes by: provision.sh destroy --only copy\n',
    );
    const before = await host.ask('zfs list -H -o name -t all | grep -v copy | grep -v clone');
    await ok('destroy', '--only', 'copy');
    expect(await host.ask('zfs list -H -o name -t all')).toBe(before);
    expect(await host.ask('jls name | sort; ls /var/db/cdktf-jails/jails')).toBe('db\nweb\ndb\nweb\n');
    expect((await host.plan()).exit).toBe(0);
  });
});

describeOnEachZfs('send', () => {
  const guids = (where: string) =>
    host.ask(`zfs list -H -t snapshot -o name,guid -r ${where} | grep send | sort`);

  it('replicates to another pool, then only what is new, and holds what the next one builds on', async () => {
    await host.host.sh('zfs create zroot/backup');
    const first = await ok('send', 'web', '--into', 'zroot/backup');
    expect(first.replace(/\d{8}T\d{6}Z/g, 'TIME').replace(/guid \d+/g, 'guid')).toBe(
      [
        '  dataset zroot/jails/web: all of it, to zroot/backup/jails/web',
        '  dataset zroot/jails/web: received as zroot/backup/jails/web@cdktf-jails-send-TIME (guid)',
        '  dataset zroot/data: all of it, to zroot/backup/data',
        '  dataset zroot/data: received as zroot/backup/data@cdktf-jails-send-TIME (guid)',
        'jail web: replicated to here:zroot/backup',
        '',
      ].join('\n'),
    );
    await host.host.sh('jexec web sh -c "echo more >>/data/file"');
    const second = await ok('send', 'web', '--into', 'zroot/backup', '--incremental');
    expect(second).toMatch(
      / {2}dataset zroot\/data: what is new since @cdktf-jails-send-\S+, to zroot\/backup\/data\n/,
    );
    const here = await guids('zroot/data');
    expect(here.trim().split('\n')).toHaveLength(1);
    expect(await guids('zroot/backup/data')).toContain(here.split('\t')[1]);
    const name = here.split('\t')[0] ?? '';
    expect((await host.host.sh(`zfs destroy ${name}`)).exit).toBe(1);
    await host.host.sh('zfs mount zroot/backup/data');
    expect(await host.ask('cat /zroot/backup/data/file')).toBe('data\nmore\n');
  });

  it('goes on after it was cut off anywhere', async () => {
    await host.host.sh('zfs create zroot/backup');
    const count = (await host.run(['send', 'db', '--into', 'zroot/backup'])).commands.length;
    for (let number = 12; number <= count; number += 5) {
      await host.run(['send', 'db', '--into', 'zroot/backup'], { killBefore: number });
      await ok('send', 'db', '--into', 'zroot/backup');
    }
    expect((await guids('zroot/jails/db')).trim().split('\n')).toHaveLength(1);
  });

  it('reaches another host by ssh', async () => {
    const { host: backup } = await ProvisionedHost.create();
    try {
      host.host.connect('backup', backup);
      await backup.sh('zfs create zroot/alpha');
      await ok('send', 'web', '--to', 'ssh root@backup', '--into', 'zroot/alpha');
      await ok('send', 'web', '--to', 'ssh root@backup', '--into', 'zroot/alpha', '--incremental');
      expect((await backup.sh('zfs list -H -o name -r zroot/alpha')).stdout).toBe(
        'zroot/alpha\nzroot/alpha/data\nzroot/alpha/jails\nzroot/alpha/jails/web\n',
      );
    } finally {
      await backup.close();
    }
  });

  it('never overwrites what was changed there', async () => {
    await host.host.sh('zfs create zroot/backup');
    await ok('send', 'db', '--into', 'zroot/backup');
    await host.host.sh('zfs set mountpoint=/there zroot/backup/jails/db; zfs mount zroot/backup/jails/db');
    await host.host.sh('echo theirs >/there/file; zfs snapshot zroot/backup/jails/db@theirs');
    const { exit, stderr } = await host.run(['send', 'db', '--into', 'zroot/backup']);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringMatching(/\nerror: zroot\/backup\/jails\/db could not be received\n$/),
    ]);
    expect(await host.ask('cat /there/file; zfs list -H -o name zroot/backup/jails/db@theirs')).toBe(
      'theirs\nzroot/backup/jails/db@theirs\n',
    );
    await host.host.sh(
      'zfs rollback -r $(zfs list -H -t snapshot -o name -d 1 zroot/backup/jails/db | head -1)',
    );
    await ok('send', 'db', '--into', 'zroot/backup', '--incremental');
  });
});

describe('send of an encrypted dataset', () => {
  it('is raw, so that the other side never needs the key', async () => {
    await host.host.sh('zfs create zroot/backup');
    const data = host.host.state.zfs.datasets.find(({ name }) => name === 'zroot/data');
    data!.properties.encryption = 'aes-256-gcm';
    const { exit, commands } = await host.run(['send', 'web', '--into', 'zroot/backup']);
    const sent = commands.flatMap(({ argv }) => (argv[1] === 'send' ? [argv.slice(2).join(' ')] : []));
    expect([exit, sent]).toEqual([
      0,
      [
        expect.stringMatching(/^zroot\/jails\/web@cdktf-jails-send-\S+$/),
        expect.stringMatching(/^-w zroot\/data@cdktf-jails-send-\S+$/),
      ],
    ]);
  });
});

describe('where something is wrong', () => {
  it('snapshot and rollback say so', async () => {
    expect(await refused('snapshot', 'nosuch')).toBe('error: no jail nosuch of ours is on host alpha\n');
    await ok('snapshot', 'web', 'x');
    expect(await refused('snapshot', 'web', 'x')).toBe('error: snapshot zroot/jails/web@x exists\n');
    expect(await refused('rollback', 'web', 'y')).toBe(
      'error: there is no snapshot zroot/jails/web@y: zfs list -t snapshot -d 1 zroot/jails/web\n',
    );
    expect(await refused('snapshot', 'web', 'a/b')).toBe(
      "error: a/b cannot be a snapshot's name\nsh provision.sh -h lists the commands\n",
    );
  });

  it('send says so, and never overwrites', async () => {
    await host.host.sh('zfs create -p zroot/backup/jails/db');
    expect(await refused('send', 'db', '--into', 'zroot/backup')).toBe(
      'error: zroot/backup/jails/db exists there and has no snapshot in common with zroot/jails/db\n',
    );
    expect((await host.run(['send', 'db', '--into', 'zroot/nosuch'])).stderr).toContain(
      'error: there is no dataset zroot/nosuch there\n',
    );
    expect((await host.run(['send', 'db', '--into', 'zroot/backup/x', '--incremental'])).stderr).toBe(
      'error: zroot/backup/x/jails/db does not exist there, and --incremental forbids to send all of zroot/jails/db\n',
    );
    expect(await refused('send', 'db')).toBe(
      'error: send needs --into DATASET, --to COMMAND or both\nsh provision.sh -h lists the commands\n',
    );
  });
});
