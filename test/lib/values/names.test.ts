import { isSetuid, parseFileMode } from '../../../lib/values/file-mode';
import { parseHostName, parseNetworkHostname } from '../../../lib/values/host-name';
import { parsePackageName } from '../../../lib/values/package-name';
import { parsePort } from '../../../lib/values/port';
import { parseRcVariable } from '../../../lib/values/rc-variable';
import { parseServiceName } from '../../../lib/values/service-name';
import { parseSha256, sha256Of } from '../../../lib/values/sha256';
import { parseUserName } from '../../../lib/values/user-name';
import { thrownBy } from './thrown';

describe.each<[string, (text: string) => string, readonly string[], readonly (readonly [string, string])[]]>([
  [
    'the name of a Host',
    parseHostName,
    ['web1', 'web1.example.org', 'A_b-c', '1'],
    [
      ['', 'host name is empty: give it a value or leave it out'],
      ...['..', '.a', '-a', 'a/b', 'a b', 'ü', 'a\n'].map(
        (name) =>
          [
            name,
            `host name '${name.replace('\n', '\\n')}' becomes part of file names, so it may hold letters, digits, ` +
              "'.', '_' and '-' only and begins with a letter or digit",
          ] as const,
      ),
    ],
  ],
  [
    'a host name on the network',
    parseNetworkHostname,
    ['web', 'web.example.org', '1.a-b.C', 'x'.repeat(63)],
    [
      ['', 'hostname is empty: give it a value or leave it out'],
      [
        'x.'.repeat(128) + 'x',
        `hostname '${'x.'.repeat(30)}…' has 257 bytes, at most 255 are allowed: shorten it`,
      ],
      ...['a_b', '-a', 'a-', 'a..b', 'a.', 'größe', 'a b', 'x'.repeat(60) + 'x.-'].map(
        (name) =>
          [
            name,
            `hostname '${name.length > 60 ? `${name.slice(0, 60)}…` : name}' is no host name: each part between dots ` +
              "is 1 to 63 letters, digits or '-', without '-' at its ends",
          ] as const,
      ),
    ],
  ],
  [
    'a file mode',
    parseFileMode,
    ['0644', '0755', '4755', '0000', '7777'],
    ['', '644', '00644', '0888', '0o644', 'u+x', '0644\n'].map(
      (mode) =>
        [
          mode,
          `file mode '${mode.replace('\n', '\\n')}' is not four octal digits: write it like '0644'`,
        ] as const,
    ),
  ],
  [
    'a user',
    parseUserName,
    ['root', 'www', '_dhcp', 'a.b-c', 'host$', '0', '80', '4294967294'],
    [
      ['', 'user or group is empty: give it a value or leave it out'],
      ['x'.repeat(33), `user or group '${'x'.repeat(33)}' has 33 bytes, at most 32 are allowed: shorten it`],
      ['4294967295', "user or group '4294967295' is a number above 4294967294: use a smaller one"],
      ...['-a', 'a:b', 'a b', '1a', 'ü', '$'].map(
        (name) =>
          [
            name,
            `user or group '${name}' is neither a name of letters, digits, '_', '.' and '-' nor a number`,
          ] as const,
      ),
    ],
  ],
  [
    'a package',
    parsePackageName,
    ['nginx', 'www/nginx', 'py311-django', 'nginx-1.26.2,3', 'gtk+', 'devel/git@lite', 'php84-pecl-APCu'],
    [
      ['', 'package is empty: give it a value or leave it out'],
      ...['-f', 'a b', 'a;b', '*', 'a/b/c', '/a', '../a', 'a@', '$x'].map(
        (name) =>
          [
            name,
            `package '${name}' is no name or origin of a package: write it like 'nginx' or 'www/nginx'`,
          ] as const,
      ),
    ],
  ],
  [
    'a service',
    parseServiceName,
    ['nginx', 'php_fpm', 'php-fpm', 'local_unbound', 'a.b'],
    [
      ['', 'service is empty: give it a value or leave it out'],
      ...['-a', 'a b', 'a/b', '../a', '.a', 'ü'].map(
        (name) =>
          [
            name,
            `service '${name}' is no name of a script in rc.d: use letters, digits, '_', '.' and '-', such as 'nginx'`,
          ] as const,
      ),
    ],
  ],
  [
    'a variable of rc.conf',
    parseRcVariable,
    ['nginx_enable', '_x', 'A1'],
    [
      ['', 'rc variable is empty: give it a value or leave it out'],
      ...['1a', 'a-b', 'a.b', 'a b', 'a=b', 'ü'].map(
        (name) =>
          [
            name,
            `rc variable '${name}' is no name of a shell variable: use letters, digits and '_', such as 'nginx_enable'`,
          ] as const,
      ),
    ],
  ],
  [
    'a sum',
    parseSha256,
    ['0'.repeat(64), '0123456789abcdef'.repeat(4)],
    [
      ['', "sha256 '' has 0 characters: it is 64 hexadecimal digits"],
      ['a'.repeat(63), `sha256 '${'a'.repeat(60)}…' has 63 characters: it is 64 hexadecimal digits`],
      ['a'.repeat(65), `sha256 '${'a'.repeat(60)}…' has 65 characters: it is 64 hexadecimal digits`],
      [
        'g'.repeat(64),
        `sha256 '${'g'.repeat(60)}…' holds a character that is no hexadecimal digit: copy the sum again`,
      ],
    ],
  ],
])('%s', (_what, parse, good, bad) => {
  test.each(good)('%s', (text) => {
    expect(parse(text)).toBe(text);
  });

  test.each(bad)('%p is refused', (text, error) => {
    expect(thrownBy(() => parse(text))).toBe(error);
  });
});

test('a sum is kept in lower case', () => {
  expect(parseSha256('0123456789ABCDEF'.repeat(4))).toBe('0123456789abcdef'.repeat(4));
});

test('the sum of a content', () => {
  expect(sha256Of('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Of('ü')).toBe(sha256Of(Buffer.from('ü')));
});

test.each([
  ['0644', false],
  ['1777', false],
  ['4755', true],
  ['2755', true],
  ['6755', true],
])('%s sets an id: %s', (mode, expected) => {
  expect(isSetuid(mode)).toBe(expected);
});

test('a port', () => {
  expect([1, 80, 65535].map(parsePort)).toEqual([1, 80, 65535]);
  for (const port of [0, 65536, -1, 1.5, NaN]) {
    expect(thrownBy(() => parsePort(port))).toBe(`port ${port} is not a whole number from 1 to 65535`);
  }
});
