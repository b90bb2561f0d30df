import { parseRcVariable } from '../../../lib/values/rc-variable';
import { thrownBy } from './thrown';

test.each(['nginx_enable', '_x', 'A1'])('%s is a variable', (name) => {
  expect(parseRcVariable(name)).toBe(name);
});

test.each(['1a', 'a-b', 'a.b', 'a b', 'a=b', 'ü', '$x'])('%p is refused', (name) => {
  expect(thrownBy(() => parseRcVariable(name))).toBe(
    `rc variable '${name}' is no name of a shell variable: use letters, digits and '_', such as 'nginx_enable'`,
  );
});

test('an empty name is refused', () => {
  expect(thrownBy(() => parseRcVariable(''))).toBe('rc variable is empty: give it a value or leave it out');
});
