import type { Release } from '../release';
import { atLeast } from '../release';

/** A native property of zfsprops(7), as far as its values are checked here. */
export interface NativeProperty {
  readonly name: string;
  readonly kind: 'index' | 'size' | 'number' | 'string' | 'read only';
  readonly values?: readonly string[];
  readonly byDefault: string;
  readonly inherited: boolean;
  /** Can be given when a dataset is made, and never later. */
  readonly onceOnly?: boolean;
  readonly since?: Release;
}

const BOOL = ['on', 'off'];
const index = (
  name: string,
  values: string,
  byDefault: string,
  more: Partial<NativeProperty> = {},
): NativeProperty => ({
  name,
  kind: 'index',
  values: values.split(' '),
  byDefault,
  inherited: true,
  ...more,
});
const bool = (name: string, byDefault: string, more: Partial<NativeProperty> = {}): NativeProperty =>
  index(name, BOOL.join(' '), byDefault, more);
const size = (name: string, more: Partial<NativeProperty> = {}): NativeProperty => ({
  name,
  kind: 'size',
  byDefault: '0',
  inherited: false,
  ...more,
});
const computed = (name: string): NativeProperty => ({
  name,
  kind: 'read only',
  byDefault: '-',
  inherited: false,
});

const range = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${from + at}`);
const COMPRESSION = [
  ...['on', 'off', 'lzjb', 'gzip'],
  ...range('gzip-', 1, 9),
  ...['zle', 'lz4', 'zstd'],
  ...range('zstd-', 1, 19),
  'zstd-fast',
  ...range('zstd-fast-', 1, 10),
  ...[20, 30, 40, 50, 60, 70, 80, 90, 100, 500, 1000].map((level) => `zstd-fast-${level}`),
].join(' ');
const CHECKSUM = 'on off fletcher2 fletcher4 sha256 noparity sha512 skein edonr blake3';
const CIPHERS = 'off on aes-128-ccm aes-192-ccm aes-256-ccm aes-128-gcm aes-192-gcm aes-256-gcm';

const SETTABLE: readonly NativeProperty[] = [
  size('quota'),
  size('reservation'),
  size('recordsize', { byDefault: '131072', inherited: true }),
  { name: 'mountpoint', kind: 'string', byDefault: '', inherited: true },
  { name: 'sharenfs', kind: 'string', byDefault: 'off', inherited: true },
  index('checksum', CHECKSUM, 'on'),
  index('compression', COMPRESSION, 'on'),
  bool('atime', 'on'),
  bool('devices', 'on'),
  bool('exec', 'on'),
  bool('setuid', 'on'),
  bool('readonly', 'off'),
  bool('jailed', 'off'),
  index('snapdir', 'hidden visible disabled', 'hidden'),
  index('aclmode', 'discard groupmask passthrough restricted', 'discard'),
  index('aclinherit', 'discard noallow restricted passthrough passthrough-x', 'restricted'),
  index('canmount', 'on off noauto', 'on', { inherited: false }),
  index('xattr', 'on off sa dir', 'sa'),
  index('copies', '1 2 3', '1'),
  { name: 'version', kind: 'number', byDefault: '5', inherited: false },
  bool('utf8only', 'off', { onceOnly: true }),
  index('normalization', 'none formC formD formKC formKD', 'none', { onceOnly: true }),
  index('casesensitivity', 'sensitive insensitive mixed', 'sensitive', { onceOnly: true }),
  bool('nbmand', 'off'),
  { name: 'sharesmb', kind: 'string', byDefault: 'off', inherited: true },
  size('refquota'),
  size('refreservation'),
  index('primarycache', 'all none metadata', 'all'),
  index('secondarycache', 'all none metadata', 'all'),
  index('logbias', 'latency throughput', 'latency'),
  index(
    'dedup',
    'off on verify sha256 sha256,verify sha512 sha512,verify skein skein,verify edonr,verify blake3 blake3,verify',
    'off',
  ),
  { name: 'mlslabel', kind: 'string', byDefault: 'none', inherited: true },
  index('sync', 'standard always disabled', 'standard'),
  index('dnodesize', 'legacy auto 1k 2k 4k 8k 16k', 'legacy'),
  index('volmode', 'default full geom dev none', 'default'),
  size('filesystem_limit'),
  size('snapshot_limit'),
  index('acltype', 'off noacl nfsv4 posix posixacl', 'nfsv4'),
  bool('relatime', 'on'),
  index('redundant_metadata', 'all most some none', 'all'),
  bool('overlay', 'on'),
  index('encryption', CIPHERS, 'off', { onceOnly: true }),
  { name: 'keylocation', kind: 'string', byDefault: 'none', inherited: false },
  index('keyformat', 'none raw hex passphrase', 'none', { inherited: false, onceOnly: true }),
  size('pbkdf2iters', { onceOnly: true }),
  size('special_small_blocks', { inherited: true }),
  index('prefetch', 'all none metadata', 'all', { since: '14.4' }),
  index('direct', 'disabled standard always', 'standard', { since: '15.1' }),
  bool('longname', 'off', { since: '15.1' }),
  size('volsize'),
  size('volblocksize', { byDefault: '16384', onceOnly: true }),
];

const COMPUTED = (
  'type creation used available referenced compressratio mounted origin guid createtxg usedbysnapshots usedbydataset ' +
  'usedbychildren usedbyrefreservation userrefs defer_destroy written logicalused logicalreferenced refcompressratio ' +
  'clones encryptionroot keystatus objsetid receive_resume_token snapshot_count filesystem_count snapshots_changed'
)
  .split(' ')
  .map(computed);

const SHORT: Readonly<Record<string, string>> = {
  avail: 'available',
  compress: 'compression',
  refer: 'referenced',
  rdonly: 'readonly',
  recsize: 'recordsize',
  reserv: 'reservation',
  refreserv: 'refreservation',
  ratio: 'compressratio',
  lused: 'logicalused',
  lrefer: 'logicalreferenced',
};

export const nativeProperties = (release: Release): readonly NativeProperty[] =>
  [...COMPUTED, ...SETTABLE].filter(({ since }) => !since || atLeast(release, since));

export function nativeProperty(name: string, release: Release): NativeProperty | undefined {
  const long = SHORT[name] ?? name;
  return nativeProperties(release).find((property) => property.name === long);
}

export const isUserProperty = (name: string): boolean =>
  /^[a-z0-9:\-_.]+$/.test(name) && name.includes(':') && name.length <= 256 && !name.startsWith('-');

/** Default compression is on since OpenZFS 2.2, and off before. */
export const defaultOf = (property: NativeProperty, release: Release): string =>
  property.name === 'compression' && !atLeast(release, '14.4') ? 'off' : property.byDefault;

const UNITS = 'BKMGTPEZ';

/** `1.5G` as a number of bytes; undefined for what is no number. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([bkmgtpez]?)(?:i?b)?$/i.exec(text);
  if (!match) return undefined;
  const unit = Math.max(0, UNITS.indexOf((match[2] ?? '').toUpperCase()));
  return Math.floor(Number(match[1]) * 1024 ** unit);
}

/** A number as zfs(8) shows it without -p. */
export function niceNumber(number: number): string {
  let unit = 0;
  while (number / 1024 ** unit >= 1024 && unit < 6) unit += 1;
  const scaled = number / 1024 ** unit;
  const suffix = unit === 0 ? 'B' : (UNITS[unit] ?? '');
  if (Number.isInteger(scaled)) return `${scaled}${suffix}`;
  const digits = [2, 1, 0].find((count) => scaled.toFixed(count).length <= 4) ?? 0;
  return `${scaled.toFixed(digits)}${suffix}`;
}

/** A value in the form it is kept in; or why it cannot be set, in libzfs's words. */
export function canonicalValue(
  property: NativeProperty,
  value: string,
): { value: string } | { error: string } {
  const { name } = property;
  switch (property.kind) {
    case 'index':
      if (property.values?.includes(value)) return { value };
      return { error: `'${name}' must be one of '${(property.values ?? []).join(' | ')}'` };
    case 'size':
    case 'number': {
      if (value === 'none' && property.byDefault === '0') return { value: '0' };
      const number = parseSize(value);
      if (number === undefined) return { error: `bad numeric value '${value}'` };
      if (
        name === 'recordsize' &&
        (number < 512 || number > 16777216 || !Number.isInteger(Math.log2(number)))
      ) {
        return { error: "'recordsize' must be power of 2 from 512B to 16M" };
      }
      return { value: String(number) };
    }
    case 'string':
      if (name === 'mountpoint' && !/^\/|^none$|^legacy$/.test(value)) {
        return { error: "'mountpoint' must be an absolute path, 'none', or 'legacy'" };
      }
      return { value: name === 'mountpoint' ? value.replace(/(?<=.)\/+$/, '') : value };
    default:
      return { error: `'${name}' is readonly` };
  }
}
