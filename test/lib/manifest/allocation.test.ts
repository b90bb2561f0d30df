import { allocateBridgeUnits, allocateInterfaces, type AttachedJail } from '../../../lib/manifest/allocation';
import { epairUnit } from '../../../lib/values/interface-name';
import { bridge } from '../../support/manifest';

const on = (name: string, ...bridges: string[]): AttachedJail => ({
  path: `production/${name}`,
  name,
  attachments: bridges.map((one) => ({ bridge: bridge({ name: one }), defaultRoute: true })),
});

/** Two jails whose pairs lead to one unit: found by trying names. */
function meeting(): [string, string] {
  const seen = new Map<number, string>();
  for (let number = 0; ; number += 1) {
    const name = `jail${number}`;
    const other = seen.get(epairUnit(name, 'lan'));
    if (other !== undefined) {
      return [other, name];
    }
    seen.set(epairUnit(name, 'lan'), name);
  }
}

describe('allocateInterfaces', () => {
  it('derives all from the names of host, jail and bridge', () => {
    const alone = allocateInterfaces('alpha', [on('web', 'lan')]).get('production/web');
    const among = allocateInterfaces('alpha', [on('db', 'lan'), on('web', 'lan'), on('app', 'dmz')]);
    expect(among.get('production/web')).toEqual(alone);
    expect(allocateInterfaces('beta', [on('web', 'lan')]).get('production/web')?.[0]?.jailMac).not.toBe(
      alone?.[0]?.jailMac,
    );
  });

  it('numbers the interfaces of a jail by the names of its bridges', () => {
    const interfaces = allocateInterfaces('alpha', [on('web', 'z', 'a')]).get('production/web');
    expect(interfaces?.map((one) => [one.bridge, one.hostEnd, one.jailEnd])).toEqual([
      ['a', 'e0a_web', 'e0b_web'],
      ['z', 'e1a_web', 'e1b_web'],
    ]);
  });

  it('gives two pairs that lead to one unit two', () => {
    const [first, second] = meeting();
    const units = (...names: string[]) =>
      [
        ...allocateInterfaces(
          'alpha',
          names.map((name) => on(name, 'lan')),
        ).values(),
      ]
        .map(([one]) => one!.unit)
        .sort();
    const unit = epairUnit(first, 'lan');
    expect(units(first, second)).toEqual([unit, unit + 1]);
    expect(units(second, first)).toEqual([unit, unit + 1]);
  });

  it.each<[string, object, object, object]>([
    [
      'the prefix length of the network',
      { ip4Address: '10.0.0.2' },
      { ip4Cidr: '10.0.0.0/24' },
      { ip4Address: '10.0.0.2/24' },
    ],
    [
      'its own prefix length',
      { ip4Address: '10.0.0.2/30' },
      { ip4Cidr: '10.0.0.0/24' },
      { ip4Address: '10.0.0.2/30' },
    ],
    [
      'the host as its router',
      { ip4Address: '10.0.0.2/24' },
      { gateway4: '10.0.0.1' },
      { defaultRoute4: '10.0.0.1' },
    ],
    [
      'the router outside before the host',
      { ip6Address: 'fd00::2/64' },
      { gateway6: 'fd00::1', defaultRouter6: 'fd00::f' },
      { defaultRoute6: 'fd00::f' },
    ],
    ['the MTU of the bridge', {}, { mtu: 1400 }, { mtu: 1400 }],
    ['the isolation of the bridge', {}, { isolated: true }, { isolated: true }],
  ])('gives an interface %s', (_case, attachment, parts, expected) => {
    const jail: AttachedJail = {
      path: 'production/web',
      name: 'web',
      attachments: [{ bridge: bridge({ name: 'lan', ...parts }), defaultRoute: true, ...attachment }],
    };
    expect(allocateInterfaces('alpha', [jail]).get('production/web')?.[0]).toMatchObject(expected);
  });

  it('routes nothing through an interface without an address of that family', () => {
    const jail: AttachedJail = {
      path: 'production/web',
      name: 'web',
      attachments: [
        {
          bridge: bridge({ name: 'lan', gateway4: '10.0.0.1', gateway6: 'fd00::1' }),
          defaultRoute: true,
          ip4Address: '10.0.0.2/24',
        },
      ],
    };
    const [one] = allocateInterfaces('alpha', [jail]).get('production/web')!;
    expect([one?.defaultRoute4, one?.defaultRoute6]).toEqual(['10.0.0.1', undefined]);
  });
});

describe('allocateBridgeUnits', () => {
  it('takes the unit from a name that is one', () => {
    expect(allocateBridgeUnits(['bridge7']).get('bridge7')).toBe(7);
  });

  it('gives every other name a unit of its own, away from those', () => {
    const units = allocateBridgeUnits(['lan', 'dmz', 'bridge1']);
    expect(new Set(units.values()).size).toBe(3);
    expect(Math.min(units.get('lan')!, units.get('dmz')!)).toBeGreaterThanOrEqual(1000);
    const taken = `bridge${units.get('lan')}`;
    expect(allocateBridgeUnits(['lan', taken]).get('lan')).toBe(units.get('lan')! + 1);
  });
});
