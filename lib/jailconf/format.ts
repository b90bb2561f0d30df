import { fromBinary } from './bytes';
import type { Diagnostic } from './diagnostic';
import { diagnosticOf } from './evaluate';
import { readLines } from './format-lines';
import type { FormatLine } from './format-lines';
import { parseFile } from './parser';
import type { Problem } from './problem';
import { SourceFile } from './source';

/** A formatted file, or why it is left alone. */
export type FormatResult =
  | { readonly ok: true; readonly content: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

const INDENT = '  ';
const WIDTH = 100;

/**
 * Lays out one file in the one canonical way, without looking at what it includes: a statement a
 * line, two spaces a level, an empty line around blocks and elsewhere at most one where the author
 * left some; a list that is too long, or commented, gets a line for each value. Words and comments
 * stay as they are written, so the meaning cannot change. Formatting twice is formatting once.
 */
export function format(fileName: string, content: Uint8Array): FormatResult {
  const problems: Problem[] = [];
  const file = new SourceFile(fileName, content);
  const parsed = parseFile(file, {
    error: (message, at, offset) => problems.push({ message, file: at, offset }),
    include: () => [],
  });
  if (parsed?.endsEarlyAt !== undefined) {
    problems.push({ message: endsEarly(), file, offset: parsed.endsEarlyAt });
  }
  if (problems.length > 0) {
    return { ok: false, problems: problems.map(diagnosticOf) };
  }
  const lines = spaceOut(readLines(file)).flatMap(printLine);
  return { ok: true, content: fromBinary(lines.map((line) => `${line}\n`).join('')) };
}

const endsEarly = (): string =>
  'jail(8) takes this byte for the end of the file, remove it or put it in quotes';

/** Puts an empty line around each block, comments that stand right above it included. */
function spaceOut(lines: readonly FormatLine[]): FormatLine[] {
  const spaced: FormatLine[] = [];
  let groupStart = 0;
  for (const line of lines) {
    const before = spaced.at(-1);
    const inside = before !== undefined && before.kind !== 'open' && line.kind !== 'close';
    const spaceBefore = inside && (line.spaceBefore || before.kind === 'close');
    if (spaceBefore || before?.kind !== 'comment') {
      groupStart = spaced.length;
    }
    spaced.push({ ...line, spaceBefore });
    const group = spaced[groupStart];
    if (line.kind === 'open' && group && groupStart > 0 && spaced[groupStart - 1]?.kind !== 'open') {
      spaced[groupStart] = { ...group, spaceBefore: true };
    }
  }
  return spaced;
}

function printLine({ depth, spaceBefore, head, values, trailing }: FormatLine): string[] {
  const indent = INDENT.repeat(depth);
  const end = trailing === undefined ? '' : ` ${trailing}`;
  const printed = [...printStatement(indent, head, values)];
  printed.push(`${printed.pop() ?? ''}${end}`);
  return spaceBefore ? ['', ...printed] : printed;
}

function printStatement(indent: string, head: string, values: FormatLine['values']): string[] {
  if (values.length === 0) {
    return [indent + head];
  }
  const line = `${indent}${head} ${values.map(({ word }) => word).join(', ')};`;
  const commented = values.some(({ before, after }) => before.length + after.length > 0);
  if (!commented && (values.length === 1 || (line.length <= WIDTH && !line.includes('\n')))) {
    return [line];
  }
  const lines = [indent + head];
  values.forEach(({ word, before, after }, index) => {
    const end = index === values.length - 1 ? ';' : ',';
    lines.push(...before.map((comment) => indent + INDENT + comment));
    lines.push([`${indent}${INDENT}${word}${end}`, ...after].join(' '));
  });
  return lines;
}
