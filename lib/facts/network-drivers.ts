/**
 * The drivers whose interfaces a FreeBSD host may have, by the word in front of the unit number.
 *
 * The kernel keeps these names for units that it makes: an interface renamed to one would stand in the way.
 * From the manual's section 4 (13 to 15); wireless drivers show up as wlanN only.
 */

const physical = [
  ...['age', 'alc', 'ale', 'aq', 'aue', 'awg', 'ax', 'axe', 'axge', 'bce', 'bfe', 'bge', 'bnxt', 'cas', 'cc'],
  ...['cdce', 'cgem', 'cpsw', 'cue', 'cxgb', 'cxgbe', 'cxl', 'dc', 'dpni', 'dwc', 'em', 'ena', 'enetc', 'et'],
  ...['ffec', 'fxp', 'gem', 'genet', 'gve', 'hn', 'iavf', 'ice', 'igb', 'igc', 'igge', 'ipheth', 'ix', 'ixl'],
  ...[
    'ixv',
    'jme',
    'kue',
    'le',
    'lge',
    'lio',
    'liquidio',
    'mana',
    'mce',
    'mge',
    'mlxen',
    'msk',
    'mvneta',
    'mxge',
  ],
  ...['my', 'nfe', 'nge', 'oce', 'ptnet', 'ql', 'qlnx', 'qlxgb', 'qlxgbe', 're', 'rge', 'rl', 'rue', 'sfxge'],
  ...[
    'sge',
    'sis',
    'sk',
    'smsc',
    'ste',
    'stge',
    'ti',
    'tsec',
    'ue',
    'udav',
    'ure',
    'vge',
    'vmx',
    'vr',
    'vte',
  ],
  ...['vtnet', 'xae', 'xl', 'xn'],
];

const cloned = [
  ...[
    'bridge',
    'carp',
    'disc',
    'edsc',
    'enc',
    'epair',
    'fwe',
    'fwip',
    'gif',
    'gre',
    'ipfw',
    'ipfwlog',
    'ipsec',
  ],
  ...[
    'lagg',
    'lo',
    'me',
    'ng',
    'ngeth',
    'ovpn',
    'pflog',
    'pflow',
    'pfsync',
    'ppp',
    'stf',
    'tap',
    'tun',
    'usbus',
  ],
  ...['vlan', 'vmnet', 'vxlan', 'wg', 'wlan'],
];

const drivers = new Set([...physical, ...cloned]);

/** `em0`, `epair3a`, `vlan20`, and `em0.20`, the name of a VLAN on em0. */
const unit = /^([a-z]+)\d+(?:[ab]|\.\d+)?$/;

/** The driver that makes interfaces of this name, or undefined when none does. */
export function networkDriver(interfaceName: string): string | undefined {
  const driver = unit.exec(interfaceName)?.[1];
  return driver !== undefined && drivers.has(driver) ? driver : undefined;
}

/** What if_bridge(4) takes as no member: it is neither Ethernet nor gif(4) (if_bridge.c, EINVAL). */
const unbridgeable = new Set(['bridge', 'enc', 'gre', 'lo', 'pflog', 'pfsync', 'stf', 'tun', 'wg']);

/** Whether the interfaces of a driver can be members of a bridge. */
export function isBridgeable(driver: string): boolean {
  return !unbridgeable.has(driver);
}
