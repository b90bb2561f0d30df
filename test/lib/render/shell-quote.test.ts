import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { quoteShellWord, shellLine } from '../../../lib/render/shell-quote';

/** Has a real sh read the line's arguments and gives them back. */
function readBack(shell: string[], words: readonly string[]): string[] {
  const script = `show() { for word in "$@"; do printf '%s\\0' "$word"; done; }\nshow ${shellLine(words)}\n`;
  const [program, ...args] = shell;
  const output = execFileSync(program!, [...args, '-s'], { input: script }).toString();
  return output.split('\0').slice(0, -1);
}

describe('quoteShellWord', () => {
  it('leaves plain words bare', () => {
    expect(quoteShellWord('mountpoint=/jails/web.1:a@b,c+d%e-f_g')).toBe(
      'mountpoint=/jails/web.1:a@b,c+d%e-f_g',
    );
  });

  it('puts everything else in single quotes', () => {
    expect(quoteShellWord('a b')).toBe("'a b'");
    expect(quoteShellWord('$(reboot)')).toBe("'$(reboot)'");
    expect(quoteShellWord('~root')).toBe("'~root'");
  });

  it('writes a single quote outside the quotes', () => {
    expect(quoteShellWord("it's")).toBe(`'it'\\''s'`);
  });

  it('writes an empty word as a pair of quotes', () => {
    expect(quoteShellWord('')).toBe("''");
  });

  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'\'"$`\\!*?[]{}()<>|&;#~ \t\n=%-ab0'.split('')) }),
  );
  const words = fc.array(
    word.filter((text) => !text.includes('\0') && text.isWellFormed()),
    { minLength: 1, maxLength: 8 },
  );

  it.each([[['dash']], [['busybox', 'sh']]])('any words come back from %j', (shell) => {
    fc.assert(
      fc.property(words, (given) => {
        expect(readBack(shell, given)).toEqual(given);
      }),
      { numRuns: 100 },
    );
  });
});
