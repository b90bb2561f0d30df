import { unvis } from './words';

test.each([
  ['/a\\040b', '/a b'],
  ['/a\\sb\\x41\\M-a\\^A', '/a bA\ufffd\x01'],
  ['/a\\\\', '/a\\'],
])('%s is decoded', (word, text) => expect(unvis(word)).toBe(text));

test.each(['\\q', '\\', '\\Mx', '\\xg'].map((escape) => `${escape}/b`))(
  '%s is no escape: strunvis(3) fails',
  (word) => expect(unvis(word)).toBeUndefined(),
);

test.each(['\\', '\\M', '\\M-', '\\M^', '\\^', '\\x'])(
  'an escape that ends too early is dropped: %s (unvis.c looks for an error only at the next byte)',
  (escape) => expect(unvis(`/a${escape}`)).toBe('/a'),
);

test('a byte 0 ends the text, as it ends every string of C', () => {
  expect(unvis('/a\\0b')).toBe('/a');
  expect(unvis('/a\\x00b')).toBe('/a');
});
