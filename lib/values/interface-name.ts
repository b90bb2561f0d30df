/**
 * Names of network interfaces: what ifconfig(8) takes, and those derived for a jail's pair and a bridge.
 */
import {
  bridgeNameTaken,
  bridgeUnitUnreadable,
  interfaceNameIsNumber,
  interfaceNameTaken,
  interfaceNameUnreadable,
  interfaceNotBridgeable,
} from '../errors/values';
import { isBridgeable, networkDriver } from '../facts/network-drivers';
import { stableHash, stableUnit } from './stable-hash';
import { checkLength } from './text';

/** IFNAMSIZ is 16 with the NUL at the end. */
const maximumBytes = 15;
const plain = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const digits = /^\d+$/;

export function parseInterfaceName(name: string, noun = 'interface name'): string {
  checkLength(name, noun, maximumBytes);
  if (!plain.test(name)) throw interfaceNameUnreadable(name);
  if (digits.test(name)) throw interfaceNameIsNumber(name);
  return name;
}

/**
 * The name of a jail's end of a pair. A network card of that name would be taken for it and move into the
 * jail; `epair0b` is a pair's own, to which the rc.conf of an existing jail may be written.
 */
export function parseJailEndName(name: string): string {
  parseInterfaceName(name);
  const driver = networkDriver(name);
  if (driver !== undefined && driver !== 'epair') throw interfaceNameTaken(name, driver);
  return name;
}

/** The name of an interface that becomes the member of a bridge. */
export function parseMemberName(name: string): string {
  parseInterfaceName(name);
  const driver = networkDriver(name);
  if (driver !== undefined && !isBridgeable(driver)) throw interfaceNotBridgeable(name, driver);
  return name;
}

const bridgeUnit0 = /^bridge(\d+)$/;
const unit = /^(?:0|[1-9]\d*)$/;
const largestUnit = 32767;

/** The name of a bridge: `bridge0`, or any name that no driver makes its units by. */
export function parseBridgeName(name: string): string {
  parseInterfaceName(name, 'bridge name');
  const number = bridgeUnit0.exec(name)?.[1];
  if (number !== undefined) {
    if (!unit.test(number) || Number(number) > largestUnit) throw bridgeUnitUnreadable(name);
    return name;
  }
  const driver = networkDriver(name);
  if (driver !== undefined) throw bridgeNameTaken(name, driver);
  return name;
}

/** Whether ifconfig(8) creates a bridge by this name itself, so that nothing needs to be renamed. */
export function isBridgeUnit(name: string): boolean {
  return bridgeUnit0.test(name);
}

/** The unit under which a renamed bridge is created: stable, so that a run that was cut off finds it again. */
export function bridgeUnit(name: string): number {
  return stableUnit('bridge', name);
}

export interface EpairNames {
  readonly hostEnd: string;
  readonly jailEnd: string;
}

/**
 * The names of both ends of the pair that joins a jail to a bridge: `e0a_web` stays, `e0b_web` moves in.
 *
 * @param index 0 for the jail's first interface, 1 for the next one
 */
export function epairNames(jailName: string, index: number): EpairNames {
  const room = maximumBytes - `e${index}a_`.length;
  const name = jailName.length <= room ? jailName : shortened(jailName, room);
  return { hostEnd: `e${index}a_${name}`, jailEnd: `e${index}b_${name}` };
}

/** Seven digits of base 36 are 36 bits: 10,000 long names on one host meet once in a thousand. */
const hashLength = 7;

function shortened(name: string, room: number): string {
  const hash = stableHash('epair', name)
    .readUIntBE(0, 6)
    .toString(36)
    .padStart(hashLength, '0')
    .slice(-hashLength);
  return `${name.slice(0, room - hashLength)}${hash}`;
}

/** The unit under which a jail's pair is created, before its ends get their names. */
export function epairUnit(jailName: string, bridgeName: string): number {
  return stableUnit('epair', jailName, bridgeName);
}
