import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { configurationReader } from './replay/read-configuration';
import { readCategory, readTree } from './replay/recording';
import { judge, replay } from './replay/replay-recording';

const VECTORS = join(__dirname, '..', 'vectors', 'jail-run');
const tree = readTree(join(VECTORS, 'tree-default.json'));
const categories = readdirSync(VECTORS).filter(
  (file) => file.endsWith('.json') && file !== 'tree-default.json',
);

describe.each(categories)('recorded runs of jail(8): %s', (category) => {
  test.each(readCategory(join(VECTORS, category)).map((recording) => [recording.name, recording] as const))(
    '%s',
    (_name, recording) => {
      expect(judge(recording, tree, configurationReader, true).differences).toEqual([]);
    },
  );
});

test('all 149 runs of 14 categories are there', () => {
  const counts = categories.map((category) => readCategory(join(VECTORS, category)).length);
  expect(categories.map((category) => basename(category, '.json'))).toHaveLength(14);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(149);
});

test('a difference is found', () => {
  const [recording] = readCategory(join(VECTORS, 'order.json'));
  if (!recording) throw new Error('no recording');
  const wrong = {
    ...recording,
    configuration: recording.configuration.replace('hook prestop', 'hook other'),
  };
  const { differences } = judge(wrong, tree, configurationReader, false);
  expect(differences.map(({ call, difference }) => `${call} ${difference.what}`)).toEqual([
    '2 stdout',
    '2 commands of web',
  ]);
  expect(replay(recording, tree, configurationReader)).toHaveLength(recording.calls.length);
});
