import fc from 'fast-check';
import { parseJailName, rcJailName } from '../../../lib/values/jail-name';
import { thrownBy } from './thrown';

test.each(['web', 'Web-1', 'a', '1a', '0x10', '007web', 'a_b-c', '1-2', '5_', 'x'.repeat(63)])(
  '%s is a name',
  (name) => {
    expect(parseJailName(name)).toBe(name);
  },
);

const alone = "use letters, digits, '-' and '_'";
const instead = "use '-' or '_' instead";
const jid = 'jail(8) reads it as the number of a jail, start it with a letter';

test.each([
  ['', 'jail name is empty: give it a value or leave it out'],
  ['12', `jail name '12' is a number: ${jid}`],
  ['0', `jail name '0' is a number: ${jid}`],
  ['007', `jail name '007' is a number: ${jid}`],
  ['+5', `jail name '+5' is a number with a sign: ${jid}`],
  ['-6', `jail name '-6' is a number with a sign: ${jid}`],
  ['*', `jail name '*' holds a '*', which jail(8) reads as every jail: ${alone}`],
  ['web*', `jail name 'web*' holds a '*', which jail(8) reads as every jail: ${alone}`],
  ['a.b', `jail name 'a.b' holds a '.', which makes it the child of another jail: ${instead}`],
  ['a:b', `jail name 'a:b' holds a ':', which rctl(8) reads as the end of it: ${instead}`],
  ['a,b', `jail name 'a,b' holds a ',', which rctl(8) reads as the end of it: ${instead}`],
  ['a/b', `jail name 'a/b' holds a '/', which rctl(8) reads as the end of it: ${instead}`],
  ['a=b', `jail name 'a=b' holds a '=', which rctl(8) reads as the end of it: ${instead}`],
  ['my web', `jail name 'my web' holds a blank: ${instead}`],
  [' 9', `jail name ' 9' holds a blank: ${instead}`],
  ["it's", `jail name 'it's' holds a quote: ${alone}`],
  ['a"b', `jail name 'a"b' holds a quote: ${alone}`],
  ['a\nb', `jail name 'a\\nb' holds a control character: ${alone}`],
  ['a\0b', `jail name 'a\\u0000b' holds a control character: ${alone}`],
  ['a\tb', `jail name 'a\\tb' holds a control character: ${alone}`],
  ['größe', `jail name 'größe' holds a character that is not ASCII: ${alone}`],
  ['\ud800', `jail name '\\ud800' holds a character that is not ASCII: ${alone}`],
  ['a$b', `jail name 'a$b' holds a '$': ${alone}`],
  ['a{b}', `jail name 'a{b}' holds a '{': ${alone}`],
  ['-web', "jail name '-web' does not begin with a letter or a digit: begin it with one"],
  ['_web', "jail name '_web' does not begin with a letter or a digit: begin it with one"],
  ['x'.repeat(64), `jail name '${'x'.repeat(60)}…' has 64 bytes, at most 63 are allowed: shorten it`],
])('%p is refused', (name, error) => {
  expect(thrownBy(() => parseJailName(name))).toBe(error);
});

test('any text is a plain name or a ValueError', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
      try {
        expect(parseJailName(text)).toMatch(/^(?!\d+$)[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ValueError' });
      }
    }),
  );
});

test("two names may meet in rc.d/jail's variables", () => {
  expect(rcJailName('web-1-a')).toBe('web_1_a');
  expect(rcJailName('web_1-a')).toBe(rcJailName('web-1_a'));
});
