import fc from 'fast-check';
import { allocateUnits } from '../../../lib/manifest/units';

describe('allocateUnits', () => {
  it('gives each name what it leads to', () => {
    expect(
      allocateUnits(
        new Map([
          ['a', 5000],
          ['b', 1000],
        ]),
      ),
    ).toEqual(
      new Map([
        ['a', 5000],
        ['b', 1000],
      ]),
    );
  });

  it('gives the next free one where two lead to one, in the order of the names', () => {
    const units = allocateUnits(
      new Map([
        ['c', 7],
        ['a', 7],
        ['b', 8],
      ]),
    );
    expect(units).toEqual(
      new Map([
        ['a', 7],
        ['b', 8],
        ['c', 9],
      ]),
    );
  });

  it('leaves alone what somebody else has, and begins again after the last', () => {
    expect(allocateUnits(new Map([['a', 32767]]), [32767, 1000])).toEqual(new Map([['a', 1001]]));
  });

  it('is the same whatever the order, and never gives one unit twice', () => {
    const wanted = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 1000, max: 1010 })), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(wanted, (pairs) => {
        const units = allocateUnits(new Map(pairs));
        expect(new Set(units.values()).size).toBe(pairs.length);
        expect(allocateUnits(new Map([...pairs].reverse()))).toEqual(units);
      }),
    );
  });
});
