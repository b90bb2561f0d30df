import fc from 'fast-check';
import {
  bridgeUnit,
  epairNames,
  epairUnit,
  isBridgeUnit,
  parseBridgeName,
  parseInterfaceName,
  parseJailEndName,
  parseMemberName,
} from '../../../lib/values/interface-name';
import { thrownBy } from './thrown';

describe('the name of an interface', () => {
  test.each(['em0', 'lan', 'e0a_web', 'br-x', 'em0.20', '0lan', 'x'.repeat(15)])('%s', (name) => {
    expect(parseInterfaceName(name)).toBe(name);
  });

  const rule = "cannot be used: begin it with a letter, a digit or '_', and use those, '.' and '-' in it";
  test.each([
    ['', 'interface name is empty: give it a value or leave it out'],
    ['x'.repeat(16), `interface name '${'x'.repeat(16)}' has 16 bytes, at most 15 are allowed: shorten it`],
    ['größegrößegr', "interface name 'größegrößegr' has 16 bytes, at most 15 are allowed: shorten it"],
    ['a b', `interface name 'a b' ${rule}`],
    ['a:b', `interface name 'a:b' ${rule}`],
    ['a\n', `interface name 'a\\n' ${rule}`],
    ['-a', `interface name '-a' ${rule}`],
    ['.', `interface name '.' ${rule}`],
    ['ü', `interface name 'ü' ${rule}`],
    ['12', "interface name '12' is a number: put a letter in it"],
  ])('%p is refused', (name, error) => {
    expect(thrownBy(() => parseInterfaceName(name))).toBe(error);
  });
});

describe("the name of a jail's end", () => {
  test.each(['vnet0', 'web0', 'e0b_web', 'epair0b'])('%s', (name) => {
    expect(parseJailEndName(name)).toBe(name);
  });

  test.each([
    ['em0', 'em'],
    ['vtnet1', 'vtnet'],
    ['lo0', 'lo'],
    ['em0.20', 'em'],
    ['bridge0', 'bridge'],
  ])('%s may be a network card of the host, which would move into the jail', (name, driver) => {
    expect(thrownBy(() => parseJailEndName(name))).toBe(
      `interface name '${name}' looks like a unit of the driver ${driver}, and one that the host has would move into the jail: use another word`,
    );
  });
});

describe('the name of a member', () => {
  test.each(['em0', 'vlan20', 'em0.20', 'lagg0', 'tap3', 'gif0', 'epair0a', 'outside'])('%s', (name) => {
    expect(parseMemberName(name)).toBe(name);
  });

  test.each([
    ['lo0', 'lo'],
    ['bridge1', 'bridge'],
    ['tun0', 'tun'],
    ['wg0', 'wg'],
  ])('%s is refused by if_bridge(4)', (name, driver) => {
    expect(thrownBy(() => parseMemberName(name))).toBe(
      `interface '${name}' looks like a unit of the driver ${driver}, which no bridge takes as a member: name a network card`,
    );
  });
});

describe('the name of a bridge', () => {
  test.each(['bridge0', 'bridge32767', 'lan', 'lan0', 'public', 'br0'])('%s', (name) => {
    expect(parseBridgeName(name)).toBe(name);
  });

  const instead = "use 'bridge0' or a name without a number";
  const unit = 'has a unit that ifconfig(8) refuses: use a number from 0 to 32767 without leading zeros';
  test.each([
    ['em0', `bridge name 'em0' looks like a unit of the driver em: ${instead}`],
    ['epair3a', `bridge name 'epair3a' looks like a unit of the driver epair: ${instead}`],
    ['lo1', `bridge name 'lo1' looks like a unit of the driver lo: ${instead}`],
    ['vlan20', `bridge name 'vlan20' looks like a unit of the driver vlan: ${instead}`],
    ['em0.20', `bridge name 'em0.20' looks like a unit of the driver em: ${instead}`],
    ['bridge01', `bridge name 'bridge01' ${unit}`],
    ['bridge32768', `bridge name 'bridge32768' ${unit}`],
    ['', 'bridge name is empty: give it a value or leave it out'],
    ['x'.repeat(16), `bridge name '${'x'.repeat(16)}' has 16 bytes, at most 15 are allowed: shorten it`],
  ])('%p is refused', (name, error) => {
    expect(thrownBy(() => parseBridgeName(name))).toBe(error);
  });

  test('tells what ifconfig(8) names by itself from what is renamed', () => {
    expect(isBridgeUnit('bridge0')).toBe(true);
    expect(isBridgeUnit('lan')).toBe(false);
  });
});

describe("the names of a jail's pair", () => {
  test('hold the name of the jail', () => {
    expect(epairNames('web', 0)).toEqual({ hostEnd: 'e0a_web', jailEnd: 'e0b_web' });
    expect(epairNames('web', 1)).toEqual({ hostEnd: 'e1a_web', jailEnd: 'e1b_web' });
    expect(epairNames('elevenchars', 9)).toEqual({ hostEnd: 'e9a_elevenchars', jailEnd: 'e9b_elevenchars' });
  });

  test('are shortened by a hash that is the same in every run', () => {
    expect(epairNames('twelve-chars', 0)).toEqual({ hostEnd: 'e0a_twelb7mp92w', jailEnd: 'e0b_twelb7mp92w' });
    expect(epairNames('elevenchars', 10).hostEnd).toMatch(/^e10a_ele[0-9a-z]{7}$/);
  });

  test('fit, are names, and differ between the ends', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/);
    fc.assert(
      fc.property(name, fc.nat(99), (jail, index) => {
        const { hostEnd, jailEnd } = epairNames(jail, index);
        for (const end of [hostEnd, jailEnd]) {
          expect(Buffer.byteLength(end)).toBeLessThanOrEqual(15);
          expect(parseInterfaceName(end)).toBe(end);
        }
        expect(hostEnd).not.toBe(jailEnd);
        expect(epairNames(jail, index)).toEqual({ hostEnd, jailEnd });
      }),
    );
  });

  test.each([
    ['short names', (index: number) => `web${index}`],
    ['long names that begin alike', (index: number) => `a-jail-with-a-long-name-${index}`],
    ['long names that end alike', (index: number) => `${index}-a-jail-with-a-long-name`],
  ])('differ for 10,000 jails: %s', (_kind, nameOf) => {
    const names = new Set<string>();
    for (let index = 0; index < 10_000; index += 1) {
      for (const number of [0, 1]) {
        const { hostEnd, jailEnd } = epairNames(nameOf(index), number);
        names.add(hostEnd).add(jailEnd);
      }
    }
    expect(names.size).toBe(40_000);
  });

  test('have a unit that is the same in every run', () => {
    expect(epairUnit('web', 'lan')).toBe(22972);
    expect(bridgeUnit('lan')).toBe(8043);
  });

  test('have a unit that the kernel takes, spread wide', () => {
    const units = new Set<number>();
    for (let index = 0; index < 1000; index += 1) {
      const unit = epairUnit(`web${index}`, 'lan');
      expect(unit).toBeGreaterThanOrEqual(1000);
      expect(unit).toBeLessThanOrEqual(32767);
      units.add(unit);
    }
    expect(units.size).toBeGreaterThan(950);
  });
});
