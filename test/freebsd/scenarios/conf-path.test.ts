import { hostOf, RC, thin } from './example';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;

afterEach(() => host.close());

const HOST = hostOf([]).host;

const program = (jailConfPath: string, stop: number) =>
  hostOf(
    [
      thin('web', {
        hooks: { ...RC, poststop: ['echo stopped >>/root/log'] },
        parameters: { 'stop.timeout': stop },
      }),
    ],
    {
      host: { ...HOST, jailConfPath },
      bridges: [],
    },
  );

describe('a jail.conf that gets another place', () => {
  it('takes its jails along, and goes back', async () => {
    host = await ProvisionedHost.create();
    host.give(program('/etc/jail.conf', 1));
    await host.apply();
    await host.host.powerLoss();
    await host.host.boot();
    host.give(program('/etc/jails/all.conf', 1));
    expect((await host.plan()).stderr).toBe(
      'error: there is no directory /etc/jails for /etc/jails/all.conf: mkdir -p /etc/jails\n',
    );
    await host.host.sh('mkdir /etc/jails');
    const { stdout } = await host.apply();
    expect(stdout).toContain('- /etc/jail.conf\n');
    expect((await host.plan()).stdout).toBe('host alpha: nothing to do\n');
    expect(await host.ask('ls /etc/jail.conf 2>&1; sysrc -n jail_conf')).toBe(
      'ls: /etc/jail.conf: No such file or directory\n/etc/jails/all.conf\n',
    );
    // It stops as it was started, by boot, from the file that is gone.
    host.give(program('/etc/jail.conf', 2));
    await host.apply();
    expect((await host.plan()).stdout).toBe('host alpha: nothing to do\n');
    expect(await host.ask('cat /root/log; ls /etc/jails; sysrc -n jail_conf 2>&1; jls name')).toBe(
      'stopped\n/etc/jail.conf\nweb\n',
    );
  });
});
