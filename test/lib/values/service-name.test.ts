import { parseServiceName } from '../../../lib/values/service-name';
import { thrownBy } from './thrown';

test.each(['nginx', 'php_fpm', 'php-fpm', 'local_unbound', 'a.b'])('%s is a service', (name) => {
  expect(parseServiceName(name)).toBe(name);
});

test.each(['-a', 'a b', 'a/b', '../a', '.a', 'ü', '$x'])('%p is refused', (name) => {
  expect(thrownBy(() => parseServiceName(name))).toBe(
    `service '${name}' is no name of a script in rc.d: use letters, digits, '_', '.' and '-', such as 'nginx'`,
  );
});

test('an empty name is refused', () => {
  expect(thrownBy(() => parseServiceName(''))).toBe('service is empty: give it a value or leave it out');
});
