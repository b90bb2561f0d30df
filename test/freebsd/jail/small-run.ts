import { join } from 'node:path';
import { configurationReader } from '../replay/read-configuration';
import type { Call, RecordedStep, Tree } from '../replay/recording';
import { readTree } from '../replay/recording';
import { replay } from '../replay/replay-recording';

const defaultTree = readTree(join(__dirname, '..', '..', 'vectors', 'jail-run', 'tree-default.json'));

/** What one call of jail(8) came to; `commands` are those it started, in order. */
export interface SmallStep extends RecordedStep {
  readonly commands: readonly string[];
}

/** Calls of jail(8), their words parted by blanks, with one configuration on the host of the recorded runs. */
export function run(
  configuration: string,
  calls: readonly (string | Call)[],
  tree: Partial<Tree> = {},
): SmallStep[] {
  const recording = {
    name: 'small run',
    configuration,
    calls: calls.map((call) => (typeof call === 'string' ? { args: call.split(' ') } : call)),
    tree: { dirs: [], files: {}, links: {}, ...tree },
    expected: [],
  };
  return replay(recording, defaultTree, configurationReader).map((step) => ({
    ...step,
    commands: step.events.flatMap(({ argv }) => (Array.isArray(argv) ? [argv.join(' ')] : [])),
  }));
}
