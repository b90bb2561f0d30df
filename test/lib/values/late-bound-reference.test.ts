import fc from 'fast-check';
import {
  countReferences,
  isLateBoundReference,
  lateBoundName,
  lateBoundReference,
  replaceReferences,
} from '../../../lib/values/late-bound-reference';

describe('a reference to a late-bound value', () => {
  it('says whose value it is and what it is', () => {
    expect(lateBoundReference(lateBoundName('web', 'hostname'))).toBe('@late-bound:web/hostname@');
    expect(lateBoundName('web', 'files', '/usr/local/etc/a.conf')).toBe('web/files/usr/local/etc/a.conf');
  });

  it('is one word of plain letters, whatever it is about', () => {
    expect(lateBoundName('web', 'files', "/b c/ü'~")).toBe('web/files/b%20c/%C3%BC%27%7e');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(lateBoundName('web', `/x${text}`)).toMatch(/^[A-Za-z0-9_.%/-]+$/);
      }),
    );
  });

  it('is told from other texts', () => {
    expect(isLateBoundReference('@late-bound:web/hostname@')).toBe(true);
    expect(
      [
        '',
        'web',
        '10.0.0.2/24',
        '@late-bound:',
        '@late-bound:@',
        'x @late-bound:a@',
        '@late-bound:a@,junk,@late-bound:b@',
        '@late-bound:a@\n',
      ].filter(isLateBoundReference),
    ).toEqual([]);
  });

  it('is counted wherever it stands', () => {
    expect(countReferences('a @late-bound:x@ b @late-bound:y@ @late-bound:')).toBe(3);
  });

  it('is replaced by its value and by nothing that looks like a pattern', () => {
    const values: Record<string, string> = { 'a/b': '$& $1 @late-bound:c@' };
    expect(replaceReferences('<@late-bound:a/b@> @late-bound:c@', (name) => values[name])).toBe(
      '<$& $1 @late-bound:c@> @late-bound:c@',
    );
  });
});
