import type { HealthCheckEntry, JailEntry } from '../../../lib/manifest/jail-schema';
import { itOnEachZfs } from '../each-zfs';
import { hostOf, RC, thin, web } from './example';
import { fingerprint } from './fingerprint';
import { fileWith, ProvisionedHost } from './provisioned-host';

const NGINX = {
  version: '1.26',
  files: { '/usr/local/sbin/nginx': '' },
  service: { name: 'nginx', ports: [80] },
};

jest.setTimeout(60_000);

let host: ProvisionedHost;
afterEach(() => host.close());

const running = web({ files: [fileWith('web', '/etc/a', 'a')] });

/** A host on which `running` runs and has written data since. */
async function runningHost(): Promise<void> {
  host = await ProvisionedHost.create('14.4', { repository: { nginx: NGINX } });
  host.give(hostOf([running]));
  await host.apply();
  await host.host.sh('jexec web sh -c "echo precious >/data/file; echo mine >/root/file"');
}

/** Gives the running jail a change that must fail, and looks at what is left of it. */
async function fails(change: Partial<JailEntry>, why: string): Promise<string> {
  await runningHost();
  const before = await fingerprint(host);
  host.give(hostOf([{ ...running, ...change }]));
  const { exit, stdout, stderr } = await host.run(['apply']);
  expect([exit, stderr]).toEqual([
    1,
    `error: jail web: ${why}; the log is /var/db/cdktf-jails/jails/web/log\n`,
  ]);
  expect(stdout).toMatch(
    /jail web: undo the change\n {2}jail web: runs as before\nhost alpha: jails changed: 0, failed: web\n$/,
  );
  const after = await fingerprint(host);
  expect(after.replace('/var/db/cdktf-jails/jails/web/failed\n', '')).toBe(before);
  expect(await host.ask('cat /data/file; jexec web cat /root/file /etc/a')).toBe('precious\nmine\na');
  return stdout;
}

describe('a change that fails is undone', () => {
  it('when a hook of the start fails', async () => {
    await fails(
      { hooks: { ...RC, start: ['/bin/sh /etc/rc', '/usr/bin/false'] }, hostname: 'other' },
      'start (status 1): jail: web: /usr/bin/false: failed',
    );
    expect(await host.ask('jls -j web host.hostname')).toBe('web\n');
  });

  it('when nothing keeps running and it does not persist', async () => {
    await fails(
      { hooks: { start: ['/usr/bin/true'] }, parameters: { ...running.parameters, persist: false } },
      'it is gone right after its start: nothing in it keeps running, and it does not persist',
    );
  });

  it('when it is not well', async () => {
    await fails(
      {
        hooks: { ...RC, poststart: ['/usr/bin/true'] },
        healthCheck: {
          kind: 'command',
          command: ['/bin/sh', '-c', 'exit 3'],
          interval: 1,
          retries: 2,
          timeout: 1,
        },
      },
      'it is not well after 2 tries of: /bin/sh -c exit 3',
    );
  });

  it('when it does not answer in time', async () => {
    await fails(
      {
        healthCheck: { kind: 'tcp', port: 81, interval: 1, retries: 2, timeout: 1 },
        packages: ['nginx'],
        services: ['nginx'],
      },
      'it is not well after 2 tries of: /usr/bin/nc -z -w 1 10.0.0.2 81',
    );
  });

  itOnEachZfs('when a package cannot be had, together with what was written before', async () => {
    await fails(
      { packages: ['nginx', 'nosuch'], files: [fileWith('web', '/etc/a', 'b')] },
      "install package nosuch (status 70): pkg: No packages available to install matching 'nosuch' have been found in the repositories",
    );
    expect(await host.ask('ls /jails/web/rw/usr/local/sbin 2>&1')).not.toContain('nginx');
  });

  it('when a file cannot be written', async () => {
    await fails(
      { files: [running.files[0]!, fileWith('web', '/root', 'b')] },
      'write file /root (status 1): /root is a directory',
    );
  });

  it('and is tried again by the next run, which may succeed', async () => {
    const health: HealthCheckEntry = {
      kind: 'command',
      command: ['/bin/test', '-e', '/data/ready'],
      interval: 1,
      retries: 1,
      timeout: 1,
    };
    await fails(
      { healthCheck: health, packages: ['nginx'] },
      'it is not well after 1 tries of: /bin/test -e /data/ready',
    );
    expect((await host.run(['status'])).stdout).toMatch(/^web +failed /m);
    await host.host.sh('touch /data/ready');
    await host.apply();
    expect((await host.plan()).exit).toBe(0);
    expect((await host.run(['status'])).stdout).toMatch(/^web +running /m);
  });
});

describe('a first start that fails', () => {
  itOnEachZfs('leaves no jail, no block, no interface, no mount', async () => {
    host = await ProvisionedHost.create();
    host.give(hostOf([web({ hooks: { start: ['/bin/sh -c "exit 7"'] } })]));
    const { exit, stdout } = await host.run(['apply']);
    expect([exit, stdout]).toEqual([1, expect.stringContaining('  jail web: does not run, as before\n')]);
    expect(
      await host.ask(
        'jls name; ifconfig -l; mount -p | grep jails/web/root; rctl; grep -c "^web {" /etc/jail.conf',
      ),
    ).toBe('em0 lo0 lan\n0\n');
    host.give(hostOf([web()]));
    await host.apply();
    expect((await host.plan()).exit).toBe(0);
  });
});

describe('beside a jail that fails', () => {
  it('its dependents are left alone, and the others go on', async () => {
    host = await ProvisionedHost.create();
    const after = [{ path: 'p/db', name: 'db' }];
    host.give(
      hostOf([
        thin('db', { hooks: { start: ['/bin/sh -c "exit 7"'] } }),
        thin('app', { startAfter: after }),
        thin('other'),
      ]),
    );
    const { exit, stdout } = await host.run(['apply', '--jobs', '1']);
    expect(exit).toBe(1);
    expect(stdout).toContain('  jail app: left alone, because jail db failed\n');
    expect(stdout).toMatch(/host alpha: jails changed: 1, failed: db, left alone: app\n$/);
    expect(await host.ask('jls name')).toBe('other\n');
    host.give(hostOf([thin('db'), thin('app', { startAfter: after }), thin('other')]));
    await host.apply();
    expect(await host.ask('jls name | sort')).toBe('app\ndb\nother\n');
  });
});

describe('a jail that cannot be stopped', () => {
  it('goes on running, and the change has failed', async () => {
    host = await ProvisionedHost.create();
    const stuck = web({ hooks: { ...RC, prestop: ['/bin/sh -c "exit 7"'] } });
    host.give(hostOf([stuck]));
    await host.apply();
    host.give(hostOf([{ ...stuck, parameters: { ...stuck.parameters, 'exec.fib': 0 } }]));
    const { exit, stderr } = await host.run(['apply']);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringContaining('error: jail web: stop: a hook failed and the jail goes on running'),
    ]);
    expect(await host.ask('jls -j web jid')).toBe('1\n');
  });
});
