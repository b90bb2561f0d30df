import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a command does when it is started in a recorded run. */
export interface Rule {
  readonly match: string;
  readonly in?: 'host' | 'jail';
  readonly exit?: number;
  readonly signal?: number;
  readonly delay?: number | 'forever';
  readonly notfound?: boolean;
  readonly leaves?: number;
  readonly term?: number | 'ignore';
}

export interface Call {
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly rules?: readonly Rule[];
}

export interface Tree {
  readonly default?: boolean;
  readonly dirs: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
}

export type RecordedEvent = Readonly<Record<string, unknown>>;

export interface RecordedStep {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly file?: string;
  readonly events: readonly RecordedEvent[];
  readonly jails: readonly Readonly<Record<string, unknown>>[];
  readonly mounts: readonly { readonly type: string; readonly on: string }[];
}

/** One recorded run of jail(8): a configuration, the calls made with it, and what came of each. */
export interface Recording {
  readonly name: string;
  readonly configuration: string;
  readonly calls: readonly Call[];
  readonly tree?: Tree;
  readonly expected: readonly RecordedStep[];
}

const parse = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** What the compact form leaves out of a command's event. */
const USUAL = { in: 'host', shell: false, background: false, user: null, env: 'inherited', timeout: null };

/** Reads the recordings of one category in the project's compact form (test/vectors/jail-run). */
export function readCategory(file: string): Recording[] {
  return parse<Recording[]>(file).map((recording) => ({
    ...recording,
    expected: recording.expected.map((step) => ({ ...step, events: step.events.map(withUsual) })),
  }));
}

const withUsual = (event: RecordedEvent): RecordedEvent => ('argv' in event ? { ...USUAL, ...event } : event);

export const readTree = (file: string): Tree => parse<Tree>(file);

/** Reads recordings in their original layout: a folder each, beside or below tree-default.json. */
export function readRecordings(folder: string): { defaultTree: Tree; recordings: Recording[] } {
  const trees = [join(folder, 'tree-default.json'), join(folder, '..', 'tree-default.json')];
  const tree = trees.find((file) => existsSync(file));
  if (!tree) throw new Error(`no tree-default.json in ${folder} or beside it`);
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));
  return {
    defaultTree: parse<Tree>(tree),
    recordings: names.sort().map((name) => readRecording(join(folder, name), name)),
  };
}

function readRecording(folder: string, name: string): Recording {
  const treeFile = join(folder, 'tree.json');
  return {
    name,
    configuration: readFileSync(join(folder, 'input.conf'), 'utf8'),
    calls: parse<Call[]>(join(folder, 'steps.json')),
    ...(existsSync(treeFile) && { tree: parse<Tree>(treeFile) }),
    expected: parse<{ steps: RecordedStep[] }>(join(folder, 'expected.json')).steps,
  };
}
