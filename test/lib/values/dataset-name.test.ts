import { isDatasetBelow, parentDatasetName, parseDatasetName } from '../../../lib/values/dataset-name';
import { thrownBy } from './thrown';

test.each([
  'zroot',
  'zroot/jails',
  'zroot/jails/web-1_a.b:c',
  'a/1/2',
  `z/${'x'.repeat(253)}`,
  Array(50).fill('z').join('/'),
])('%s is a name', (name) => {
  expect(parseDatasetName(name)).toBe(name);
});

test.each([
  ['', 'dataset name is empty: give it a value or leave it out'],
  ['/zroot', "dataset name '/zroot' begins or ends with '/': write it like 'zroot/jails'"],
  ['zroot/', "dataset name 'zroot/' begins or ends with '/': write it like 'zroot/jails'"],
  ['zroot//a', "dataset name 'zroot//a' holds '//': write it like 'zroot/jails'"],
  [
    'zroot@a',
    "dataset name 'zroot@a' holds a '@' or '#', which makes it a snapshot or bookmark: name the dataset itself",
  ],
  [
    'zroot#a',
    "dataset name 'zroot#a' holds a '@' or '#', which makes it a snapshot or bookmark: name the dataset itself",
  ],
  [
    'zroot/a b',
    "dataset name 'zroot/a b' holds a blank, which fstab and scripts stumble over: use '-' or '_' instead",
  ],
  ['zroot/ü', "dataset name 'zroot/ü' may hold letters, digits, '-', '_', '.' and ':' only"],
  ['zroot/%recv', "dataset name 'zroot/%recv' may hold letters, digits, '-', '_', '.' and ':' only"],
  ['zroot/a\n', "dataset name 'zroot/a\\n' holds a control character: remove it"],
  ['zroot/a\0', "dataset name 'zroot/a\\u0000' holds a NUL, which no file can carry: remove it"],
  [
    'zroot/..',
    "dataset name 'zroot/..' has '.' or '..' as a component, which ZFS refuses: name the dataset itself",
  ],
  [
    'zroot/./a',
    "dataset name 'zroot/./a' has '.' or '..' as a component, which ZFS refuses: name the dataset itself",
  ],
  ['1tank', "dataset name '1tank' names a pool that does not begin with a letter: begin it with one"],
  [
    'mirror/a',
    "dataset name 'mirror/a' names a pool by a word that zpool(8) keeps for itself: use another one",
  ],
  ['c0t0', "dataset name 'c0t0' names a pool by a word that zpool(8) keeps for itself: use another one"],
  [
    `z/${'x'.repeat(254)}`,
    `dataset name 'z/${'x'.repeat(58)}…' has 256 bytes, at most 255 are allowed: shorten it`,
  ],
  [
    Array(51).fill('z').join('/'),
    `dataset name '${'z/'.repeat(30)}…' has 51 levels, at most 50 are allowed: nest it less deep`,
  ],
])('%p is refused', (name, error) => {
  expect(thrownBy(() => parseDatasetName(name))).toBe(error);
});

test('knows what lies above and below', () => {
  expect(parentDatasetName('zroot/jails/web')).toBe('zroot/jails');
  expect(parentDatasetName('zroot')).toBeUndefined();
  expect(isDatasetBelow('zroot/jails/web', 'zroot')).toBe(true);
  expect(isDatasetBelow('zroot/jails', 'zroot/jails')).toBe(false);
  expect(isDatasetBelow('zroot/jails2', 'zroot/jails')).toBe(false);
});
