import { kernelParameterTypes } from '../../../lib/facts/jail-parameter-types';

test.each([
  ['persist', 'boolean'],
  ['securelevel', 'integer'],
  ['path', 'string'],
  ['vnet', 'jailsys'],
  ['ip4.addr', 'ip4-list'],
  ['ip6.addr', 'ip6-list'],
  ['env', 'key-values'],
  ['zfs', 'jailsys'],
])('%s is of type %s', (name, type) => {
  expect(kernelParameterTypes.typeOf(name)).toBe(type);
});

test.each(['exec.start', 'nopersist', 'allow', 'colour'])('the kernel knows no %s', (name) => {
  expect(kernelParameterTypes.typeOf(name)).toBeUndefined();
});
