import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationReport } from '../../../lib/jailconf';
import { evaluate, reportOf } from '../../../lib/jailconf';
import { kernelParameterTypes } from '../../../lib/facts/jail-parameter-types';
import { memoryReader } from './memory-reader';

/** One recording of FreeBSD's jail(8), see test/vectors/jailconf/README.md. */
interface RecordedCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly directories?: readonly string[];
  readonly expected: EvaluationReport;
  readonly parsed?: EvaluationReport;
}

const vectors = join(__dirname, '../../vectors/jailconf');
const categories = readdirSync(vectors).filter((file) => file.endsWith('.json'));

test('all recordings are here', () => {
  const count = categories.flatMap((file) => casesOf(file)).length;
  expect([categories.length, count]).toEqual([16, 165]);
});

describe.each(categories)('%s', (file) => {
  test.each(casesOf(file).map((recorded) => [recorded.name, recorded] as const))('%s', (_, recorded) => {
    const { files, directories, expected, parsed = expected } = recorded;
    const reader = memoryReader(files, directories);
    const checked = evaluate('input.conf', reader, kernelParameterTypes);
    const expanded = evaluate('input.conf', reader, kernelParameterTypes, { until: 'expand' });
    expect(reportOf(checked)).toEqual(expected);
    expect(reportOf(expanded)).toEqual(parsed);
  });
});

function casesOf(file: string): RecordedCase[] {
  return JSON.parse(readFileSync(join(vectors, file), 'utf8')) as RecordedCase[];
}
