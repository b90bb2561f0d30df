import { checkParameterValue, jailParameter } from '../../../lib/facts';
import type { ParameterValue } from '../../../lib/facts';

function check(name: string, value: ParameterValue): string | undefined {
  const resolved = jailParameter(name);
  if (resolved === undefined) throw new Error(`no parameter ${name}`);
  return checkParameterValue(resolved.parameter, value);
}

describe('values that fit', () => {
  test.each<[string, ParameterValue]>([
    ['persist', true],
    ['persist', 'false'],
    ['securelevel', -1],
    ['securelevel', '3'],
    ['host.hostid', 4294967295],
    ['path', '/jails/web'],
    ['host.hostname', ''],
    ['host.hostname', 'größe # "$"'],
    ['exec.start', '/bin/sh /etc/rc'],
    ['exec.start', ['/bin/sh /etc/rc', 'true']],
    ['vnet', 'new'],
    ['ip4', 'disable'],
    ['ip4.addr', ['10.0.0.1', '10.0.0.2']],
    ['mount.fstab', ['/etc/a', '/etc/b']],
    ['meta', 'owner=web'],
    ['exec.consolelog', '/var/log/web.log'],
    ['mount', ['tmpfs /jails/web/tmp tmpfs', '\ta\t/b  nullfs ro 0 0 ']],
  ])('%s = %p', (name, value) => {
    expect(check(name, value)).toBeUndefined();
  });
});

describe('values that do not fit', () => {
  test.each<[string, ParameterValue, string]>([
    ['persist', 'yes', "parameter 'persist' is a boolean, not 'yes': use true or false"],
    ['persist', 1, "parameter 'persist' is a boolean, not 1: use true or false"],
    [
      'exec.consolelog',
      'x.log',
      "parameter 'exec.consolelog' is an absolute path, not 'x.log': begin it with '/'",
    ],
    [
      'mount.fstab',
      ['/etc/a', './b'],
      "parameter 'mount.fstab' is an absolute path, not './b': begin it with '/'",
    ],
    ...['a /b', ' ', 'a  '].map((line): [string, string, string] => [
      'mount',
      line,
      `parameter 'mount' is a line of fstab(5), and '${line}' has fewer than three fields: give it a source, a target and a type`,
    ]),
    [
      'mount',
      'tmpfs tmp tmpfs rw',
      "parameter 'mount' has the target 'tmp' in 'tmpfs tmp tmpfs rw', which is no absolute path: begin it with '/'",
    ],
    ['enforce_statfs', 3, "parameter 'enforce_statfs' is a whole number from 0 to 2, not 3"],
    ['enforce_statfs', 1.5, "parameter 'enforce_statfs' is a whole number from 0 to 2, not 1.5"],
    ['enforce_statfs', '', "parameter 'enforce_statfs' is a whole number from 0 to 2, not ''"],
    ['securelevel', '-2', "parameter 'securelevel' is a whole number from -1 to 3, not '-2'"],
    ['host.hostid', -1, "parameter 'host.hostid' is a whole number of at least 0, not -1"],
    ['linux.oss_version', 'x', "parameter 'linux.oss_version' is a whole number, not 'x'"],
    ['path', '', "parameter 'path' cannot be empty: leave it out instead"],
    ['path', true, "parameter 'path' is a string, not true"],
    ['path', ['/a'], `parameter 'path' is a string, not ["/a"]`],
    ['osrelease', 'x'.repeat(32), `parameter 'osrelease' takes at most 31 bytes, '${'x'.repeat(32)}' has 32`],
    [
      'host.hostname',
      'a\0b',
      "parameter 'host.hostname' has a NUL in 'a\\u0000b', which jail.conf cannot hold: remove it",
    ],
    [
      'exec.start',
      ['\ud800'],
      "parameter 'exec.start' has half a character in '\\ud800', which has no UTF-8 form: remove it",
    ],
    ['exec.start', [], "parameter 'exec.start' cannot be an empty list: leave it out instead"],
    ['exec.start', [''], "parameter 'exec.start' has an empty string in its list: leave it out"],
    ['exec.start', 5, "parameter 'exec.start' is a list of strings, not 5"],
    ['vnet', true, "parameter 'vnet' is one of new, inherit, not true"],
    ['vnet', 'disable', "parameter 'vnet' is one of new, inherit, not 'disable'"],
    ['dying', true, "parameter 'dying' is set by the kernel alone: leave it out"],
    ['children.cur', 0, "parameter 'children.cur' is set by the kernel alone: leave it out"],
  ])('%s = %p', (name, value, error) => {
    expect(check(name, value)).toBe(error);
  });

  test('a long value is shortened where it is shown', () => {
    expect(check('host.hostname', 'x'.repeat(300))).toBe(
      `parameter 'host.hostname' takes at most 255 bytes, '${'x'.repeat(60)}…' has 300`,
    );
  });

  test('bytes are counted, not characters', () => {
    expect(check('host.hostuuid', 'ü'.repeat(31))).toBeUndefined();
    expect(check('host.hostuuid', 'ü'.repeat(32))).toContain('takes at most 63 bytes');
  });
});
