import { checkZfsValue, normalZfsValue, zfsValueAvailable } from '../../../lib/facts';

describe('values that fit', () => {
  test.each([
    ['quota', '10G'],
    ['quota', 'none'],
    ['quota', '0'],
    ['recordsize', '16k'],
    ['recordsize', '16M'],
    ['compression', 'zstd-19'],
    ['compression', 'zstd-fast-500'],
    ['compression', 'gzip-9'],
    ['atime', 'off'],
    ['copies', '3'],
    ['version', 'current'],
    ['version', '5'],
    ['pbkdf2iters', '100000'],
    ['snapshot_limit', '100'],
    ['mountpoint', '/usr/local/jails'],
    ['mountpoint', '/'],
    ['mountpoint', 'legacy'],
    ['keylocation', 'file:///root/key'],
    ['sharenfs', '-network 10.0.0.0/24'],
    ['userquota@www', '1G'],
    ['org.example:note', 'whatever, "quoted" and ünicode'],
    ['org.example:note', ''],
  ])('%s=%s', (name, value) => {
    expect(checkZfsValue(name, value)).toBeUndefined();
  });
});

describe('values that do not fit', () => {
  test.each([
    ['quota', '12X', "property 'quota' is none or a size such as '10G', not '12X'"],
    ['quota', '1.5G', "property 'quota' is none or a size such as '10G', not '1.5G'"],
    ['quota', '-1', "property 'quota' is none or a size such as '10G', not '-1'"],
    ['recordsize', '100K', "property 'recordsize' is a power of two from 512 to 16777216 bytes, not '100K'"],
    ['recordsize', '256', "property 'recordsize' is a power of two from 512 to 16777216 bytes, not '256'"],
    [
      'special_small_blocks',
      '32M',
      "property 'special_small_blocks' is a size such as '10G' from 0 to 16777216 bytes, not '32M'",
    ],
    [
      'compression',
      'zst',
      "property 'compression' is one of on, off, lz4, lzjb, zle, gzip, gzip-N, zstd, zstd-N, zstd-fast, " +
        "zstd-fast-N, not 'zst'",
    ],
    ['atime', 'yes', "property 'atime' is on or off, not 'yes'"],
    ['canmount', 'true', "property 'canmount' is one of on, off, noauto, not 'true'"],
    ['copies', '4', "property 'copies' is a whole number from 1 to 3, not '4'"],
    ['version', '9', "property 'version' is current or a whole number from 1 to 5, not '9'"],
    ['pbkdf2iters', '5', "property 'pbkdf2iters' is a whole number of at least 100000, not '5'"],
    ['mountpoint', 'jails', "property 'mountpoint' is none, legacy or an absolute path, not 'jails'"],
    ['mountpoint', '/jails/', "property 'mountpoint' is none, legacy or an absolute path, not '/jails/'"],
    ['sharenfs', '', "property 'sharenfs' is a string that is not empty, not ''"],
    ['sharenfs', 'a\nb', "property 'sharenfs' has a control character in 'a\\nb': remove it"],
    ['volsize', '1G', "property 'volsize' is for volumes: a jail's dataset is a file system"],
    ['used', '1', "property 'used' can only be read: leave it out"],
    [
      'quotas',
      '1G',
      "zfs knows no property 'quotas': a property of your own needs a colon, such as 'org.example:note'",
    ],
    [
      'Org:note',
      'x',
      "user property 'Org:note' may hold lower-case letters, digits and : - . _ only, without a - in front",
    ],
    [
      '-a:b',
      'x',
      "user property '-a:b' may hold lower-case letters, digits and : - . _ only, without a - in front",
    ],
    ['a:b', 'x'.repeat(8193), "user property 'a:b' has a value of 8193 bytes, at most 8192 are allowed"],
    [
      `a:${'b'.repeat(255)}`,
      'x',
      `user property 'a:${'b'.repeat(58)}…' has 257 bytes, at most 256 are allowed`,
    ],
  ])('%s=%s', (name, value, error) => {
    expect(checkZfsValue(name, value)).toBe(error);
  });
});

describe('the form in which values are compared', () => {
  test.each([
    ['quota', '1G', '1073741824'],
    ['quota', '1024m', '1073741824'],
    ['quota', 'none', '0'],
    ['recordsize', '128K', '131072'],
    ['snapshot_limit', 'none', '0'],
    ['compression', 'zstd', 'zstd'],
    ['mountpoint', 'none', 'none'],
    ['org.example:size', '1G', '1G'],
  ])('%s=%s is %s', (name, value, normal) => {
    expect(normalZfsValue(name, value)).toBe(normal);
  });
});

describe('which host knows a value', () => {
  test.each([
    ['checksum', 'blake3', '13.5', false],
    ['checksum', 'blake3', '14.0', true],
    ['checksum', 'sha512', '13.5', true],
    ['prefetch', 'none', '13.5', false],
    ['direct', 'always', '14.4', false],
    ['direct', 'always', '15.1', true],
    ['snapdir', 'disabled', '14.4', false],
    ['snapdir', 'hidden', '13.5', true],
    ['org.example:note', 'x', '13.5', true],
  ])('%s=%s on %s: %s', (name, value, release, expected) => {
    expect(zfsValueAvailable(name, value, release)).toBe(expected);
  });
});
