import { jailLintFacts } from '../../../lib/facts/jail-lint-facts';
import { formatDiagnostic, lint, reportOf } from '../../../lib/jailconf';
import type { Files } from './memory-reader';
import { evaluateText } from './memory-reader';

/** Far above what any of these takes, far below what a hang would. */
const SOON = 10_000;

function errorsOf(text: string, files: Files = {}): readonly string[] {
  const start = Date.now();
  const report = reportOf(evaluateText(text, files));
  expect(Date.now() - start).toBeLessThan(SOON);
  return report.ok ? [] : report.errors.slice(0, 1);
}

const doubling = Array.from({ length: 64 }, (_, i) => `$v${i + 1} = "$v${i}$v${i}";`).join('\n');
const includesTwice = Object.fromEntries(
  Array.from({ length: 31 }, (_, i) => [`f${i}`, `.include "f${i + 1}", "f${i + 1}";`]),
);

test.each<[string, string, Files, string | undefined]>([
  ['blocks nested without end', 'a{'.repeat(1_000_000), {}, 'input.conf line 1: {: yacc stack overflow'],
  ['blocks 3331 deep', `${'a{'.repeat(3331)}x = y, z; x y, "z$v";`, {}, 'input.conf: unexpected EOF'],
  [
    'blocks 3331 deep, and more behind',
    `${'a{'.repeat(3331)}x = y, "z$v";`,
    {},
    'input.conf line 1: $v: yacc stack overflow',
  ],
  [
    'blocks 3332 deep, and more behind',
    `${'a{'.repeat(3332)}x; x y; x = y;`,
    {},
    'input.conf line 1: y: yacc stack overflow',
  ],
  ['blocks with long names', `${'n'.repeat(2000)}{`.repeat(3000), {}, 'input.conf: unexpected EOF'],
  [
    'a file that includes itself',
    '.include "input.conf"; .include "input.conf";',
    {},
    'maximum include depth exceeded',
  ],
  [
    'files that include each other twice',
    '.include "f0";',
    { ...includesTwice, f31: '' },
    'more than 10000 files are included, do they include each other?',
  ],
  [
    'variables that double each other',
    `$v0 = 0123456789;\n${doubling}\nj { exec.start = $v64; }`,
    {},
    'input.conf: the configuration is too large once every jail has its globals and variables, do variables double each other?',
  ],
  ['a token of 8 MiB', `a { exec.start = ${'x'.repeat(8 << 20)}; }`, {}, undefined],
  ['spaces of 8 MiB', `a {${' '.repeat(8 << 20)}}`, {}, undefined],
  ['a variable of 8 MiB', `$${'x'.repeat(8 << 20)} = 1;`, {}, undefined],
  ['a number of 8 MiB', `a { jid = ${'1'.repeat(8 << 20)}; }`, {}, undefined],
  [
    'an address of 8 MiB',
    `a { ip4.addr = "${'1'.repeat(8 << 20)}/${'2'.repeat(8 << 20)}"; }`,
    {},
    `a: ip4.addr: not an IPv4 address: ${'1'.repeat(992)}`,
  ],
  ['a name of 8 MiB', `${'no'.repeat(4 << 20)} = 1;`, {}, undefined],
  [
    'a string of 64 KiB with as many variables',
    `$x = y; a { exec.start = "${'$x'.repeat(32_768)}"; }`,
    {},
    undefined,
  ],
  ['quotes only', '"'.repeat(1_000_001), {}, 'input.conf line 1: "": syntax error'],
  ['a comment that never ends', '/*'.repeat(500_000), {}, 'input.conf line 1: *: syntax error'],
  ['braces of variables only', '${'.repeat(200_000), {}, 'input.conf line 1: unterminated variable'],
  ['backslashes only', '\\'.repeat(500_001), {}, 'input.conf line 1: \\\\: syntax error'],
  ['a parameter that refers to itself', 'a { path = "$path"; }', {}, 'a: path: variable loop'],
  [
    'one jail with 100,000 parameters',
    `a { ${Array.from({ length: 100_000 }, (_, i) => `$v${i} = 1;`).join('')} }`,
    {},
    undefined,
  ],
])('%s', (_, text, files, error) => {
  expect(errorsOf(text, files)).toEqual(error === undefined ? [] : [error]);
});

test('one line with thousands of findings takes what as many lines do', () => {
  const parameters = Array.from({ length: 4000 }, (_, i) => `exec.nosuch${i} = "some value or other";`);
  const evaluation = evaluateText(`web { path = /web; ${parameters.join(' ')} }`);
  const start = Date.now();
  const findings = lint(evaluation, jailLintFacts, { ignore: ['weak-isolation'] });
  const shown = findings.map(formatDiagnostic);
  expect(Date.now() - start).toBeLessThan(SOON);
  expect(shown).toHaveLength(4000);
  expect(shown[2000]).toBe(
    [
      'input.conf:1:80910: unknown parameter "exec.nosuch2000", jail(8) refuses the jail',
      '  … value or other"; exec.nosuch1999 = "some value or other"; exec.nosuch2000 = "some value or other"…',
      `  ${' '.repeat(60)}^`,
    ].join('\n'),
  );
});
