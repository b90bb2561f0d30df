/** How blocks are written, checked, compressed, encrypted and cached. From zfsprops(7). */
import { onOff, property } from '../zfs-property';
import type { ZfsProperty } from '../zfs-property';

const fastLevels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 500, 1000];

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const caches = ['all', 'none', 'metadata'] as const;

export const storageProperties: readonly ZfsProperty[] = [
  property('checksum', 'enum', {
    values: [
      ...['on', 'off', 'fletcher2', 'fletcher4', 'sha256', 'noparity', 'sha512', 'skein', 'edonr', 'blake3'],
    ],
    valuesSince: { blake3: '14.0' },
    default: 'on',
    summary: 'Checksum of new blocks.',
  }),
  property('compression', 'enum', {
    values: [
      ...['on', 'off', 'lz4', 'lzjb', 'zle'],
      ...['gzip', ...upTo(9).map((level) => `gzip-${level}`)],
      ...['zstd', ...upTo(19).map((level) => `zstd-${level}`)],
      ...['zstd-fast', ...fastLevels.map((level) => `zstd-fast-${level}`)],
    ],
    // On since OpenZFS 2.2, off before.
    default: 'on',
    poolFeature: 'zstd_compress for zstd',
    summary: 'Compression of new blocks.',
  }),
  property('dedup', 'enum', {
    values: [
      ...[
        'off',
        'on',
        'verify',
        'sha256',
        'sha256,verify',
        'sha512',
        'sha512,verify',
        'skein',
        'skein,verify',
      ],
      ...['edonr,verify', 'blake3', 'blake3,verify'],
    ],
    valuesSince: { blake3: '14.0', 'blake3,verify': '14.0' },
    default: 'off',
    summary: 'Keeps equal blocks once, at a high price in memory.',
  }),
  property('dnodesize', 'enum', {
    values: ['legacy', 'auto', '1k', '2k', '4k', '8k', '16k'],
    default: 'legacy',
    poolFeature: 'large_dnode',
    summary: 'Size of what describes a file on disk.',
  }),
  property('encryption', 'enum', {
    values: [
      ...[
        'off',
        'on',
        'aes-128-ccm',
        'aes-192-ccm',
        'aes-256-ccm',
        'aes-128-gcm',
        'aes-192-gcm',
        'aes-256-gcm',
      ],
    ],
    default: 'off',
    createOnly: true,
    poolFeature: 'encryption',
    summary: 'Cipher of the dataset, which its children inherit.',
  }),
  property('keyformat', 'enum', {
    values: ['raw', 'hex', 'passphrase'],
    inheritable: false,
    createOnly: true,
    summary: 'Form of the key, changed later by zfs change-key only.',
  }),
  property('keylocation', 'string', {
    values: ['prompt'],
    inheritable: false,
    summary: 'Where the key comes from: prompt, or a URL of file, https or http.',
  }),
  property('pbkdf2iters', 'int', {
    minimum: 100_000,
    default: '350000',
    inheritable: false,
    createOnly: true,
    summary: 'Rounds that make a passphrase harder to guess.',
  }),
  property('logbias', 'enum', {
    values: ['latency', 'throughput'],
    default: 'latency',
    summary: 'What synchronous writes are tuned for.',
  }),
  property('sync', 'enum', {
    values: ['standard', 'always', 'disabled'],
    default: 'standard',
    summary: 'When synchronous writes reach the disk; disabled risks data.',
  }),
  property('redundant_metadata', 'enum', {
    values: ['all', 'most', 'some', 'none'],
    default: 'all',
    summary: 'How much of the metadata has another copy.',
  }),
  property('primarycache', 'enum', { values: caches, default: 'all', summary: 'What is cached in memory.' }),
  property('secondarycache', 'enum', {
    values: caches,
    default: 'all',
    summary: 'What is cached on cache devices.',
  }),
  property('prefetch', 'enum', {
    values: caches,
    default: 'all',
    since: '14.0',
    summary: 'What is read ahead.',
  }),
  property('direct', 'enum', {
    values: ['disabled', 'standard', 'always'],
    default: 'standard',
    since: '15.0',
    summary: 'Whether reads and writes may go past the cache.',
  }),
  property('volmode', 'enum', {
    values: ['default', 'full', 'geom', 'dev', 'none'],
    default: 'default',
    appliesTo: 'volume',
    summary: 'How a volume shows up in /dev.',
  }),
  property('snapdev', 'enum', {
    values: ['hidden', 'visible'],
    default: 'hidden',
    appliesTo: 'volume',
    summary: 'Whether snapshots of a volume show up in /dev.',
  }),
  property('version', 'int', {
    values: ['current'],
    minimum: 1,
    maximum: 5,
    default: 'current',
    inheritable: false,
    summary: 'On-disk version, which only goes up.',
  }),
  property('vscan', 'bool', { values: onOff, default: 'off', summary: 'Unused.' }),
];
