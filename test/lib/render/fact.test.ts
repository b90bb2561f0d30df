import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { encodeValue, optionalPair, printFacts } from '../../../lib/render/fact';

describe('encodeValue', () => {
  it('leaves visible text alone', () => {
    expect(encodeValue('ä %s $x')).toBe('ä %s $x');
  });

  it('writes what would break a row as printf(1) reads it back', () => {
    expect(encodeValue('a\nb\tc\\d\re\u0001f\u007fg')).toBe('a\\nb\\tc\\\\d\\re\\0001f\\0177g');
  });

  it.each([[['dash']], [['busybox', 'sh']]])('any value comes back from printf %%b of %j', (shell) => {
    const value = fc.string({ unit: fc.constantFrom(...'\\01nt\n\t\r\u0001\u007f\'"%-a '.split('')) });
    const [program, ...args] = shell;
    fc.assert(
      fc.property(value, (given) => {
        const command = [...args, '-c', 'printf %b "$1"', 'sh', encodeValue(given)];
        expect(execFileSync(program!, command).toString()).toBe(given);
      }),
      { numRuns: 60 },
    );
  });
});

describe('printFacts', () => {
  it('prints one fact a line, each word quoted as little as sh allows', () => {
    expect(
      printFacts([
        ['jail_hook', 'web', 'start', 'echo "a\nb"'],
        ['jail_package', 'web', 'nginx'],
      ]),
    ).toBe(`jail_hook web start 'echo "a\\nb"'\njail_package web nginx\n`);
  });
});

describe('optionalPair', () => {
  it('is empty without a value', () => {
    expect([optionalPair('mtu', undefined), optionalPair('mtu', 0)]).toEqual([[], ['mtu=0']]);
  });
});
