import type { ReadConfiguration } from '../jail/configuration';
import type { Answer } from '../jail/host';
import { jail } from '../jail/jail-program';
import { compareStep } from './compare';
import type { Difference } from './compare';
import type { RecordedStep, Recording, Tree } from './recording';
import { VirtualFiles } from './virtual-files';
import { VirtualHost } from './virtual-host';

const WORKING_DIRECTORY = '/recorded';

/** How a configuration is read from the files of a recorded run. */
export type ConfigurationReader = (files: VirtualFiles) => ReadConfiguration;

/** Makes the recorded calls again, in virtual time, and returns what came of each. */
export function replay(recording: Recording, defaultTree: Tree, reader: ConfigurationReader): RecordedStep[] {
  const { tree } = recording;
  const trees = tree?.default === false ? [tree] : [defaultTree, ...(tree ? [tree] : [])];
  const files = new VirtualFiles(trees, WORKING_DIRECTORY);
  files.write('input.conf', recording.configuration);
  const host = new VirtualHost(files);
  return recording.calls.map(({ args, stdin = '', rules = [] }) => {
    host.events = [];
    host.stdout = '';
    host.stderr = '';
    host.rules = rules;
    host.input = stdin;
    const program = jail(args, host, reader(files));
    let answer: Answer;
    let turn = program.next();
    while (!turn.done) {
      answer = host.answer(turn.value);
      turn = program.next(answer);
    }
    const jidFile = files.read(jidFileOf(args) ?? '');
    return copy({
      exit: turn.value,
      stdout: host.stdout,
      stderr: host.stderr,
      ...(typeof jidFile === 'string' && { file: jidFile }),
      events: host.events,
      jails: host.jails(),
      mounts: files.mounts,
    });
  });
}

/** As it is now: the host goes on changing what it hands out. */
const copy = (step: RecordedStep): RecordedStep => JSON.parse(JSON.stringify(step)) as RecordedStep;

/** The file that -J names, attached or as the next argument. */
function jidFileOf(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => /^-[a-zA-Z]*J/.test(arg));
  const attached = args[index]?.replace(/^-[a-zA-Z]*J/, '');
  return index < 0 ? undefined : attached || args[index + 1];
}

export interface Outcome {
  readonly name: string;
  /** By call, counted from 1; empty if all agree. */
  readonly differences: readonly { readonly call: number; readonly difference: Difference }[];
}

export function judge(
  recording: Recording,
  defaultTree: Tree,
  reader: ConfigurationReader,
  exact: boolean,
): Outcome {
  const actual = replay(recording, defaultTree, reader);
  const differences = recording.expected.flatMap((expected, index) => {
    const step = actual[index];
    if (!step) return [];
    return compareStep(expected, step, exact).map((difference) => ({ call: index + 1, difference }));
  });
  return { name: recording.name, differences };
}
