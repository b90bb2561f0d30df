import { parseHostName, parseNetworkHostname } from '../../../lib/values/host-name';
import { thrownBy } from './thrown';

describe('the name of a Host, which becomes the name of a folder', () => {
  test.each(['web1', 'web1.example.org', 'A_b-c', '1'])('%s', (name) => {
    expect(parseHostName(name)).toBe(name);
  });

  test.each(['..', '.a', '-a', 'a/b', 'a b', 'ü', '$a'])('%p is refused', (name) => {
    expect(thrownBy(() => parseHostName(name))).toBe(
      `host name '${name}' becomes part of file names, so it may hold letters, digits, '.', '_' and '-' only ` +
        'and begins with a letter or digit',
    );
  });

  test('has a length', () => {
    expect(thrownBy(() => parseHostName(''))).toBe('host name is empty: give it a value or leave it out');
    expect(thrownBy(() => parseHostName('x'.repeat(256)))).toBe(
      `host name '${'x'.repeat(60)}…' has 256 bytes, at most 255 are allowed: shorten it`,
    );
  });
});

describe('a name on the network', () => {
  test.each(['web', 'web.example.org', '1.a-b.C', 'x'.repeat(63)])('%s', (name) => {
    expect(parseNetworkHostname(name)).toBe(name);
  });

  test.each(['a_b', '-a', 'a-', 'a..b', 'a.', 'größe', 'a b'])('%p is refused', (name) => {
    expect(thrownBy(() => parseNetworkHostname(name))).toBe(
      `hostname '${name}' is no host name: each part between dots is 1 to 63 letters, digits or '-', ` +
        "without '-' at its ends",
    );
  });

  test('has a length, and so has each part', () => {
    expect(thrownBy(() => parseNetworkHostname(''))).toBe(
      'hostname is empty: give it a value or leave it out',
    );
    expect(thrownBy(() => parseNetworkHostname('x'.repeat(64)))).toContain('is no host name');
    expect(parseNetworkHostname(`${'x.'.repeat(127)}x`)).toHaveLength(255);
    expect(thrownBy(() => parseNetworkHostname(`${'x.'.repeat(128)}x`))).toBe(
      `hostname '${'x.'.repeat(30)}…' has 257 bytes, at most 255 are allowed: shorten it`,
    );
  });
});
