import { isSetuid, parseFileMode } from '../../../lib/values/file-mode';
import { thrownBy } from './thrown';

test.each(['0644', '0755', '4755', '0000', '7777'])('%s is a mode', (mode) => {
  expect(parseFileMode(mode)).toBe(mode);
});

test.each(['', '644', '00644', '0888', '0o644', 'u+x', ' 0644'])('%p is refused', (mode) => {
  expect(thrownBy(() => parseFileMode(mode))).toBe(
    `file mode '${mode}' is not four octal digits: write it like '0644'`,
  );
});

test.each([
  ['0644', false],
  ['1777', false],
  ['4755', true],
  ['2755', true],
  ['6755', true],
])('%s lets a program run as somebody else: %s', (mode, expected) => {
  expect(isSetuid(mode)).toBe(expected);
});
