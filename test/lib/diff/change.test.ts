import { compareTraits } from '../../../lib/diff/change';
import { mark, trait, type Trait } from '../../../lib/diff/trait';

const securelevel = (value: number): Trait => trait('parameter', 'securelevel', { value });

describe('compareTraits', () => {
  it('finds nothing between equal traits', () => {
    expect(
      compareTraits([securelevel(2), mark('package', 'nginx')], [securelevel(2), mark('package', 'nginx')]),
    ).toEqual([]);
  });

  it('does not mind the order of the traits', () => {
    const traits = [securelevel(2), mark('package', 'nginx')];
    expect(compareTraits(traits, [...traits].reverse())).toEqual([]);
  });

  it('names the fields that differ, and only those', () => {
    const old = trait('mount', '/data', { dataset: 'zroot/data', mode: 'rw' });
    const now = trait('mount', '/data', { dataset: 'zroot/data', mode: 'ro' });
    expect(compareTraits([old], [now])).toEqual([
      { kind: 'mount', name: '/data', change: 'changed', fields: [{ field: 'mode', old: 'rw', new: 'ro' }] },
    ]);
  });

  it('tells a field that came or went from one that changed', () => {
    const old = trait('bridge', 'lan', { uplink: 'em0' });
    const now = trait('bridge', 'lan', { mtu: 1400 });
    expect(compareTraits([old], [now])[0]?.fields).toEqual([
      { field: 'uplink', old: 'em0' },
      { field: 'mtu', new: '1400' },
    ]);
  });

  it('gives all fields of what came or went', () => {
    expect(compareTraits([securelevel(1)], [mark('package', 'nginx')])).toEqual([
      { kind: 'parameter', name: 'securelevel', change: 'removed', fields: [{ field: 'value', old: '1' }] },
      { kind: 'package', name: 'nginx', change: 'added', fields: [] },
    ]);
  });

  it('holds lists for different when only their order is: the first address is the source of what is sent', () => {
    const address = (...value: string[]) => trait('address', 'ip4.addr', { value });
    expect(compareTraits([address('10.0.0.1', '10.0.0.2')], [address('10.0.0.2', '10.0.0.1')])).toHaveLength(
      1,
    );
  });
});
