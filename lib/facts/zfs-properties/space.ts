/** How much a dataset may take up, and how it lays it out. From zfsprops(7). */
import { property } from '../zfs-property';
import type { ZfsProperty } from '../zfs-property';

const none = ['none'] as const;
const mebibytes16 = 16 * 1024 ** 2;

export const spaceProperties: readonly ZfsProperty[] = [
  property('quota', 'size', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'Upper limit of the dataset with its children and snapshots.',
  }),
  property('refquota', 'size', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'Upper limit of the dataset without its children and snapshots.',
  }),
  property('reservation', 'size', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'Space kept for the dataset with its children.',
  }),
  property('refreservation', 'size', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'Space kept for the dataset without its children.',
  }),
  property('recordsize', 'size', {
    minimum: 512,
    // Above 128K the pool needs large_blocks.
    maximum: mebibytes16,
    powerOfTwo: true,
    default: '131072',
    summary: 'Block size of new files, a power of two.',
  }),
  property('special_small_blocks', 'size', {
    minimum: 0,
    maximum: mebibytes16,
    default: '0',
    summary: 'Blocks up to this size go to the special devices of the pool.',
  }),
  property('copies', 'int', {
    minimum: 1,
    maximum: 3,
    default: '1',
    summary: 'Copies of each new block.',
  }),
  property('filesystem_limit', 'count', {
    values: none,
    default: 'none',
    inheritable: false,
    poolFeature: 'filesystem_limits',
    summary: 'How many file systems there may be below.',
  }),
  property('snapshot_limit', 'count', {
    values: none,
    default: 'none',
    inheritable: false,
    poolFeature: 'filesystem_limits',
    summary: 'How many snapshots there may be below.',
  }),
  property('userquota@', 'size', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'Upper limit of one user.',
  }),
  property('groupquota@', 'size', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'Upper limit of one group.',
  }),
  property('projectquota@', 'size', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'Upper limit of one project.',
  }),
  property('userobjquota@', 'count', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'How many files and directories one user may have.',
  }),
  property('groupobjquota@', 'count', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'How many files and directories one group may have.',
  }),
  property('projectobjquota@', 'count', {
    values: none,
    default: 'none',
    inheritable: false,
    summary: 'How many files and directories one project may have.',
  }),
  property('volsize', 'size', {
    appliesTo: 'volume',
    inheritable: false,
    summary: 'Size of a volume.',
  }),
  property('volblocksize', 'size', {
    appliesTo: 'volume',
    minimum: 512,
    maximum: 131_072,
    powerOfTwo: true,
    default: '16384',
    inheritable: false,
    createOnly: true,
    summary: 'Block size of a volume.',
  }),
];
