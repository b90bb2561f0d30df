import { diagnosticOf, formatDiagnostic, reportOf } from '../../../lib/jailconf';
import type { Files } from './memory-reader';
import { evaluateText } from './memory-reader';

function read(text: string, files: Files = {}) {
  return reportOf(evaluateText(text, files));
}

function namesOf(text: string, files: Files): string[] {
  return evaluateText(text, files).jails.map(({ name }) => name);
}

test('names are relative to the file that includes', () => {
  const files = { 'conf.d/a.conf': '.include "sub/b.conf";', 'conf.d/sub/b.conf': 'b { }' };
  expect(namesOf('.include "conf.d/a.conf";', files)).toEqual(['b']);
});

test('a pattern is read in order of the names', () => {
  expect(namesOf('.include "*.conf.d";', { 'b.conf.d': 'b { }', 'a.conf.d': 'a { }' })).toEqual(['a', 'b']);
});

test('inside a block, jails become children and parameters join', () => {
  const { jails } = evaluateText('a { .include "x"; }', { x: 'persist; kid { }' });
  expect(jails.map(({ name, parameters }) => [name, parameters.length])).toEqual([
    ['a', 2],
    ['a.kid', 1],
  ]);
});

test('the complaint of an included file ends the reading', () => {
  expect(read('a { persist }\n', {})).toMatchObject({ errors: ['input.conf line 1: }: syntax error'] });
  expect(read('.include "x"; b { broken', { x: 'a {' })).toEqual({
    ok: false,
    errors: ['x: unexpected EOF'],
    phase: 'parse',
  });
});

test('the place of a missing file is that of its directive', () => {
  const [problem] = evaluateText('a { }\n.include "gone.conf";').problems;
  expect(problem && formatDiagnostic(diagnosticOf(problem))).toBe(
    'input.conf:2:10: gone.conf: No such file or directory\n  .include "gone.conf";\n           ^',
  );
});

test('32 levels are read, 33 are not', () => {
  const chain = (length: number): Files =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [`f${i + 1}`, i + 1 < length ? `.include "f${i + 2}";` : 'deep { }']),
    );
  expect(namesOf('.include "f1";', chain(32))).toEqual(['deep']);
  expect(read('.include "f1";', chain(33))).toEqual({
    ok: false,
    errors: ['maximum include depth exceeded'],
    phase: 'parse',
  });
});
