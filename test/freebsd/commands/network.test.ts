import { expectCases, expectUnknown, makeJailRoot } from '../command-cases';
import { SimulatedHost } from '../host';
import type { Release } from '../release';

async function withHost(release: Release, act: (host: SimulatedHost) => Promise<void>): Promise<void> {
  const host = await SimulatedHost.create(release);
  try {
    await act(host);
  } finally {
    await host.close();
  }
}

test('interfaces are made, named and destroyed', () =>
  withHost('14.4', async (host) => {
    await expectCases(host, [
      { run: 'ifconfig nosuch0', exit: 1, err: 'ifconfig: interface nosuch0 does not exist\n' },
      { run: 'ifconfig bridge create', out: 'bridge0\n' },
      { run: 'ifconfig bridge0 create', exit: 1, err: 'ifconfig: SIOCIFCREATE2: File exists\n' },
      { run: 'ifconfig epair5 create', out: 'epair5a\n' },
      { run: 'ifconfig epair5 create', exit: 1, err: 'ifconfig: SIOCIFCREATE2: File exists\n' },
      { run: 'ifconfig nosuch create', exit: 1, err: 'ifconfig: SIOCIFCREATE2: Invalid argument\n' },
      {
        run: 'ifconfig epair5a name a_name_of_sixteen',
        exit: 1,
        err: 'ifconfig: ioctl SIOCSIFNAME (set name): File name too long\n',
      },
      { run: 'ifconfig epair5a name e0a_web', out: 'e0a_web\n' },
      {
        run: 'ifconfig epair5b name e0a_web',
        exit: 1,
        err: 'ifconfig: ioctl SIOCSIFNAME (set name): File exists\n',
      },
      { run: 'ifconfig -l', out: 'em0 lo0 bridge0 e0a_web epair5b\n' },
      { run: 'ifconfig -g epair', out: 'e0a_web\nepair5b\n' },
      { run: 'ifconfig -g nosuch', out: '' },
      { run: 'ifconfig em0 destroy', exit: 1, err: 'ifconfig: SIOCIFDESTROY: Invalid argument\n' },
      { run: 'ifconfig e0a_web destroy' },
      { run: 'ifconfig epair5b', exit: 1, err: 'ifconfig: interface epair5b does not exist\n' },
      { run: 'ifconfig bridge create name br7', out: 'br7\n' },
    ]);
    await expectUnknown(host, ['ifconfig -Z', 'ifconfig em0 nosuchword', 'route nosuch']);
  }));

test('a bridge takes a member once, and no one takes that of another', () =>
  withHost('15.1', async (host) => {
    await host.sh('ifconfig bridge create; ifconfig bridge create; ifconfig epair create');
    const exists = 'ifconfig: BRDGADD epair0a: File exists (Interface is already a member of this bridge)\n';
    await expectCases(host, [
      { run: 'ifconfig bridge0 addm epair0a' },
      { run: 'ifconfig bridge0 addm epair0a', exit: 1, err: exists },
      { run: 'ifconfig bridge1 addm epair0a', exit: 1, err: 'ifconfig: BRDGADD epair0a: Device busy\n' },
      { run: 'ifconfig bridge0 addm no', exit: 1, err: 'ifconfig: BRDGADD no: No such file or directory\n' },
      {
        run: 'ifconfig bridge0 deletem em0',
        exit: 1,
        err: 'ifconfig: BRDGDEL em0: No such file or directory (Interface is not a bridge member)\n',
      },
      { run: 'ifconfig bridge0 private epair0a; ifconfig bridge0', out: /member: epair0a .*PRIVATE/ },
      {
        run: 'ifconfig epair0a inet 10.0.0.3/24',
        exit: 1,
        err: 'ifconfig: ioctl (SIOCAIFADDR): Invalid argument\n',
      },
      { run: 'ifconfig epair0a destroy; ifconfig bridge0 | grep -c member', exit: 1, out: '0\n' },
    ]);
  }));

test('before 15 the kernel does not say what exists, and a member may have an address', () =>
  withHost('13.5', async (host) => {
    await host.sh('ifconfig bridge create; ifconfig epair create; ifconfig bridge0 addm epair0a');
    await expectCases(host, [
      { run: 'ifconfig bridge0 addm epair0a', exit: 1, err: 'ifconfig: BRDGADD epair0a: File exists\n' },
      { run: 'ifconfig epair0a inet 10.0.0.3/24' },
    ]);
    await expectUnknown(host, ['ifconfig -j web -l']);
  }));

test('addresses, link addresses and descriptions', () =>
  withHost('14.4', async (host) => {
    await host.sh('ifconfig epair create');
    await expectCases(host, [
      { run: 'ifconfig epair0a inet 10.0.0.300/24', exit: 1, err: 'ifconfig: 10.0.0.300/24: bad value\n' },
      { run: 'ifconfig epair0a inet 10.0.0.3/24; ifconfig epair0a inet 10.0.0.4/32 alias' },
      {
        run: 'ifconfig epair0a inet 10.0.0.9 -alias',
        exit: 1,
        err: "ifconfig: ioctl (SIOCDIFADDR): Can't assign requested address\n",
      },
      {
        run: 'ifconfig epair0a mtu 9',
        exit: 1,
        err: 'ifconfig: ioctl SIOCSIFMTU (set mtu): Invalid argument\n',
      },
      { run: 'ifconfig epair0a ether zz', exit: 1, err: 'ifconfig: malformed link-level address\n' },
      { run: 'ifconfig epair0a ether 02:00:00:00:00:01; ifconfig epair0a description "a b"' },
      {
        run: 'ifconfig epair0a inet',
        out: /^epair0a: flags=8843<UP,.*\n\tdescription: a b\n.*\n\tinet 10.0.0.3 netmask 0xffffff00 broadcast 10.0.0.255\n\tinet 10.0.0.4 netmask 0xffffffff broadcast 10.0.0.4\n$/,
      },
      { run: 'ifconfig epair0a ether | grep ether', out: '\tether 02:00:00:00:00:01\n' },
    ]);
  }));

test('an interface moves into a jail and back', () =>
  withHost('15.1', async (host) => {
    await makeJailRoot(host, '/jails/web', '15.1-RELEASE');
    await host.sh('ifconfig epair create; jail -c name=web path=/jails/web vnet persist');
    const absent = 'ifconfig: interface epair0b does not exist\n';
    await expectCases(host, [
      { run: 'ifconfig epair0b vnet nojail', exit: 1, err: 'ifconfig: jail "nojail" not found\n' },
      { run: 'ifconfig epair0b vnet', exit: 1, err: /'vnet' requires argument/ },
      { run: 'ifconfig epair0b vnet web' },
      { run: 'ifconfig epair0b', exit: 1, err: absent },
      { run: 'ifconfig -j web -l', out: 'lo0 epair0b\n' },
      { run: 'ifconfig -j no -l', exit: 1, err: 'ifconfig: jail not found: No such file or directory\n' },
      {
        run: 'jexec web ifconfig epair0b inet 10.0.0.2/24 && jexec web route -n add default 10.0.0.1',
        out: /add net default/,
      },
      {
        run: 'jexec web ifconfig epair0b inet6 2001:db8::2/64 && jexec web route -6 add default fe80::1',
        exit: 1,
        out: /Network is unreachable/,
        err: /Network is unreachable/,
      },
      { run: 'jexec web route -6 -q add default fe80::1%epair0b' },
      { run: 'ifconfig epair0b -vnet web && ifconfig epair0b | grep -c inet', exit: 1, out: '0\n' },
      { run: 'ifconfig epair0b vnet web; jail -r web; ifconfig -l', out: 'em0 lo0 epair0a epair0b\n' },
    ]);
  }));

test.each([
  ['13.5', 'writing to routing socket'],
  ['15.1', 'message indicates error'],
] as const)('routes on %s', (release, says) =>
  withHost(release, async (host) => {
    await expectCases(host, [
      { run: 'route -n get default | grep gateway', out: '    gateway: 192.0.2.1\n' },
      {
        run: 'route add default 192.0.2.254',
        exit: 1,
        out: 'add net default: gateway 192.0.2.254 fib 0: route already in table\n',
        err: `route: ${says}: File exists\n`,
      },
      { run: 'route delete default', out: 'delete net default\n' },
      {
        run: 'route delete default',
        exit: 1,
        out: 'delete net default fib 0: not in table\n',
        err: `route: ${says}: No such process\n`,
      },
      {
        run: 'route add default 198.51.100.1',
        exit: 1,
        out: 'add net default: gateway 198.51.100.1 fib 0: Network is unreachable\n',
        err: `route: ${says}: Network is unreachable\n`,
      },
      { run: 'route -n get default', exit: 1, err: 'route: route has not been found\n' },
      { run: 'route -q add -net 10.5.0.0/16 192.0.2.9' },
      {
        run: 'route -n get 10.5.1.1 | grep -E "dest|gate"',
        out: 'destination: 10.5.0.0\n    gateway: 192.0.2.9\n',
      },
      {
        run: 'route -n get 192.0.2.55 | grep -E "dest|inter"',
        out: 'destination: 192.0.2.0\n  interface: em0\n',
      },
      { run: 'route change -net 10.5.0.0/16 192.0.2.8', out: 'change net 10.5.0.0/16: gateway 192.0.2.8\n' },
      { run: 'route get nosuch', exit: 68, err: 'route: bad address: nosuch\n' },
      { run: 'route', exit: 64, err: /^usage: route/ },
    ]);
  }),
);
