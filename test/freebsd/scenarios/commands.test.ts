import { limit } from '../../support/manifest';
import { itOnEachZfs } from '../each-zfs';
import { hostOf, thick, thin, web } from './example';
import { fingerprint } from './fingerprint';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;
beforeEach(async () => {
  host = await ProvisionedHost.create();
});
afterEach(() => host.close());

describe('the command line', () => {
  it('explains itself', async () => {
    host.give(hostOf([]));
    const { exit, stdout } = await host.run(['-h']);
    expect(exit).toBe(0);
    for (const word of [
      'plan',
      'apply',
      'destroy',
      'status',
      'snapshot',
      'rollback',
      'clone',
      'send',
      '--only',
    ]) {
      expect(stdout).toContain(word);
    }
  });

  it.each([
    [[], 'no command given'],
    [['aply'], 'unknown command aply'],
    [['plan', 'web'], 'plan takes no argument; to name a jail: --only web'],
    [['plan', '--jobs', '0'], '--jobs takes a number from 1'],
    [['apply', '--jobs', '2x'], "--jobs takes a whole number, not '2x'"],
    [['apply', '--only'], '--only needs a value'],
    [['apply', '--only', 'a b'], "a b cannot be a jail's name"],
    [['apply', '--frobnicate'], 'unknown option --frobnicate'],
    [['status', '--no-restart'], '--no-restart has no meaning for status'],
    [['rollback'], 'the name of a jail is missing'],
    [['clone', 'web'], 'the name of a jail is missing'],
    [['snapshot', 'a', 'b', 'c'], 'c is one argument too many'],
  ])('%j is refused: %s', async (args, why) => {
    host.give(hostOf([]));
    const { exit, stdout, stderr } = await host.run(args);
    expect([exit, stdout, stderr]).toEqual([1, '', `error: ${why}\nsh provision.sh -h lists the commands\n`]);
  });

  it('runs from anywhere, by any path', async () => {
    host.give(hostOf([]));
    expect((await host.host.sh('cd /root/alpha && sh provision.sh plan')).exit).toBe(2);
    expect((await host.host.sh('cd / && sh root/alpha/provision.sh plan')).exit).toBe(2);
  });
});

describe('one run at a time', () => {
  it('the second one waits, or says who holds the lock', async () => {
    host.give(hostOf([thin('a')]));
    await host.apply();
    const holder = '/var/db/cdktf-jails/holder';
    const hold = [
      'mkfifo /tmp/end',
      `lockf -k /var/db/cdktf-jails/lock sh -c 'echo provision.sh apply, process 7 >${holder}; read end </tmp/end' &`,
      `until grep -q 'process 7' ${holder}; do :; done`,
    ];
    const second = await host.host.sh(
      [
        ...hold,
        'sh /root/alpha/provision.sh apply --wait 0; status=$?',
        'echo end >/tmp/end; wait; exit $status',
      ].join('\n'),
    );
    expect([second.exit, second.stderr]).toEqual([
      1,
      'error: another run holds the lock: provision.sh apply, process 7\n',
    ]);
    const waiting = await host.host.sh(
      [
        'rm /tmp/end',
        ...hold,
        'sh /root/alpha/provision.sh apply --wait 30 >/tmp/out &',
        'until grep -q waiting /tmp/out; do :; done',
        'echo end >/tmp/end; wait; cat /tmp/out',
      ].join('\n'),
    );
    expect([waiting.exit, waiting.stdout]).toEqual([
      0,
      'note: waiting for another run to end: provision.sh apply, process 7\nhost alpha: nothing to do\n',
    ]);
  });
});

describe('--json', () => {
  it('gives one object a line', async () => {
    host.give(hostOf([web()]));
    const events = async (...args: string[]) =>
      (await host.run([...args, '--json'])).stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, string>);
    const plan = await events('plan');
    expect(plan).toContainEqual({
      kind: 'dataset',
      name: 'zroot/jails/web',
      action: 'create',
      text: '+ dataset zroot/jails/web, mounted at /jails/web',
    });
    expect(plan).toContainEqual({ kind: 'jail', name: 'web', action: 'create', text: '+ jail web: create' });
    expect(await events('apply')).toContainEqual({
      kind: 'jail',
      name: 'web',
      action: 'start',
      text: 'jail web: start',
    });
    expect(await events('status')).toEqual([
      {
        kind: 'jail',
        name: 'web',
        state: 'running',
        uptime: expect.stringMatching(/^\dm\d+s$/),
        address: '10.0.0.2/24',
        snapshots: '1',
        limits: '-',
      },
    ]);
    await host.host.plant({ file: '/etc/jail.conf.d/web.conf', content: '' });
    expect(await events('plan')).toEqual([
      {
        kind: 'error',
        text: '/etc/jail.conf.d/web.conf would be used for jail web at boot instead of /etc/jail.conf: remove it',
      },
    ]);
  });
});

describe('--only', () => {
  const jails = () => [thin('app', { startAfter: [{ path: 'p', name: 'db' }] }), thick('db'), web()];

  it('brings up a jail with what it needs, and nothing else', async () => {
    host.give(hostOf(jails()));
    const { stdout } = await host.apply('--only', 'app');
    expect(stdout).not.toMatch(/lan|zroot\/data|web/);
    expect(await host.ask('jls name | sort; zfs list -H -o name -r zroot/jails')).toBe(
      'app\ndb\nzroot/jails\nzroot/jails/app\nzroot/jails/db\n',
    );
    expect((await host.plan('--only', 'app')).exit).toBe(0);
    expect((await host.plan()).exit).toBe(2);
    await host.apply();
    expect((await host.plan()).exit).toBe(0);
  });

  it('leaves alone what left the program, and what else differs', async () => {
    host.give(hostOf(jails()));
    await host.apply();
    host.give(
      hostOf([
        thin('app', { hostname: 'b' }),
        thin('other', { hostname: 'b' }),
        thick('db', { hostname: 'b' }),
      ]),
    );
    expect((await host.plan('--only', 'app')).stdout).toBe(
      '~ jail app: change while it runs\n    ~ parameter host.hostname: app -> b\n    - after db\nhost alpha: 1 to do\n',
    );
    await host.apply('--only', 'app');
    expect(await host.ask('jls name host.hostname | sort')).toBe('app b\ndb db\nweb web\n');
    await host.apply();
    expect(await host.ask('jls name host.hostname | sort')).toBe('app b\ndb b\nother b\n');
  });

  it('knows the jails', async () => {
    host.give(hostOf(jails()));
    expect((await host.plan('--only', 'nosuch')).stderr).toBe(
      'error: no jail nosuch is declared on host alpha\n',
    );
  });
});

describe('status', () => {
  it('shows each jail: state, uptime, address, snapshots, limits and their use', async () => {
    host.give(
      hostOf([
        web({ limits: [limit(), limit({ resource: 'memoryuse', amount: 1024 ** 3 })] }),
        thin('app'),
        thin('off', { ip4Addresses: ['em0|10.1.0.5/32'] }),
      ]),
    );
    await host.apply();
    await host.host.sh('jail -f /etc/jail.conf -r off');
    host.give(hostOf([web(), thin('app'), thin('off', { ip4Addresses: ['em0|10.1.0.5/32'] }), thin('new')]));
    const { exit, stdout } = await host.run(['status']);
    expect([
      exit,
      stdout.replace(/\d+m\d+s/g, 'UP').replace(/(maxproc|memoryuse) \S+ of/g, '$1 N of'),
    ]).toEqual([
      0,
      [
        'JAIL                 STATE      UPTIME   ADDRESS              SNAPSHOTS LIMITS',
        'app                  running    UP     -                    1         -',
        'off                  stopped    -        em0|10.1.0.5/32      1         -',
        'web                  differs    UP     10.0.0.2/24          1         maxproc N of 100, memoryuse N of 1G',
        'new                  stopped    -        -                    0         -',
        '',
      ].join('\n'),
    ]);
  });
});

describe('destroy', () => {
  itOnEachZfs('takes away all that is ours, keeps the data, and can be repeated', async () => {
    const before = await fingerprint(host);
    host.give(hostOf([web({ limits: [limit()] }), thick('db')]));
    await host.apply();
    await host.host.sh('jexec web sh -c "echo precious >/data/file"');
    expect((await host.run(['destroy'])).exit).toBe(0);
    const after = await fingerprint(host);
    const kept = (text: string) =>
      text.split('\n').filter((line) => !/zroot\/(jails|bases|data)|^\/(jails|bases|data)\//.test(line));
    expect(kept(after)).toEqual(kept(before));
    expect(await host.ask('cat /data/file')).toBe('precious\n');
    expect((await host.run(['destroy'])).exit).toBe(0);
    await host.apply();
    expect(await host.ask('jexec web cat /data/file')).toBe('precious\n');
  });

  itOnEachZfs('destroys datasets whose policy says so, children first, and no other', async () => {
    const manifest = hostOf([web(), thick('db')]);
    const datasets = manifest.datasets.map((one) =>
      one.name === 'zroot/data' ? one : { ...one, removalPolicy: 'destroy' as const },
    );
    host.give({ ...manifest, datasets });
    await host.apply();
    await host.host.plant({ dataset: 'zroot/jails/theirs' });
    const { exit, stdout } = await host.run(['destroy']);
    expect(exit).toBe(0);
    expect(stdout).toContain('note: dataset zroot/jails is no longer declared, but holds one that is kept\n');
    expect(await host.ask('zfs list -H -o name -r zroot | grep -v ROOT')).toBe(
      'zroot\nzroot/data\nzroot/jails\nzroot/jails/theirs\n',
    );
  });

  it('refuses, naming it, while anything foreign is mounted below a root', async () => {
    host.give(hostOf([web()]));
    await host.apply();
    await host.host.sh(
      'mkdir /jails/web/rw/root/theirs /theirs && mount -t nullfs /theirs /jails/web/root/root/theirs',
    );
    const { exit, stderr } = await host.run(['destroy']);
    expect([exit, stderr]).toEqual([
      1,
      'error: /jails/web/root/root/theirs is mounted below the root of jail web and is not ours: unmount it first\n',
    ]);
    expect(await host.ask('jls name')).toBe('web\n');
  });

  it('waits for a jail that is dying', async () => {
    host.give(hostOf([web()]));
    await host.apply();
    await host.host.plant({ lingering: 'web', seconds: 40 });
    expect((await host.run(['destroy'])).exit).toBe(0);
    expect(await host.ask('ifconfig -l; mount -p | grep -c nullfs')).toBe('em0 lo0\n0\n');
  });
});
