import { expandPattern } from '../../../lib/jailconf/glob';

const tree: Readonly<Record<string, readonly string[]>> = {
  '': ['b.conf', 'a.conf', '.hidden.conf', 'c.txt', 'é.conf', 'conf.d', '[x].conf'],
  'conf.d/': ['2.conf', '1.conf', 'sub'],
  'conf.d/sub/': ['1.conf'],
};

function expand(pattern: string): string[] | undefined {
  return expandPattern(pattern, (directory) => tree[directory]);
}

test.each([
  ['*.conf', ['[x].conf', 'a.conf', 'b.conf', 'é.conf']],
  ['[ab].conf', ['a.conf', 'b.conf']],
  ['[!a].conf', ['b.conf']],
  ['[a-c].*', ['a.conf', 'b.conf', 'c.txt']],
  ['?.conf', ['a.conf', 'b.conf']],
  ['??.conf', ['é.conf']],
  ['.*.conf', ['.hidden.conf']],
  ['conf.d/*.conf', ['conf.d/1.conf', 'conf.d/2.conf']],
  ['*/*.conf', ['conf.d/1.conf', 'conf.d/2.conf']],
  ['*/sub/1.conf', ['conf.d/sub/1.conf']],
  ['*/none', []],
  ['none/*', []],
  ['*\\*', []],
  ['[[]x].conf', ['[x].conf']],
  ['[]a].conf', ['a.conf']],
  ['.*', ['.', '..', '.hidden.conf']],
  ['conf.d/.*', ['conf.d/.', 'conf.d/..']],
  ['none/.*', []],
  ['*/', ['conf.d/']],
  ['*/..', ['conf.d/..']],
  ['*/sub/', ['conf.d/sub/']],
  ['[a[/]*', []],
  ['conf.d[/]1.conf', []],
  ['conf.d[!/]1.conf', []],
  ['[\\]a].conf', ['a.conf']],
  ['[a\\-c].conf', ['a.conf']],
  ['[\\!a].conf', ['a.conf']],
])('%s', (pattern, files) => {
  expect(expand(pattern)).toEqual(files);
});

test.each(['a.conf', '\\*.conf', 'a[b.conf', 'a[b\\]', '[!]', '/etc/jail.conf', ''])(
  '%j is the name of one file',
  (pattern) => {
    expect(expand(pattern)).toBeUndefined();
  },
);

test('a text of 1024 bytes is no pattern, a backslash not counted', () => {
  expect(expand(`${'x'.repeat(1022)}*`)).toEqual([]);
  expect(expand(`\\x${'x'.repeat(1021)}*`)).toEqual([]);
  expect(expand(`${'x'.repeat(1023)}*`)).toBeUndefined();
});
