import { quoteName, quoteWord, unwritable } from '../../../lib/jailconf/quote';

describe('quoteWord', () => {
  test.each([
    ['web', 'web'],
    ['10.0.0.2', '10.0.0.2'],
    ['2001:db8::1', '2001:db8::1'],
    ['inherit', 'inherit'],
    ['', '""'],
    ['/jails/web', '"/jails/web"'],
    ['10.0.0.2/24', '"10.0.0.2/24"'],
    ['em0|10.0.0.2', '"em0|10.0.0.2"'],
    ['/bin/sh /etc/rc', '"/bin/sh /etc/rc"'],
    ["it's", '"it\'s"'],
    ['*', '"*"'],
    ['# no comment', '"# no comment"'],
    ['é', '"é"'],
    ['🐡', '"🐡"'],
    ['echo $HOME', "'echo $HOME'"],
    ['say "hi"', '\'say "hi"\''],
    ['a\\b', "'a\\\\b'"],
    ["'$x'", "'\\'$x\\''"],
    ['two\nlines', '"two\\nlines"'],
    ['tab\tcr\r', '"tab\\tcr\\r"'],
    ['\x1b1', '"\\0331"'],
    ['\x7f', '"\\177"'],
    ['$\n', "'$\\n'"],
  ])('writes %j as %s', (text, written) => {
    expect(quoteWord(text)).toBe(written);
  });

  test('refuses a NUL', () => {
    expect(() => quoteWord('a\0b')).toThrow(
      '"a\\u0000b" cannot be written in jail.conf: it holds a NUL character, at which jail(8) would silently cut it, remove it',
    );
  });

  test.each([['a\uD800'], ['\uDC00b'], ['\uDC00\uD800']])('refuses the lone surrogate in %j', (text) => {
    expect(unwritable(text)).toMatch(
      /^it holds half of a surrogate pair at index \d, which has no UTF-8 form/,
    );
    expect(() => quoteWord(text)).toThrow('cannot be written in jail.conf');
  });
});

test('quoteName writes one token', () => {
  expect(quoteName('allow.raw_sockets')).toBe('allow.raw_sockets');
  expect(quoteName('my jail')).toBe('"my jail"');
  expect(quoteName('')).toBe('""');
});
