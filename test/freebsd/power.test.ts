import { expectCases, makeJailRoot } from './command-cases';
import { SimulatedHost } from './host';

const JAIL_CONF = `web {
  path = /jails/web;
  vnet;
  vnet.interface = e0b_web;
  mount.devfs;
  mount = "/zroot/data /jails/web/mnt nullfs rw 0 0";
  exec.prestart = "ifconfig e0b_web >/dev/null 2>&1 || { ifconfig epair0 create && ifconfig epair0a name e0a_web && ifconfig epair0b name e0b_web; }",
    "ifconfig br0 addm e0a_web";
  exec.start = "ifconfig e0b_web inet 10.0.0.2/24", "/bin/sh /etc/rc";
  exec.poststart = "rctl -a jail:web:maxproc:deny=100";
  exec.poststop = "ifconfig e0a_web destroy";
  persist;
}
`;

let host: SimulatedHost;

beforeAll(async () => {
  host = await SimulatedHost.create('14.4');
  await host.sh(
    'zfs create -o mountpoint=/jails zroot/jails; zfs create zroot/jails/web; zfs create zroot/data',
  );
  await makeJailRoot(host, '/jails/web', '14.4-RELEASE');
  await host.plant({ file: '/etc/jail.conf', content: JAIL_CONF });
  await host.sh(`sysrc jail_enable=YES cloned_interfaces=bridge0 ifconfig_bridge0_name=br0 kld_list=nullfs \\
    ifconfig_br0="inet 10.0.0.1/24 mtu 1400 description cdktf:br0 up" gateway_enable=YES
    sysctl net.inet.ip.forwarding=1; echo data >/zroot/data/f; touch /var/run/left
    kldload pf; ifconfig epair create; mkdir -p /mnt/x; mount -t tmpfs tmpfs /mnt/x; touch /mnt/x/gone`);
}, 60_000);
afterAll(() => host.close());

test('without power only files and ZFS are left', async () => {
  await host.powerLoss();
  const { prisons, network, mounts, rules, modules, services, zfs } = host.state;
  expect({ prisons, mounts, rules, services }).toEqual({ prisons: [], mounts: [], rules: [], services: [] });
  expect(network.interfaces.map(({ name, inet }) => [name, inet])).toEqual([['em0', []]]);
  expect(modules).not.toContain('pf.ko');
  expect(zfs.datasets.map(({ name, mounted }) => `${name} ${mounted}`)).toContain('zroot/data false');
});

test('boot brings up what rc.conf and jail.conf say, and nothing else', async () => {
  const boot = await host.boot();
  expect(boot.stderr.trim()).toBe('');
  expect(boot.stdout).toContain('Starting jails:');
  await expectCases(host, [
    { run: 'jls name; jexec web cat /mnt/f', out: 'web\ndata\n' },
    { run: 'ifconfig -l', out: 'em0 lo0 br0 e0a_web\n' },
    {
      run: 'ifconfig br0 | grep -E "flags|inet|descr|member"',
      out: /UP.*mtu 1400\n\tdescription: cdktf:br0\n\tinet 10\.0\.0\.1.*\n\tmember: e0a_web /,
    },
    {
      run: 'rctl; sysctl -n net.inet.ip.forwarding; route -n get default | grep gateway',
      out: 'jail:web:maxproc:deny=100\n1\n    gateway: 192.0.2.1\n',
    },
    {
      run: 'mount -t nullfs; kldstat -q -n nullfs && ls /mnt/x /var/run | grep -E "gone|left"',
      exit: 1,
      out: '/zroot/data on /jails/web/mnt (nullfs, local)\n',
    },
    {
      run: 'devfs rule -s 4 show',
      out: '100 include 1\n200 include 2\n300 include 3\n400 path fuse unhide\n500 path zfs unhide\n',
    },
  ]);
}, 20_000);

test('a jail is not started without jail_enable, nor a dataset mounted without zfs_enable', async () => {
  await host.sh('jail -r web; sysrc -q jail_enable=NO zfs_enable=NO');
  await host.powerLoss();
  const boot = await host.boot();
  expect(boot.stdout).toBe('');
  await expectCases(host, [
    { run: 'jls name; mount -t zfs', out: 'zroot/ROOT/default on / (zfs, local, noatime, nfsv4acls)\n' },
    { run: 'ls /jails/web', exit: 1, err: /No such file or directory/ },
  ]);
}, 20_000);
