import fc from 'fast-check';
import { encodeValue } from '../../../lib/render/fact';
import { run, SHELLS } from './shell';

describe.each(SHELLS)('text.sh under %s', (_, shell) => {
  it('decodes a value as it was encoded, newlines at its end included', () => {
    const value = fc.string({ unit: fc.constantFrom(...'\\01nt\n\t\r\u0001\'"%-a $`'.split('')) });
    fc.assert(
      fc.property(value, (given) => {
        const { stdout } = run(shell, 'decode "$1"; printf %s "$DECODED"', { args: [encodeValue(given)] });
        expect(stdout).toBe(given);
      }),
      { numRuns: 25 },
    );
  });

  it('finds the value after a name', () => {
    const { stdout } = run(shell, 'value_of b "$@"', { args: ['a=1', 'b=x=y', 'b=2'] });
    expect(stdout).toBe('x=y');
  });

  it('prints any text as a JSON string', () => {
    const text = 'a "b" \\ c\nd\te \\" \\\\';
    expect(JSON.parse(run(shell, 'json_text "$1"', { args: [text] }).stdout)).toBe(text);
  });

  it('knows whether a word is among others', () => {
    expect(run(shell, 'is_among b a b').status).toBe(0);
    expect(run(shell, 'is_among c a b').status).toBe(1);
    expect(run(shell, 'is_among c').status).toBe(1);
  });
});
