import { networkDriver } from '../../../lib/facts';

test.each([
  ['em0', 'em'],
  ['igb12', 'igb'],
  ['vtnet0', 'vtnet'],
  ['epair3a', 'epair'],
  ['epair3b', 'epair'],
  ['lo1', 'lo'],
  ['vlan20', 'vlan'],
  ['em0.20', 'em'],
  ['bridge0', 'bridge'],
  ['wg0', 'wg'],
])('%s belongs to %s', (name, driver) => {
  expect(networkDriver(name)).toBe(driver);
});

test.each(['web', 'lan0', 'public', 'br0', 'e0a_web', 'em', 'em0x', 'Em0', ''])(
  '%p belongs to no driver',
  (name) => {
    expect(networkDriver(name)).toBeUndefined();
  },
);
