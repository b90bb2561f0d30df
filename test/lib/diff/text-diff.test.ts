import { applyPatch } from 'diff';
import * as fc from 'fast-check';
import { lineDiff } from '../../../lib/diff/text-diff';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '+', '-', '@@', ''), { maxLength: 30 });
const text = lines.map((some) => some.map((line) => `${line}\n`).join(''));

describe('lineDiff', () => {
  it('of equal texts is empty', () => {
    expect(lineDiff('a\n', 'a\n')).toEqual([]);
  });

  it('gives changed lines with three lines around them', () => {
    expect(lineDiff('1\n2\n3\n4\n5\n6\n', '1\n2\n3\n4\nfive\n6\n')).toEqual([
      '@@ -2,5 +2,5 @@',
      ' 2',
      ' 3',
      ' 4',
      '-5',
      '+five',
      ' 6',
    ]);
  });

  it('of a text that comes or goes is the text', () => {
    expect(lineDiff('', 'a {\n}\n')).toEqual(['+a {', '+}']);
    expect(lineDiff('a {\n}\n', '')).toEqual(['-a {', '-}']);
  });

  it('turns the one text into the other', () => {
    fc.assert(
      fc.property(text, text, (old, now) => {
        fc.pre(old !== now && old !== '' && now !== '');
        const patch = ['--- a', '+++ b', ...lineDiff(old, now), ''].join('\n');
        expect(applyPatch(old, patch)).toBe(now);
      }),
    );
  });

  it('gives up the search between texts that have nothing in common', () => {
    const long = (word: string) => Array.from({ length: 2000 }, (_, index) => `${word}${index}\n`).join('');
    const result = lineDiff(long('a'), long('b'));
    expect(result).toHaveLength(4000);
    expect([result[0], result[2000]]).toEqual(['-a0', '+b0']);
  });
});
