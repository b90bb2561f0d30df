import { parseUserName } from '../../../lib/values/user-name';
import { thrownBy } from './thrown';

test.each(['root', 'www', '_dhcp', 'a.b-c', 'machine$', '0', '80', '4294967294', 'x'.repeat(32)])(
  '%s is a user',
  (name) => {
    expect(parseUserName(name)).toBe(name);
  },
);

test.each(['-a', 'a:b', 'a b', '1a', 'ü', '$', 'a$b', '-1'])('%p is refused', (name) => {
  expect(thrownBy(() => parseUserName(name))).toBe(
    `user or group '${name}' is neither a name of letters, digits, '_', '.' and '-' nor a number`,
  );
});

test.each([
  ['', 'user or group is empty: give it a value or leave it out'],
  ['x'.repeat(33), `user or group '${'x'.repeat(33)}' has 33 bytes, at most 32 are allowed: shorten it`],
  ['4294967295', "user or group '4294967295' is a number above 4294967294: use a smaller one"],
])('%p is out of range', (name, error) => {
  expect(thrownBy(() => parseUserName(name))).toBe(error);
});
