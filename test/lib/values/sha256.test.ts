import { parseSha256, sha256Of } from '../../../lib/values/sha256';
import { thrownBy } from './thrown';

test('a sum is kept in lower case', () => {
  expect(parseSha256('0123456789abcdef'.repeat(4))).toBe('0123456789abcdef'.repeat(4));
  expect(parseSha256('0123456789ABCDEF'.repeat(4))).toBe('0123456789abcdef'.repeat(4));
});

test.each([
  ['', "sha256 '' has 0 characters: it is 64 hexadecimal digits"],
  ['a'.repeat(63), `sha256 '${'a'.repeat(60)}…' has 63 characters: it is 64 hexadecimal digits`],
  ['a'.repeat(65), `sha256 '${'a'.repeat(60)}…' has 65 characters: it is 64 hexadecimal digits`],
  [
    'g'.repeat(64),
    `sha256 '${'g'.repeat(60)}…' holds a character that is no hexadecimal digit: copy the sum again`,
  ],
])('%p is refused', (sum, error) => {
  expect(thrownBy(() => parseSha256(sum))).toBe(error);
});

test('the sum of a content is one', () => {
  expect(sha256Of('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Of('ü')).toBe(sha256Of(Buffer.from('ü')));
  expect(parseSha256(sha256Of('anything'))).toBe(sha256Of('anything'));
});
