/**
 * Every message of lib/values: what value, which rule, what to do.
 */
import { shown } from './shown';

/** A value that breaks its own rule, whatever stands around it. */
export class ValueError extends Error {
  public override readonly name = 'ValueError';
}

type Factory = (value: string) => ValueError;

/** `NOUN 'VALUE' RULE: CURE` */
function rule(noun: string, broken: string): Factory {
  return (value) => new ValueError(`${noun} ${shown(value)} ${broken}`);
}

/** The rules that every piece of text is held to. */
export const textHoldsNul = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} holds a NUL, which no file can carry: remove it`);
export const textHoldsHalfCharacter = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} holds a lone surrogate, which has no UTF-8 form: remove it`);
export const textHoldsControl = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} holds a control character: remove it`);
export const textEmpty = (noun: string) =>
  new ValueError(`${noun} is empty: give it a value or leave it out`);
export const textTooLong = (noun: string, value: string, bytes: number, most: number) =>
  new ValueError(`${noun} ${shown(value)} has ${bytes} bytes, at most ${most} are allowed: shorten it`);

// Size

const sizeExample = "a size is a whole number and a unit, such as '512M'";
export const sizeUnreadable = rule('size', `cannot be read: ${sizeExample}`);
export const sizeLateBound = () => new ValueError('a size must be known at synth, got a Terraform value');
export const sizeFraction = rule('size', "is a fraction: use a smaller unit, such as '1536M' for '1.5G'");
export const sizeNegative = rule('size', `is negative: ${sizeExample}`);
export const sizeTooLarge = rule(
  'size',
  'is above 2^53 - 1 bytes, the most that can be held exactly: make it smaller',
);

// Addresses and networks

export const addressUnreadable = rule(
  'address',
  "is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
);
export const addressLeadingZero = rule(
  'address',
  'has a number with a leading zero, which some read as octal: drop the zero',
);
export const addressZone = rule(
  'address',
  "has a zone: drop the part from '%' on, and name the interface as 'em0|…'",
);
export const addressMapped = rule(
  'address',
  'is an IPv4 address inside an IPv6 one: write the IPv4 address itself',
);
export const addressUnspecified = rule('address', 'stands for no address: name the one that is meant');
export const addressMulticast = rule('address', 'is a multicast address: an interface needs a unicast one');
export const addressBroadcast = rule(
  'address',
  'is the broadcast address: an interface needs one of its own',
);
export const addressArguments = rule(
  'address',
  'has a blank: arguments of ifconfig(8) do not belong here, only an address and its prefix length',
);
export const prefixUnreadable = rule(
  'address',
  "has no readable prefix length behind its '/': write a number of bits such as '/24'",
);
export const prefixTooLong = (value: string, most: number) =>
  new ValueError(`address ${shown(value)} has a prefix length above ${most}: use 0 to ${most}`);
export const netmaskNotContiguous = rule(
  'address',
  "has a netmask with gaps: write a number of bits such as '/24'",
);
export const prefixMissing = rule(
  'address',
  "has no prefix length: add the number of bits of its network, such as '/24'",
);
export const interfaceNotWanted = rule('address', "names an interface: leave out the part up to '|'");
export const networkUnreadable = rule(
  'network',
  "cannot be read: write it like '10.0.0.0/24' or 'fd00:1::/64'",
);
export const networkHasHostBits = (value: string, network: string) =>
  new ValueError(`network ${shown(value)} has bits set behind its prefix: did you mean '${network}'`);

// MAC addresses

export const macUnreadable = rule(
  'MAC address',
  "cannot be read: write six pairs of hexadecimal digits, such as '02:00:00:00:00:01'",
);
export const macMulticast = rule('MAC address', 'is a multicast address: make its first octet even');
export const macZero = rule('MAC address', 'is all zeros: choose another one');

// Releases

export const hostReleaseUnreadable = rule(
  'host release',
  "cannot be read: write the two numbers alone, such as '14.4'",
);
export const hostReleaseUnsupported = rule(
  'host release',
  'is not supported: use a release of 13.x, 14.x or 15.x',
);
export const baseReleaseUnreadable = rule(
  'base release',
  "cannot be read: write it like '14.4-RELEASE', '15.0-BETA2', '15.0-RC1', '14.4-STABLE' or '16.0-CURRENT'",
);
export const baseReleaseHasPatchLevel = (value: string, release: string) =>
  new ValueError(
    `base release ${shown(value)} has a patch level, for which there is no base.txz: use '${release}'`,
  );

// Names of jails

const jid = 'jail(8) reads it as the number of a jail, start it with a letter';
export const jailNameIsNumber = rule('jail name', `is a number: ${jid}`);
export const jailNameIsSignedNumber = rule('jail name', `is a number with a sign: ${jid}`);
export const jailNameIsWildcard = rule(
  'jail name',
  "holds a '*', which jail(8) reads as every jail: use letters, digits, '-' and '_'",
);
export const jailNameIsChild = rule(
  'jail name',
  "holds a '.', which makes it the child of another jail: use '-' or '_' instead",
);
export const jailNameHoldsRctlSign = (value: string, sign: string) =>
  new ValueError(
    `jail name ${shown(value)} holds a '${sign}', which rctl(8) reads as the end of it: use '-' or '_' instead`,
  );
export const jailNameHoldsBlank = rule('jail name', "holds a blank: use '-' or '_' instead");
export const jailNameHoldsQuote = rule('jail name', "holds a quote: use letters, digits, '-' and '_'");
export const jailNameHoldsControl = rule(
  'jail name',
  "holds a control character: use letters, digits, '-' and '_'",
);
export const jailNameNotAscii = rule(
  'jail name',
  "holds a character that is not ASCII: use letters, digits, '-' and '_'",
);
export const jailNameStart = rule('jail name', 'does not begin with a letter or a digit: begin it with one');
export const jailNameHoldsOther = (value: string, sign: string) =>
  new ValueError(`jail name ${shown(value)} holds a '${sign}': use letters, digits, '-' and '_'`);

// Names of interfaces

export const interfaceNameUnreadable = rule(
  'interface name',
  "cannot be used: begin it with a letter, a digit or '_', and use those, '.' and '-' in it",
);
export const interfaceNameIsNumber = rule('interface name', 'is a number: put a letter in it');
export const bridgeNameTaken = (value: string, driver: string) =>
  new ValueError(
    `bridge name ${shown(value)} looks like a unit of the driver ${driver}: use 'bridge0' or a name without a number`,
  );
export const interfaceNameTaken = (value: string, driver: string) =>
  new ValueError(
    `interface name ${shown(value)} looks like a unit of the driver ${driver}, and one that the host has would move into the jail: use another word`,
  );
export const interfaceNotBridgeable = (value: string, driver: string) =>
  new ValueError(
    `interface ${shown(value)} looks like a unit of the driver ${driver}, which no bridge takes as a member: name a network card`,
  );
export const bridgeUnitUnreadable = rule(
  'bridge name',
  'has a unit that ifconfig(8) refuses: use a number from 0 to 32767 without leading zeros',
);

// Names of datasets

export const datasetNameSlash = rule('dataset name', "begins or ends with '/': write it like 'zroot/jails'");
export const datasetNameEmptyComponent = rule('dataset name', "holds '//': write it like 'zroot/jails'");
export const datasetNameSnapshot = rule(
  'dataset name',
  "holds a '@' or '#', which makes it a snapshot or bookmark: name the dataset itself",
);
export const datasetNameBlank = rule(
  'dataset name',
  "holds a blank, which fstab and scripts stumble over: use '-' or '_' instead",
);
export const datasetNameCharacter = rule(
  'dataset name',
  "may hold letters, digits, '-', '_', '.' and ':' only",
);
export const datasetNameDots = rule(
  'dataset name',
  "has '.' or '..' as a component, which ZFS refuses: name the dataset itself",
);
export const datasetNamePool = rule(
  'dataset name',
  'names a pool that does not begin with a letter: begin it with one',
);
export const datasetNameReserved = rule(
  'dataset name',
  'names a pool by a word that zpool(8) keeps for itself: use another one',
);
export const datasetNameDeep = (value: string, levels: number, most: number) =>
  new ValueError(
    `dataset name ${shown(value)} has ${levels} levels, at most ${most} are allowed: nest it less deep`,
  );

// Paths

export const pathRelative = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} is relative: begin it with '/'`);
export const pathHasDots = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} has '.' or '..' as a component: write where it leads to`);
export const pathHasDoubleSlash = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} holds '//': write one '/'`);
export const pathTrailingSlash = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} ends with '/': leave it off`);
export const pathComponentTooLong = (noun: string, value: string) =>
  new ValueError(`${noun} ${shown(value)} has a component of more than 255 bytes: shorten it`);
export const jailPathIsRoot = () =>
  new ValueError("jail path '/' is the root of the host itself: use a directory of its own");
export const innerPathIsRoot = () =>
  new ValueError(
    "path in the jail '/' would hide the whole root of the jail: name a directory or file below it",
  );

// Host names

export const hostNameUnreadable = rule(
  'host name',
  "becomes part of file names, so it may hold letters, digits, '.', '_' and '-' only and begins with a letter or digit",
);
export const hostnameUnreadable = rule(
  'hostname',
  "is no host name: each part between dots is 1 to 63 letters, digits or '-', without '-' at its ends",
);

// Files, users, packages, services and the rest

export const fileModeUnreadable = rule('file mode', "is not four octal digits: write it like '0644'");
export const userNameUnreadable = rule(
  'user or group',
  "is neither a name of letters, digits, '_', '.' and '-' nor a number",
);
export const userNumberTooLarge = rule('user or group', 'is a number above 4294967294: use a smaller one');
export const packageNameUnreadable = rule(
  'package',
  "is no name or origin of a package: write it like 'nginx' or 'www/nginx'",
);
export const serviceNameUnreadable = rule(
  'service',
  "is no name of a script in rc.d: use letters, digits, '_', '.' and '-', such as 'nginx'",
);
export const rcVariableUnreadable = rule(
  'rc variable',
  "is no name of a shell variable: use letters, digits and '_', such as 'nginx_enable'",
);
export const sha256WrongLength = (value: string) =>
  new ValueError(`sha256 ${shown(value)} has ${value.length} characters: it is 64 hexadecimal digits`);
export const sha256NotHexadecimal = rule(
  'sha256',
  'holds a character that is no hexadecimal digit: copy the sum again',
);
export const portOutOfRange = (value: number) =>
  new ValueError(`port ${value} is not a whole number from 1 to 65535`);
