import { parsePackageName } from '../../../lib/values/package-name';
import { thrownBy } from './thrown';

test.each([
  'nginx',
  'www/nginx',
  'py311-django',
  'nginx-1.26.2,3',
  'gtk+',
  'devel/git@lite',
  'php84-pecl-APCu',
])('%s is a package', (name) => {
  expect(parsePackageName(name)).toBe(name);
});

test.each(['-f', 'a b', 'a;b', '*', 'a/b/c', '/a', '../a', 'a@', '$x', 'ü'])('%p is refused', (name) => {
  expect(thrownBy(() => parsePackageName(name))).toBe(
    `package '${name}' is no name or origin of a package: write it like 'nginx' or 'www/nginx'`,
  );
});

test('an empty name is refused', () => {
  expect(thrownBy(() => parsePackageName(''))).toBe('package is empty: give it a value or leave it out');
});
