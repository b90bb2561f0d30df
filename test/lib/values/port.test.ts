import { parsePort } from '../../../lib/values/port';
import { thrownBy } from './thrown';

test.each([1, 80, 65535])('%d is a port', (port) => {
  expect(parsePort(port)).toBe(port);
});

test.each([0, 65536, -1, 1.5, NaN, Infinity])('%d is refused', (port) => {
  expect(thrownBy(() => parsePort(port))).toBe(`port ${port} is not a whole number from 1 to 65535`);
});
