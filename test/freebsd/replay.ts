/**
 * Replays recordings of FreeBSD's jail(8) against the simulated one:
 *
 *   npx ts-node -T test/freebsd/replay.ts [--exact] FOLDER
 *
 * FOLDER holds one folder a run (input.conf, steps.json, tree.json, expected.json) and has
 * tree-default.json in it or beside it. Prints what differs and `N of M agree`.
 */
import { inspect } from 'node:util';
import { configurationReader } from './replay/read-configuration';
import { readRecordings } from './replay/recording';
import { judge } from './replay/replay-recording';

function main(args: readonly string[]): number {
  const exact = args.includes('--exact');
  const folder = args.find((arg) => !arg.startsWith('-'));
  if (folder === undefined) {
    console.error('usage: replay.ts [--exact] folder');
    return 64;
  }
  const { defaultTree, recordings } = readRecordings(folder);
  const outcomes = recordings.map((recording) => judge(recording, defaultTree, configurationReader, exact));
  for (const { name, differences } of outcomes) {
    for (const { call, difference } of differences) {
      const { what, expected, actual } = difference;
      const show = (value: unknown): string => inspect(value, { depth: 6, breakLength: 160 });
      console.log(
        `${name}, call ${call}, ${what}:\n  expected ${show(expected)}\n  actual   ${show(actual)}`,
      );
    }
  }
  const agreeing = outcomes.filter(({ differences }) => differences.length === 0).length;
  console.log(`${agreeing} of ${outcomes.length} agree`);
  return agreeing === outcomes.length ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
