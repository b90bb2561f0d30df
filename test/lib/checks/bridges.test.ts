import { duplicateInterfaceName } from '../../../lib/checks/duplicate-interface-name';
import { duplicateInterfaceUnit } from '../../../lib/checks/duplicate-interface-unit';
import { duplicateMac } from '../../../lib/checks/duplicate-mac';
import { duplicateUplink } from '../../../lib/checks/duplicate-uplink';
import { gatewayNetwork } from '../../../lib/checks/gateway-network';
import { macElsewhere } from '../../../lib/checks/mac-elsewhere';
import { overlappingNetworks } from '../../../lib/checks/overlapping-networks';
import { unknownBridge } from '../../../lib/checks/unknown-bridge';
import type { BridgeEntry } from '../../../lib/manifest/bridge-schema';
import type { InterfaceEntry } from '../../../lib/manifest/jail-schema';
import { bridge, jail, manifest, networkInterface } from '../../support/manifest';

const attached = (name: string, parts: Partial<InterfaceEntry> = {}) =>
  jail({ name, interfaces: [networkInterface(name, parts)] });

describe('duplicate-mac', () => {
  test.each(['02:00:00:00:00:0a', '02-00-00-00-00-0A', '2:0:0:0:0:a'])('%s is 02:00:00:00:00:0a', (mac) => {
    const jails = [attached('db', { jailMac: '02:00:00:00:00:0a' }), attached('web', { jailMac: mac })];
    expect(duplicateMac([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message:
          "MAC address '02:00:00:00:00:0a' of interface 'e0b_web' is already that of 'e0b_db' ('production/db'), give one of them an explicit macAddress",
      },
    ]);
  });

  test('both ends of one pair', () => {
    const mac = '02:00:00:00:00:0a';
    expect(duplicateMac([manifest({ jails: [attached('web', { jailMac: mac, hostMac: mac })] })])).toEqual([
      {
        path: 'production/web',
        message:
          "MAC address '02:00:00:00:00:0a' of interface 'e0b_web' is already that of 'e0a_web' ('production/web'), give one of them an explicit macAddress",
      },
    ]);
  });

  test('addresses of their own', () => {
    expect(duplicateMac([manifest({ jails: [attached('db'), attached('web')] })])).toEqual([]);
  });
});

describe('mac-elsewhere', () => {
  const onTwoHosts = (uplink?: string) =>
    macElsewhere(
      ['alpha', 'beta'].map((name) =>
        manifest({
          host: { name },
          bridges: [bridge({ name: 'lan', ...(uplink === undefined ? {} : { uplink }) })],
          jails: [{ ...attached('web', { jailMac: '02:00:00:00:00:0a' }), path: `${name}/web` }],
        }),
      ),
    );

  test('seen outside through an uplink', () => {
    expect(onTwoHosts('em0')).toEqual([
      {
        path: 'beta/web',
        message:
          "MAC address '02:00:00:00:00:0a' of interface 'e0b_web' is also used by 'alpha/web' on host 'alpha', and both can be reached from outside: give one of them another unless their networks never meet",
      },
    ]);
  });

  test('a bridge without an uplink keeps it to itself', () => {
    expect(onTwoHosts()).toEqual([]);
  });
});

describe('duplicate-interface-name', () => {
  test('two ends in jails', () => {
    const jails = [attached('db', { jailEnd: 'net0' }), attached('web', { jailEnd: 'net0' })];
    expect(duplicateInterfaceName([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message:
          "interface name 'net0' of the jail's end of the pair is already that of the jail's end of the pair of 'production/db', give one of them another interfaceName",
      },
    ]);
  });

  test('two ends on the host, whose names follow from those of the jails', () => {
    const jails = [attached('db', { hostEnd: 'e0a_x' }), attached('web', { hostEnd: 'e0a_x' })];
    expect(duplicateInterfaceName([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message:
          "interface name 'e0a_x' of the host's end of the pair is already that of the host's end of the pair of 'production/db', give one of them another jailName",
      },
    ]);
  });

  test('an interface that moves into a jail is nowhere else', () => {
    const moving = (name: string) => jail({ name, parameters: { vnet: 'new', 'vnet.interface': ['em1'] } });
    const bridges = [bridge({ name: 'lan', uplink: 'em1' })];
    expect(duplicateInterfaceName([manifest({ bridges, jails: [moving('web')] })])).toEqual([
      {
        path: 'production/web',
        message:
          "interface name 'em1' of the interface that moves into the jail is already that of the uplink of 'production/lan', give one of them another vnet.interface",
      },
    ]);
    expect(
      duplicateInterfaceName([manifest({ jails: [moving('db'), moving('web')] })]).map(({ path }) => path),
    ).toEqual(['production/web']);
    expect(duplicateInterfaceName([manifest({ jails: [moving('web')] })])).toEqual([]);
  });

  test('two bridges', () => {
    const bridges = [
      bridge({ name: 'lan', path: 'production/a' }),
      bridge({ name: 'lan', path: 'production/b' }),
    ];
    expect(duplicateInterfaceName([manifest({ bridges })])).toEqual([
      {
        path: 'production/b',
        message:
          "interface name 'lan' of the bridge is already that of the bridge of 'production/a', give one of them another bridgeName",
      },
    ]);
  });

  test('a bridge and an uplink', () => {
    const bridges = [bridge({ name: 'lan', uplink: 'dmz' }), bridge({ name: 'dmz' })];
    expect(duplicateInterfaceName([manifest({ bridges })])).toEqual([
      {
        path: 'production/dmz',
        message:
          "interface name 'dmz' of the bridge is already that of the uplink of 'production/lan', give one of them another bridgeName",
      },
    ]);
  });

  test('names of their own; a shared uplink is another matter', () => {
    const bridges = [bridge({ name: 'lan', uplink: 'em0' }), bridge({ name: 'dmz', uplink: 'em0' })];
    expect(duplicateInterfaceName([manifest({ bridges, jails: [attached('db'), attached('web')] })])).toEqual(
      [],
    );
  });
});

describe('duplicate-interface-unit', () => {
  test('two pairs', () => {
    const jails = [attached('db', { unit: 7 }), attached('web', { unit: 7 })];
    expect(duplicateInterfaceUnit([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message:
          "epair7, which becomes 'e0b_web', is already to become 'e0b_db' of 'production/db', give one of them another unit",
      },
    ]);
  });

  test('two bridges, one of which keeps the name of its unit', () => {
    const bridges = [bridge({ name: 'bridge7' }), bridge({ name: 'lan', unit: 7 })];
    expect(duplicateInterfaceUnit([manifest({ bridges })])).toEqual([
      {
        path: 'production/lan',
        message:
          "bridge7, which becomes 'lan', is already to become 'bridge7' of 'production/bridge7', give one of them another unit",
      },
    ]);
  });

  test('a pair and a bridge may have one number', () => {
    const bridges = [bridge({ name: 'lan', unit: 7 }), bridge({ name: 'dmz', unit: 8 })];
    expect(duplicateInterfaceUnit([manifest({ bridges, jails: [attached('web', { unit: 7 })] })])).toEqual(
      [],
    );
  });
});

describe('duplicate-uplink', () => {
  test('an interface is in one bridge', () => {
    const bridges = [bridge({ name: 'lan', uplink: 'em0' }), bridge({ name: 'dmz', uplink: 'em0' })];
    expect(duplicateUplink([manifest({ bridges })])).toEqual([
      {
        path: 'production/dmz',
        message:
          "uplink 'em0' is already a member of bridge 'production/lan', and an interface can be in one bridge only: give one of them another uplink",
      },
    ]);
  });

  test('other uplinks and none', () => {
    const bridges = [
      bridge({ name: 'a', uplink: 'em0' }),
      bridge({ name: 'b', uplink: 'em1' }),
      bridge({ name: 'c' }),
    ];
    expect(duplicateUplink([manifest({ bridges })])).toEqual([]);
  });
});

describe('unknown-bridge', () => {
  const web = attached('web', { path: 'b/lan' });

  test('a bridge of another host', () => {
    const hosts = [
      manifest({ jails: [web] }),
      manifest({ host: { name: 'beta' }, bridges: [bridge({ name: 'lan', path: 'b/lan' })] }),
    ];
    expect(unknownBridge(hosts)).toEqual([
      {
        path: 'production/web',
        message: "bridge 'lan' ('b/lan') is on host 'beta', attach the jail to a bridge of its own host",
      },
    ]);
  });

  test('a bridge that is nowhere', () => {
    expect(unknownBridge([manifest({ jails: [web] })])).toEqual([
      {
        path: 'production/web',
        message: "bridge 'lan' ('b/lan') is not declared, declare it or do not attach the jail to it",
      },
    ]);
  });

  test('a bridge of its own host', () => {
    expect(
      unknownBridge([manifest({ bridges: [bridge({ name: 'lan' })], jails: [attached('web')] })]),
    ).toEqual([]);
  });
});

describe('gateway-network', () => {
  test.each([
    [
      { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.1.1' },
      "gateway4 '10.0.1.1' lies outside '10.0.0.0/24', the bridge's own network, take one inside",
    ],
    [
      { ip6Cidr: 'fd00:1::/64', gateway6: 'fe80::1' },
      "gateway6 'fe80::1' lies outside 'fd00:1::/64', the bridge's own network, take one inside",
    ],
    [
      { ip6Cidr: 'fd00:1::/64', gateway4: '10.0.0.1' },
      "gateway4 '10.0.0.1' has no network, give the bridge an ip4Cidr or leave it out",
    ],
    [
      { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.255' },
      "gateway4 '10.0.0.255' is the broadcast address of '10.0.0.0/24', take another one",
    ],
    [
      { ip4Cidr: '192.0.2.0/24', defaultRouter4: '192.0.3.1' },
      "defaultRouter4 '192.0.3.1' lies outside '192.0.2.0/24', the bridge's own network, take one inside",
    ],
    [
      { ip4Cidr: '192.0.2.0/24', defaultRouter6: '2001:db8::1' },
      "defaultRouter6 '2001:db8::1' has no network, give the bridge an ip6Cidr or leave it out",
    ],
    [
      { ip6Cidr: '2001:db8::/64', gateway6: 'fe80::1' },
      "gateway6 'fe80::1' lies outside '2001:db8::/64', the bridge's own network, take one inside",
    ],
    [
      { defaultRouter6: 'fe80::1' },
      "defaultRouter6 'fe80::1' has no network, give the bridge an ip6Cidr or leave it out",
    ],
    [
      { ip6Cidr: '2001:db8::/64', defaultRouter6: '2001:db8::' },
      "defaultRouter6 '2001:db8::' is the network address of '2001:db8::/64', take another one",
    ],
  ])('%j', (parts, message) => {
    expect(gatewayNetwork([manifest({ bridges: [bridge({ name: 'lan', ...parts })] })])).toEqual([
      { path: 'production/lan', message },
    ]);
  });

  test('networks of two addresses have none to reserve', () => {
    const bridges = [
      bridge({ name: 'lan', ip4Cidr: '10.0.0.0/31', gateway4: '10.0.0.0' }),
      bridge({ name: 'dmz', ip6Cidr: 'fd00::/127', gateway6: 'fd00::' }),
    ];
    expect(gatewayNetwork([manifest({ bridges })])).toEqual([]);
  });

  test('gateways and routers inside, and none', () => {
    const bridges = [
      bridge({ name: 'lan', ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' }),
      bridge({ name: 'dmz', ip4Cidr: '10.0.1.0/24' }),
      bridge({ name: 'provider', ip6Cidr: '2001:db8::/64', defaultRouter6: 'fe80::1' }),
      bridge({ name: 'out', ip4Cidr: '192.0.2.0/24', gateway4: '192.0.2.5', defaultRouter4: '192.0.2.1' }),
    ];
    expect(gatewayNetwork([manifest({ bridges })])).toEqual([]);
  });
});

describe('overlapping-networks', () => {
  const overlaps = (...cidrs: string[]) =>
    overlappingNetworks([
      manifest({
        bridges: cidrs.map((cidr, index) =>
          bridge({ name: `b${index}`, ...(cidr.includes(':') ? { ip6Cidr: cidr } : { ip4Cidr: cidr }) }),
        ),
      }),
    ]);

  test('one inside the other', () => {
    expect(overlaps('10.0.1.0/24', '10.0.0.0/16')).toEqual([
      {
        path: 'production/b0',
        message:
          "network '10.0.1.0/24' overlaps '10.0.0.0/16' of bridge 'production/b1', give one of them another network",
      },
    ]);
  });

  test('the same twice, in IPv6', () => {
    expect(overlaps('fd00:1::/64', 'fd00:1:0::/64')).toEqual([
      {
        path: 'production/b1',
        message:
          "network 'fd00:1::/64' overlaps 'fd00:1::/64' of bridge 'production/b0', give one of them another network",
      },
    ]);
  });

  test('all that lie in one, also behind each other', () => {
    expect(
      overlaps('10.0.0.0/8', '10.1.0.0/16', '10.1.1.0/24', '10.2.0.0/16').map(({ path }) => path),
    ).toEqual(['production/b1', 'production/b2', 'production/b3']);
  });

  test('neighbours', () => {
    expect(overlaps('10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/23', 'fd00::/64', 'fd00:0:0:1::/64')).toEqual([]);
  });

  test('two uplinks may lead into one network, as long as the host itself is in it once', () => {
    const out = (name: string, gateway4?: string) =>
      bridge({ name, uplink: `uplink-${name}`, ip4Cidr: '192.0.2.0/24', ...(gateway4 ? { gateway4 } : {}) });
    const paths = (...bridges: BridgeEntry[]) =>
      overlappingNetworks([manifest({ bridges })]).map(({ path }) => path);
    expect(paths(out('a'), out('b'), out('c', '192.0.2.5'))).toEqual([]);
    expect(paths(out('a', '192.0.2.4'), out('b'), out('c', '192.0.2.5'))).toEqual(['production/c']);
  });

  test('bridges of different hosts', () => {
    const lan = bridge({ name: 'lan', ip4Cidr: '10.0.0.0/24' });
    const hosts = ['alpha', 'beta'].map((name) => manifest({ host: { name }, bridges: [lan] }));
    expect(overlappingNetworks(hosts)).toEqual([]);
  });
});
