import type { createColors } from 'picocolors';
import { formatDiagnostic } from '../../lib/jailconf';
import type { Diagnostic } from '../../lib/jailconf';

/** A diagnostic as it is shown: its place and text, the line of the file, the caret. */
export function showDiagnostic(diagnostic: Diagnostic, colours: ReturnType<typeof createColors>): string {
  const mark = diagnostic.severity === 'error' ? colours.red : colours.yellow;
  const [head = '', ...excerpt] = formatDiagnostic(diagnostic).split('\n');
  const caret = excerpt.pop();
  return [mark(head), ...excerpt, ...(caret === undefined ? [] : [mark(caret)])].join('\n');
}
