import { addressElsewhere } from '../../../lib/checks/address-elsewhere';
import { addressNetwork } from '../../../lib/checks/address-network';
import { addressOnMember } from '../../../lib/checks/address-on-member';
import { addressPrefix } from '../../../lib/checks/address-prefix';
import { addressWithoutInterface } from '../../../lib/checks/address-without-interface';
import { duplicateAddress } from '../../../lib/checks/duplicate-address';
import { healthCheckWithoutAddress } from '../../../lib/checks/health-check-without-address';
import { reservedAddress } from '../../../lib/checks/reserved-address';
import { severalDefaultRoutes } from '../../../lib/checks/several-default-routes';
import { stackWithSharedAddresses } from '../../../lib/checks/stack-with-shared-addresses';
import type { BridgeEntry } from '../../../lib/manifest/bridge-schema';
import type { InterfaceEntry, JailEntry } from '../../../lib/manifest/jail-schema';
import type { HostManifest } from '../../../lib/manifest/schema';
import { bridge, jail, manifest, networkInterface } from '../../support/manifest';

const lan = (parts: Partial<BridgeEntry> = {}) =>
  bridge({
    name: 'lan',
    ip4Cidr: '10.0.0.0/24',
    gateway4: '10.0.0.1',
    ip6Cidr: 'fd00:1::/64',
    gateway6: 'fd00:1::1',
    ...parts,
  });

const attached = (name: string, parts: Partial<InterfaceEntry>) =>
  jail({ name, interfaces: [networkInterface(name, parts)] });

const shared = (name: string, ...ip4Addresses: string[]) => jail({ name, ip4Addresses });

const host = (...jails: JailEntry[]): HostManifest => manifest({ bridges: [lan()], jails });

describe('duplicate-address', () => {
  test('two jails', () => {
    const jails = [shared('db', '10.1.0.2'), shared('web', '10.1.0.2')];
    expect(duplicateAddress([host(...jails)])).toEqual([
      {
        path: 'production/web',
        message:
          "ip4 address '10.1.0.2' is already used by 'production/db', give one of them another address",
      },
    ]);
  });

  test.each(['10.1.0.2/24', 'em0|10.1.0.2/24', 'em0|10.1.0.2/255.255.255.0'])('%s is 10.1.0.2', (address) => {
    expect(duplicateAddress([host(shared('db', '10.1.0.2'), shared('web', address))])).toHaveLength(1);
  });

  test('IPv6 is compared as numbers', () => {
    const jails = [
      jail({ name: 'db', ip6Addresses: ['fd00:2::a'] }),
      attached('web', { ip6Address: 'FD00:2:0:0::000a/64' }),
    ];
    expect(duplicateAddress([host(...jails)])).toEqual([
      {
        path: 'production/web',
        message:
          "ip6 address 'fd00:2::a' is already used by 'production/db', give one of them another address",
      },
    ]);
  });

  test('a shared address and the gateway of a bridge', () => {
    expect(duplicateAddress([host(shared('dns', '10.0.0.1'))])).toEqual([
      {
        path: 'production/dns',
        message:
          "ip4 address '10.0.0.1' is already used by 'production/lan', give one of them another address",
      },
    ]);
  });

  test('an interface with the gateway of its own bridge is told that instead', () => {
    const hosts = [host(attached('web', { ip4Address: '10.0.0.1/24' }))];
    expect(duplicateAddress(hosts)).toEqual([]);
    expect(reservedAddress(hosts)).toHaveLength(1);
  });

  test('twice in one jail', () => {
    expect(duplicateAddress([host(shared('web', 'em0|10.1.0.2/24', '10.1.0.2'))])).toEqual([
      { path: 'production/web', message: "ip4 address '10.1.0.2' is given twice, remove one of them" },
    ]);
  });

  test('a link-local address is another one on every link', () => {
    const linkLocal = (name: string, on: string) => attached(name, { ip6Address: 'fe80::2/64', bridge: on });
    const bridges = [lan(), bridge({ name: 'dmz' })];
    expect(
      duplicateAddress([manifest({ bridges, jails: [linkLocal('a', 'lan'), linkLocal('b', 'dmz')] })]),
    ).toEqual([]);
    expect(
      duplicateAddress([manifest({ bridges, jails: [linkLocal('a', 'lan'), linkLocal('b', 'lan')] })]),
    ).toHaveLength(1);
  });

  test('different addresses, and the same one on different hosts', () => {
    const jails = [
      shared('a', '10.1.0.2'),
      shared('b', '10.1.0.3'),
      attached('c', { ip4Address: '10.0.0.2/24' }),
    ];
    expect(duplicateAddress([host(...jails), manifest({ host: { name: 'beta' }, jails })])).toEqual([]);
  });
});

describe('address-elsewhere', () => {
  const onTwoHosts = (one: JailEntry, bridges: BridgeEntry[] = []) =>
    addressElsewhere(
      ['alpha', 'beta'].map((name) =>
        manifest({ host: { name }, bridges, jails: [{ ...one, path: `${name}/${one.name}` }] }),
      ),
    );

  test('on a real interface', () => {
    expect(onTwoHosts(shared('web', 'em0|192.0.2.5/24'))).toEqual([
      {
        path: 'beta/web',
        message:
          "ip4 address '192.0.2.5' is also used by 'alpha/web' on host 'alpha', and both can be reached from outside: give one of them another unless their networks never meet",
      },
    ]);
  });

  test("on the interface that 'interface' names", () => {
    expect(onTwoHosts({ ...shared('web', '192.0.2.5'), parameters: { interface: 'em0' } })).toHaveLength(1);
  });

  test('on a bridge with an uplink, its gateway too', () => {
    const uplinked = [lan({ uplink: 'em0' })];
    const web = attached('web', { ip4Address: '10.0.0.2/24' });
    expect(onTwoHosts(web, uplinked).map(({ path, message }) => `${path}: ${message.slice(0, 22)}`)).toEqual([
      "production/lan: ip4 address '10.0.0.1'",
      "production/lan: ip6 address 'fd00:1::1",
      "beta/web: ip4 address '10.0.0.2'",
    ]);
  });

  test.each([
    ['on loopback', shared('web', 'lo1|10.0.0.2'), []],
    ['of loopback', shared('web', 'em0|127.0.0.2'), []],
    ['on no interface', shared('web', '192.0.2.5'), []],
    ['on a bridge of its own', attached('web', { ip4Address: '10.0.0.2/24' }), [lan()]],
    ['bound to a bridge of its own', shared('web', 'lan|10.0.0.9/24'), [lan()]],
    ['link-local', jail({ name: 'web', ip6Addresses: ['em0|fe80::2/64'] }), []],
  ])('%s no other host sees it', (_where, one, bridges) => {
    expect(onTwoHosts(one, bridges)).toEqual([]);
  });

  test('twice on one host is an error, and no warning', () => {
    const jails = [shared('a', 'em0|192.0.2.5/24'), shared('b', 'em0|192.0.2.5/24')];
    expect(addressElsewhere([manifest({ jails })])).toEqual([]);
  });
});

describe('address-network', () => {
  test('an address outside', () => {
    expect(addressNetwork([host(attached('web', { ip4Address: '10.0.1.2/24' }))])).toEqual([
      {
        path: 'production/web',
        message:
          "ip4 address '10.0.1.2' lies outside '10.0.0.0/24', the network of bridge 'production/lan', take one inside",
      },
    ]);
  });

  test('a family that the bridge does not have', () => {
    const web = attached('web', { bridge: 'dmz', ip6Address: 'fd00:1::2' });
    expect(addressNetwork([manifest({ bridges: [bridge({ name: 'dmz' })], jails: [web] })])).toEqual([
      {
        path: 'production/web',
        message:
          "ip6 address 'fd00:1::2' has no network on bridge 'production/dmz', give the bridge an ip6Cidr or leave the address out",
      },
    ]);
  });

  test('addresses inside, and no address at all', () => {
    const web = attached('web', { ip4Address: '10.0.0.2/24', ip6Address: 'fd00:1::2/64' });
    expect(addressNetwork([host(web, attached('dhcp', {}))])).toEqual([]);
  });
});

describe('address-prefix', () => {
  test('any other prefix length than that of the network', () => {
    expect(addressPrefix([host(attached('web', { ip4Address: '10.0.0.2/16' }))])).toEqual([
      {
        path: 'production/web',
        message:
          "ip4 address '10.0.0.2/16' has another prefix length than '10.0.0.0/24', the network of bridge 'production/lan', leave the prefix length out",
      },
    ]);
  });

  test("the network's own", () => {
    expect(addressPrefix([host(attached('web', { ip4Address: '10.0.0.2/24' }))])).toEqual([]);
  });
});

describe('reserved-address', () => {
  test.each<[Partial<InterfaceEntry>, string]>([
    [
      { ip4Address: '10.0.0.1/24' },
      "ip4 address '10.0.0.1' is the gateway of bridge 'production/lan', take another one",
    ],
    [
      { ip4Address: '10.0.0.0/24' },
      "ip4 address '10.0.0.0' is the network address of '10.0.0.0/24', take another one",
    ],
    [
      { ip4Address: '10.0.0.255/24' },
      "ip4 address '10.0.0.255' is the broadcast address of '10.0.0.0/24', take another one",
    ],
    [
      { ip6Address: 'fd00:1:0::/64' },
      "ip6 address 'fd00:1::' is the network address of 'fd00:1::/64', take another one",
    ],
    [
      { ip6Address: 'fd00:1:0::1/64' },
      "ip6 address 'fd00:1::1' is the gateway of bridge 'production/lan', take another one",
    ],
  ])('%j', (parts, message) => {
    expect(reservedAddress([host(attached('web', parts))])).toEqual([{ path: 'production/web', message }]);
  });

  test('a shared address by its own prefix length', () => {
    expect(reservedAddress([host(shared('web', 'em0|192.0.2.63/26'))])).toEqual([
      {
        path: 'production/web',
        message: "ip4 address '192.0.2.63' is the broadcast address of '192.0.2.0/26', take another one",
      },
    ]);
  });

  test('a default route that would lead to itself', () => {
    const bridges = [lan({ defaultRouter4: '10.0.0.254' })];
    const router = (parts: Partial<InterfaceEntry>) =>
      reservedAddress([
        manifest({ bridges, jails: [attached('router', { ip4Address: '10.0.0.254/24', ...parts })] }),
      ]);
    expect(router({ defaultRoute4: '10.0.0.254' })).toEqual([
      {
        path: 'production/router',
        message:
          "ip4 address '10.0.0.254' is also the jail's default route, by bridge 'production/lan': attach the router with 'defaultRoute: false', or take another address",
      },
    ]);
    expect(router({})).toEqual([]);
  });

  test('networks of two addresses have none to reserve', () => {
    const bridges = [
      lan({ ip4Cidr: '10.0.0.0/31', gateway4: '10.0.0.0', ip6Cidr: 'fd00::/127', gateway6: 'fd00::' }),
    ];
    const web = attached('web', { ip4Address: '10.0.0.1/31', ip6Address: 'fd00::1/127' });
    expect(reservedAddress([manifest({ bridges, jails: [web] })])).toEqual([]);
  });

  test('any other address', () => {
    const web = attached('web', { ip4Address: '10.0.0.2/24', ip6Address: 'fd00:1::ffff/64' });
    expect(reservedAddress([host(web, shared('a', '10.0.2.0'), shared('b', 'em0|10.0.2.0/16'))])).toEqual([]);
  });
});

describe('stack-with-shared-addresses', () => {
  const message = (settings: string) =>
    `a jail with a network stack of its own (vnet) cannot have ${settings}: give the addresses to its interfaces in attach(), or do without vnet`;

  test('by an interface', () => {
    const web = { ...attached('web', {}), ip4Addresses: ['10.0.0.2'], ip6Addresses: ['fd00::2'] };
    expect(stackWithSharedAddresses([host(web)])).toEqual([
      { path: 'production/web', message: message("'ip4Addresses', 'ip6Addresses'") },
    ]);
  });

  test.each([true, 'new'])('by the parameter vnet = %p', (vnet) => {
    const web = jail({ name: 'web', parameters: { vnet, ip6: 'disable' } });
    expect(stackWithSharedAddresses([host(web)])).toEqual([
      { path: 'production/web', message: message("parameter 'ip6'") },
    ]);
  });

  test('an interface in a stack that is not its own', () => {
    const web = { ...attached('web', {}), parameters: { vnet: 'inherit' } };
    expect(stackWithSharedAddresses([host(web)])).toEqual([
      {
        path: 'production/web',
        message:
          "parameter 'vnet' is 'inherit', but the jail is attached to a bridge: remove the parameter or the attachment",
      },
    ]);
  });

  test('either, or nothing', () => {
    const inherited = jail({ name: 'c', ip4Addresses: ['10.0.0.3'], parameters: { vnet: 'inherit' } });
    expect(stackWithSharedAddresses([host(attached('a', {}), shared('b', '10.0.0.2'), inherited)])).toEqual(
      [],
    );
  });
});

describe('several-default-routes', () => {
  const routes = (first: Partial<InterfaceEntry>, second: Partial<InterfaceEntry>) => {
    const interfaces = [
      networkInterface('web', first),
      networkInterface('web', { index: 1, bridge: 'dmz', ...second }),
    ];
    return severalDefaultRoutes([manifest({ jails: [jail({ name: 'web', interfaces })] })]);
  };

  test('one of each family is all that a jail can have', () => {
    expect(routes({ defaultRoute4: '10.0.0.1' }, { defaultRoute4: '10.1.0.1' })).toEqual([
      {
        path: 'production/web',
        message:
          "the jail has several ip4 default routes, '10.0.0.1' on 'lan' and '10.1.0.1' on 'dmz': attach it with 'defaultRoute: false' to all bridges but one",
      },
    ]);
  });

  test('one of each family', () => {
    expect(routes({ defaultRoute4: '10.0.0.1' }, { defaultRoute6: 'fd00::1' })).toEqual([]);
  });
});

describe('address-on-member', () => {
  const onMember = (release: string, address: string) => {
    const bridges = [lan({ uplink: 'em0' })];
    return addressOnMember([manifest({ host: { release }, bridges, jails: [shared('web', address)] })]);
  };

  test('FreeBSD 15 takes addresses on the bridge only', () => {
    expect(onMember('15.1', 'em0|192.0.2.5/24')).toEqual([
      {
        path: 'production/web',
        message:
          "address '192.0.2.5' is bound to 'em0', a member of bridge 'lan' ('production/lan'), and FreeBSD 15 refuses addresses on members: bind it to 'lan'",
      },
    ]);
  });

  test('an older release takes it, and so does any other interface', () => {
    expect(onMember('14.4', 'em0|192.0.2.5/24')).toEqual([]);
    expect(onMember('15.1', 'em1|192.0.2.5/24')).toEqual([]);
    expect(onMember('15.1', 'lan|192.0.2.5/24')).toEqual([]);
  });
});

describe('address-without-interface', () => {
  test('a prefix length for no interface', () => {
    expect(addressWithoutInterface([host(shared('web', '192.0.2.5/24'))])).toEqual([
      {
        path: 'production/web',
        message:
          "address '192.0.2.5/24' names no interface, so jail(8) adds it to none and drops the prefix length: write it like 'em0|192.0.2.5/24', or leave '/…' out when the host has the address already",
      },
    ]);
  });

  test('an interface, a common interface, or an address that the host has', () => {
    const common = { ...shared('c', '192.0.2.7/24'), parameters: { interface: 'em0' } };
    expect(
      addressWithoutInterface([host(shared('a', 'em0|192.0.2.5/24'), shared('b', '192.0.2.6'), common)]),
    ).toEqual([]);
  });
});

describe('health-check-without-address', () => {
  const healthCheck = { kind: 'tcp' as const, port: 80, interval: 2, retries: 15, timeout: 5 };

  test.each([jail({ name: 'web', healthCheck }), { ...attached('web', {}), healthCheck }])(
    'nothing can be asked on a port of no address',
    (web) => {
      expect(healthCheckWithoutAddress([host(web)])).toEqual([
        {
          path: 'production/web',
          message:
            'HealthCheck.tcp(80) needs an address and the jail has none, give it one or use HealthCheck.command()',
        },
      ]);
    },
  );

  test.each([
    { ...shared('web', '10.0.0.2'), healthCheck },
    { ...attached('web', { ip6Address: 'fd00:1::2/64' }), healthCheck },
    jail({ name: 'web', healthCheck, parameters: { ip4: 'inherit' } }),
    jail({ name: 'web', healthCheck: { ...healthCheck, kind: 'command', command: ['/usr/bin/true'] } }),
  ])('an address, or another way to ask', (web) => {
    expect(healthCheckWithoutAddress([host(web as JailEntry)])).toEqual([]);
  });
});
