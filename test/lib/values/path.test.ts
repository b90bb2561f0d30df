import { posix } from 'node:path';
import fc from 'fast-check';
import { isPathBelow, joinPaths, parseInnerPath, parseJailPath, parsePath } from '../../../lib/values/path';
import { thrownBy } from './thrown';

test.each(['/', '/jails/web', '/a b/ü/$x', '/.hidden/..a/b..', '/...', `/${'x'.repeat(255)}`])(
  '%s is a path',
  (path) => {
    expect(parsePath(path)).toBe(path);
  },
);

test.each([
  ['', 'path is empty: give it a value or leave it out'],
  ['jails/web', "path 'jails/web' is relative: begin it with '/'"],
  ['~/web', "path '~/web' is relative: begin it with '/'"],
  ['/jails/../etc', "path '/jails/../etc' has '.' or '..' as a component: write where it leads to"],
  ['/jails/..', "path '/jails/..' has '.' or '..' as a component: write where it leads to"],
  ['/./jails', "path '/./jails' has '.' or '..' as a component: write where it leads to"],
  ['/jails//web', "path '/jails//web' holds '//': write one '/'"],
  ['//', "path '//' holds '//': write one '/'"],
  ['/jails/', "path '/jails/' ends with '/': leave it off"],
  ['/a\nb', "path '/a\\nb' holds a control character: remove it"],
  ['/a\0b', "path '/a\\u0000b' holds a NUL, which no file can carry: remove it"],
  ['/a\udc00', "path '/a\\udc00' holds a lone surrogate, which has no UTF-8 form: remove it"],
  ['/' + 'x'.repeat(256), `path '/${'x'.repeat(59)}…' has a component of more than 255 bytes: shorten it`],
  ['/ü' + 'x'.repeat(254), `path '/ü${'x'.repeat(58)}…' has a component of more than 255 bytes: shorten it`],
  ['/x'.repeat(512), `path '${'/x'.repeat(30)}…' has 1024 bytes, at most 1023 are allowed: shorten it`],
])('%p is refused', (path, error) => {
  expect(thrownBy(() => parsePath(path))).toBe(error);
});

test('the root of a jail is a directory of its own', () => {
  expect(parseJailPath('/jails/web')).toBe('/jails/web');
  expect(thrownBy(() => parseJailPath('/'))).toBe(
    "jail path '/' is the root of the host itself: use a directory of its own",
  );
  expect(thrownBy(() => parseJailPath('web'))).toBe("jail path 'web' is relative: begin it with '/'");
});

test('a place in a jail lies below its root', () => {
  expect(parseInnerPath('/var/db')).toBe('/var/db');
  expect(thrownBy(() => parseInnerPath('/'))).toBe(
    "path in the jail '/' would hide the whole root of the jail: name a directory or file below it",
  );
  expect(thrownBy(() => parseInnerPath('../etc'))).toBe(
    "path in the jail '../etc' is relative: begin it with '/'",
  );
});

test('paths are joined and compared', () => {
  expect(joinPaths('/jails/web', '/var/db')).toBe('/jails/web/var/db');
  expect(joinPaths('/jails/web', '/')).toBe('/jails/web');
  expect(joinPaths('/', '/var')).toBe('/var');
  expect(isPathBelow('/jails/web', '/jails')).toBe(true);
  expect(isPathBelow('/jails2', '/jails')).toBe(false);
  expect(isPathBelow('/jails', '/jails')).toBe(false);
  expect(isPathBelow('/jails', '/')).toBe(true);
  expect(isPathBelow('/', '/')).toBe(false);
});

test('what is a path is what the platform leaves as it is', () => {
  const pieces = fc.array(fc.constantFrom('/', '.', '..', 'a', 'b.c', '//', 'ü'), { maxLength: 8 });
  fc.assert(
    fc.property(pieces, (parts) => {
      const path = parts.join('');
      let read = true;
      try {
        parsePath(path);
      } catch {
        read = false;
      }
      const canonical = path !== '' && posix.resolve('/x', path) === path;
      expect(read).toBe(canonical);
    }),
  );
});
