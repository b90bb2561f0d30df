import fc from 'fast-check';
import type { Evaluation } from '../../../lib/jailconf';
import { formatDiagnostic, diagnosticOf } from '../../../lib/jailconf';
import { fragments } from './arbitraries';
import { evaluateText } from './memory-reader';

const includes = { 'one.inc': 'c { persist; }', 'two.inc': '.include "input.conf";' };

function expectAnswer(evaluation: Evaluation): void {
  expect(evaluation.ok).toBe(evaluation.phase === undefined);
  for (const problem of evaluation.problems) {
    expect(formatDiagnostic(diagnosticOf(problem))).not.toBe('');
  }
}

test('any bytes are read or refused, never more', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expectAnswer(evaluateText(bytes, includes));
    }),
  );
});

test('anything like a jail.conf is read or refused, never more', () => {
  fc.assert(
    fc.property(fragments, (text) => {
      expectAnswer(evaluateText(text, includes));
    }),
    { numRuns: 500 },
  );
});
