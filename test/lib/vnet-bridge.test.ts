import { TerraformVariable } from 'cdktf';
import {
  Host,
  Jail,
  JailRoot,
  type TerraformStack,
  VnetBridge,
  type AttachOptions,
  type VnetBridgeProps,
} from '../../lib';
import type { BridgeEntry } from '../../lib/manifest/bridge-schema';
import { blockLines, jailEntry, lab, manifestOf, mistakes, onHost, untyped, web } from '../support/program';

const LAN = { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1', ip6Cidr: 'fd00::/64', gateway6: 'fd00::1' };

const bridge = (props?: VnetBridgeProps) => onHost((stack) => new VnetBridge(stack, 'lan', props));

/** A jail `web` on a bridge `lan`. */
const attached = (options?: AttachOptions, props: VnetBridgeProps = LAN) =>
  onHost((stack) => new VnetBridge(stack, 'lan', props).attach(web()(stack), options));

const linesOf = (stack: TerraformStack, parameter: string) =>
  blockLines(stack)
    .filter((line) => line.startsWith(parameter))
    .map((line) => line.replace(/^\S+ \+?= /, ''));

describe('VnetBridge', () => {
  it('takes its name from its id and needs nothing', () => {
    expect(manifestOf(bridge()).bridges).toStrictEqual([
      { path: 'lab/lan', name: 'lan', unit: expect.any(Number), isolated: false },
    ]);
    expect(mistakes(bridge())).toEqual([]);
  });

  it.each<[string, VnetBridgeProps, Partial<BridgeEntry>]>([
    ['bridgeName', { bridgeName: 'bridge7' }, { name: 'bridge7', unit: 7 }],
    ['ip4Cidr', { ip4Cidr: '10.0.0.0/24' }, { ip4Cidr: '10.0.0.0/24' }],
    ['ip6Cidr', { ip6Cidr: 'FD00::/64' }, { ip6Cidr: 'fd00::/64' }],
    ['gateway4', { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' }, { gateway4: '10.0.0.1' }],
    ['gateway6', { ip6Cidr: 'fd00::/64', gateway6: 'fd00:0::1' }, { gateway6: 'fd00::1' }],
    [
      'defaultRouter4',
      { ip4Cidr: '10.0.0.0/24', defaultRouter4: '10.0.0.254' },
      { defaultRouter4: '10.0.0.254' },
    ],
    ['defaultRouter6', { ip6Cidr: 'fd00::/64', defaultRouter6: 'fd00::ff' }, { defaultRouter6: 'fd00::ff' }],
    ['defaultRouter6', { ip6Cidr: 'fd00::/64', defaultRouter6: 'FE80::1' }, { defaultRouter6: 'fe80::1' }],
    ['uplink', { uplink: 'igb1' }, { uplink: 'igb1' }],
    ['isolated', { isolated: true }, { isolated: true }],
    ['mtu', { mtu: 9000 }, { mtu: 9000 }],
  ])('carries %s into the manifest', (_prop, props, expected) => {
    expect(manifestOf(bridge(props)).bridges[0]).toMatchObject(expected);
    expect(mistakes(bridge(props))).toEqual([]);
  });

  it('shows its name and the jails that are attached', () => {
    const stack = lab(() => undefined);
    const made = new VnetBridge(stack, 'lan', {});
    const jail = web()(stack);
    made.attach(jail);
    expect([made.bridgeName, made.attachedJails]).toEqual(['lan', [jail]]);
    expect([VnetBridge.isVnetBridge(made), VnetBridge.isVnetBridge(jail)]).toEqual([true, false]);
  });
});

describe('attach()', () => {
  it('gives a jail an interface whose names and addresses follow from its own', () => {
    expect(jailEntry(attached()).interfaces).toStrictEqual([
      {
        path: 'lab/lan',
        bridge: 'lan',
        isolated: false,
        unit: 22972,
        hostEnd: 'e0a_web',
        jailEnd: 'e0b_web',
        hostMac: '02:34:60:bd:f9:75',
        jailMac: '02:aa:64:a2:f7:80',
      },
    ]);
  });

  it('makes the pair before the start, and destroys it after the stop', () => {
    const stack = attached();
    expect(linesOf(stack, 'vnet')).toEqual(['vnet;', 'e0b_web;']);
    expect(linesOf(stack, 'exec.prestart').slice(1)).toEqual([
      '"/sbin/ifconfig e0a_web >/dev/null 2>&1 || /sbin/ifconfig epair22972 create description cdktf-jails:web name e0a_web >/dev/null";',
      '"/sbin/ifconfig e0b_web >/dev/null 2>&1 || /sbin/ifconfig epair22972b name e0b_web >/dev/null";',
      '"/sbin/ifconfig e0a_web ether 02:34:60:bd:f9:75 up";',
      '"/sbin/ifconfig e0b_web ether 02:aa:64:a2:f7:80";',
      `"/sbin/ifconfig lan | /usr/bin/grep -q 'member: e0a_web ' || /sbin/ifconfig lan addm e0a_web";`,
    ]);
    expect(linesOf(stack, 'exec.poststop')).toEqual(['"/sbin/ifconfig e0a_web destroy || true";']);
  });

  it('sets addresses and routes inside, before anything starts', () => {
    const stack = attached({ ip4Address: '10.0.0.2', ip6Address: 'fd00::2' });
    expect(linesOf(stack, 'exec.start')).toEqual([
      '"/sbin/ifconfig e0b_web inet 10.0.0.2/24 up";',
      '"/sbin/ifconfig e0b_web inet6 fd00::2/64 -ifdisabled up";',
      '"/sbin/route -q add default 10.0.0.1";',
      '"/sbin/route -6 -q add default fd00::1";',
      '"/bin/sh /etc/rc";',
    ]);
  });

  it.each<[string, AttachOptions, object]>([
    ['an address with its own prefix length', { ip4Address: '10.0.0.2/25' }, { ip4Address: '10.0.0.2/25' }],
    ['a MAC address', { macAddress: '02-AA-BB-CC-DD-EE' }, { jailMac: '02:aa:bb:cc:dd:ee' }],
    ['a name', { interfaceName: 'web0' }, { hostEnd: 'e0a_web', jailEnd: 'web0' }],
    ['no default route', { ip4Address: '10.0.0.2', defaultRoute: false }, { ip4Address: '10.0.0.2/24' }],
  ])('takes %s', (_case, options, expected) => {
    const [one] = jailEntry(attached(options)).interfaces;
    expect(one).toMatchObject(expected);
    expect(one!.defaultRoute4).toBe(
      options.defaultRoute === false || options.ip4Address === undefined ? undefined : '10.0.0.1',
    );
  });

  it('routes to the router outside rather than to the host', () => {
    const stack = attached({ ip4Address: '10.0.0.2' }, { ...LAN, defaultRouter4: '10.0.0.254' });
    expect(linesOf(stack, 'exec.start')).toContain('"/sbin/route -q add default 10.0.0.254";');
  });

  it('keeps members of an isolated bridge from each other', () => {
    expect(linesOf(attached({}, { isolated: true }), 'exec.prestart').at(-1)).toBe(
      '"/sbin/ifconfig lan private e0a_web";',
    );
  });

  it('sets the MTU where it can be set: of a member only before it joins', () => {
    expect(linesOf(attached({}, { mtu: 9000 }), 'exec.prestart').slice(-2)).toEqual([
      expect.stringMatching(/^"\/sbin\/ifconfig e0b_web ether [0-9a-f:]+ mtu 9000";$/),
      `"/sbin/ifconfig lan | /usr/bin/grep -q 'member: e0a_web ' || { /sbin/ifconfig e0a_web mtu 9000 && /sbin/ifconfig lan addm e0a_web; }";`,
    ]);
  });

  it('to several bridges gives as many interfaces, in the order of the bridges', () => {
    const stack = onHost((above) => {
      const jail = web()(above);
      new VnetBridge(above, 'z', { ip4Cidr: '10.1.0.0/24' }).attach(jail, { ip4Address: '10.1.0.2' });
      new VnetBridge(above, 'a', LAN).attach(jail, { ip4Address: '10.0.0.2' });
    });
    expect(jailEntry(stack).interfaces.map((one) => [one.bridge, one.jailEnd])).toEqual([
      ['a', 'e0b_web'],
      ['z', 'e1b_web'],
    ]);
    expect(linesOf(stack, 'vnet.interface')).toEqual(['e0b_web, e1b_web;']);
    expect(mistakes(stack)).toEqual([]);
  });

  it('keeps what a program adds to vnet.interface', () => {
    const stack = onHost((above) => {
      const jail = web({ parameters: { 'vnet.interface': ['ix0'] } })(above);
      new VnetBridge(above, 'lan').attach(jail);
    });
    expect(linesOf(stack, 'vnet.interface')).toEqual(['e0b_web, ix0;']);
  });

  it.each<[string, (made: VnetBridge, jail: Jail) => void, string]>([
    ['something else', (made) => made.attach(untyped('web')), "attach() takes a Jail, got 'web'"],
    ['nothing', (made) => made.attach(untyped(undefined)), 'attach() takes a Jail, got undefined'],
    [
      'a jail twice',
      (made, jail) => [1, 2].forEach(() => made.attach(jail)),
      "jail 'web' is attached to bridge 'lan' twice, one interface is all it can have there",
    ],
    [
      'a network as the address',
      (made, jail) => made.attach(jail, { ip4Address: '10.0.0.0/24/8' }),
      "attach('web'): 'ip4Address': address '10.0.0.0/24/8' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    [
      'an address with an interface',
      (made, jail) => made.attach(jail, { ip4Address: 'em0|10.0.0.2/24' }),
      "attach('web'): 'ip4Address': address 'em0|10.0.0.2/24' names an interface: leave out the part up to '|'",
    ],
    [
      'an address with a zone',
      (made, jail) => made.attach(jail, { ip6Address: 'fe80::1%em0' }),
      "attach('web'): 'ip6Address': address 'fe80::1%em0' has a zone: drop the part from '%' on, and name the interface as 'em0|…'",
    ],
    [
      'the other family',
      (made, jail) => made.attach(jail, { ip6Address: '10.0.0.2' }),
      "attach('web'): 'ip6Address': address '10.0.0.2' is of IPv4, and here IPv6 is wanted",
    ],
    [
      'a name of 16 bytes',
      (made, jail) => made.attach(jail, { interfaceName: 'e012345678901234' }),
      "attach('web'): 'interfaceName': interface name 'e012345678901234' has 16 bytes, at most 15 are allowed: shorten it",
    ],
    [
      'the name of a network card',
      (made, jail) => made.attach(jail, { interfaceName: 'em0' }),
      "attach('web'): 'interfaceName': interface name 'em0' looks like a unit of the driver em, and one that the host has would move into the jail: use another word",
    ],
    [
      'an address that stands for none',
      (made, jail) => made.attach(jail, { ip6Address: '::' }),
      "attach('web'): 'ip6Address': address '::' stands for no address: name the one that is meant",
    ],
    [
      'a multicast MAC address',
      (made, jail) => made.attach(jail, { macAddress: '01:00:00:00:00:01' }),
      "attach('web'): 'macAddress': MAC address '01:00:00:00:00:01' is a multicast address: make its first octet even",
    ],
    [
      'a misspelt option',
      (made, jail) => made.attach(jail, untyped({ ipAddress: '10.0.0.2' })),
      "attach('web'): unknown prop 'ipAddress', did you mean 'ip4Address'",
    ],
    [
      'options that are none',
      (made, jail) => made.attach(jail, untyped('10.0.0.2')),
      "attach('web'): the props must be an object, got '10.0.0.2'",
    ],
  ])('refuses %s', (_case, use, message) => {
    const stack = onHost((above) => use(new VnetBridge(above, 'lan', LAN), web()(above)));
    expect(mistakes(stack)).toEqual([`[lab/lan] ${message}`]);
  });

  it('refuses a jail of another host', () => {
    const stack = lab((above) => {
      const [alpha, beta] = ['alpha', 'beta'].map((id) => new Host(above, id, { release: '14.4' }));
      const jail = new Jail(beta!, 'web', { root: JailRoot.directory('/jails/web') });
      new VnetBridge(alpha!, 'lan').attach(jail);
    });
    expect(mistakes(stack)).toEqual(["[lab/beta/web] bridge 'lan' belongs to another host"]);
  });

  it('refuses to lose the interfaces of a bridge that is taken out of the tree', () => {
    const stack = attached();
    stack.node.tryRemoveChild('lan');
    expect(mistakes(stack)).toEqual([
      "[lab/web] bridge 'lan' was removed from the construct tree, and the jail's interface with it: keep the bridge, or do not attach the jail",
    ]);
    new VnetBridge(stack, 'lan', LAN).attach(stack.node.findChild('web') as Jail);
    expect(mistakes(stack)).toEqual([]);
  });

  it('forgets a jail that is taken out of the tree', () => {
    const stack = attached({ ip4Address: '10.0.0.2' });
    stack.node.tryRemoveChild('web');
    expect(mistakes(stack)).toEqual([]);
    web()(stack);
    expect(jailEntry(stack).interfaces).toEqual([]);
  });
});

describe('a wrong bridge', () => {
  it.each<[unknown, ...string[]]>([
    [null],
    ['lan', "the props must be an object, got 'lan'"],
    [
      { bridgeName: 'a-name-of-16-byt' },
      "'bridgeName': bridge name 'a-name-of-16-byt' has 16 bytes, at most 15 are allowed: shorten it",
    ],
    [
      { bridgeName: 'em0' },
      "'bridgeName': bridge name 'em0' looks like a unit of the driver em: use 'bridge0' or a name without a number",
    ],
    [
      { bridgeName: 'my lan' },
      "'bridgeName': interface name 'my lan' cannot be used: begin it with a letter, a digit or '_', and use those, '.' and '-' in it",
    ],
    [
      { ip4Cidr: '10.0.0.5/24' },
      "'ip4Cidr': network '10.0.0.5/24' has bits set behind its prefix: did you mean '10.0.0.0/24'",
    ],
    [
      { ip4Cidr: '10.0.0.0' },
      "'ip4Cidr': network '10.0.0.0' cannot be read: write it like '10.0.0.0/24' or 'fd00:1::/64'",
    ],
    [{ ip4Cidr: 'fd00::/64' }, "'ip4Cidr': address 'fd00::/64' is of IPv6, and here IPv4 is wanted"],
    [
      { ip6Cidr: 'fd00::/129' },
      "'ip6Cidr': address 'fd00::/129' has a prefix length above 128: use 0 to 128",
    ],
    [
      { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1/24' },
      "'gateway4': address '10.0.0.1/24' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    [
      { ip4Cidr: '10.0.0.0/24', gateway4: '0.0.0.0' },
      "'gateway4': address '0.0.0.0' stands for no address: name the one that is meant",
    ],
    [
      { ip4Cidr: '10.0.0.0/24', gateway4: '255.255.255.255' },
      "'gateway4': address '255.255.255.255' is the broadcast address: an interface needs one of its own",
    ],
    [
      { ip6Cidr: 'fd00::/64', defaultRouter6: 'ff02::2' },
      "'defaultRouter6': address 'ff02::2' is a multicast address: an interface needs a unicast one",
    ],
    [
      { uplink: 'lo0' },
      "'uplink': interface 'lo0' looks like a unit of the driver lo, which no bridge takes as a member: name a network card",
    ],
    [{ uplink: '' }, "'uplink': interface name is empty: give it a value or leave it out"],
    [{ isolated: 'yes' }, "'isolated' must be true or false, got 'yes'"],
    [{ mtu: 1279 }, "'mtu' must be a whole number from 1280 to 16338, got 1279"],
    [{ cidr: '10.0.0.0/24' }, "unknown prop 'cidr', leave it out"],
  ])('%j', (props, ...messages) => {
    expect(mistakes(bridge(untyped(props)))).toEqual(messages.map((message) => `[lab/lan] ${message}`));
  });

  it('asks for a name where the id cannot be one', () => {
    expect(mistakes(onHost((stack) => new VnetBridge(stack, 'the private network')))).toEqual([
      "[lab/the private network] the construct id 'the private network' cannot be the bridge's name: bridge name 'the private network' has 19 bytes, at most 15 are allowed: shorten it; pass 'bridgeName'",
    ]);
  });

  it('says nothing more of what depends on its network', () => {
    const stack = attached(
      { ip4Address: '10.0.0.2', ip6Address: 'fd00::2' },
      { ...LAN, ip4Cidr: '10.0.0.5/24' },
    );
    expect(mistakes(stack)).toHaveLength(1);
  });

  it('refuses Terraform values by name', () => {
    const stack = onHost((above) => {
      const { stringValue, numberValue } = new TerraformVariable(above, 'value', {});
      const made = new VnetBridge(above, 'lan', {
        bridgeName: stringValue,
        ip4Cidr: stringValue,
        mtu: numberValue,
      });
      made.attach(web()(above), { ip4Address: stringValue, macAddress: stringValue });
    });
    expect(mistakes(stack)).toEqual(
      ["'bridgeName'", "'ip4Cidr'", "'mtu'", "attach('web'): 'macAddress'"].map(
        (name) => `[lab/lan] ${name} must be known at synth, got a Terraform value`,
      ),
    );
  });
});
