import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import * as ts from 'typescript';

/**
 * The rooms of the project and who may import whom. Data flows one way: constructs describe
 * themselves to the manifest, everything else reads the manifest.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  facts: [],
  jailconf: [],
  runtime: [],
  values: ['errors', 'facts'],
  manifest: ['errors', 'facts', 'jailconf', 'values'],
  checks: ['errors', 'facts', 'jailconf', 'manifest', 'values'],
  render: ['errors', 'facts', 'jailconf', 'manifest', 'values'],
  diff: ['errors', 'facts', 'jailconf', 'manifest', 'render', 'values'],
  explain: ['errors', 'facts', 'jailconf', 'manifest', 'render', 'values'],
  graph: ['errors', 'facts', 'manifest', 'values'],
  import: ['diff', 'errors', 'facts', 'jailconf', 'manifest', 'render', 'values'],
  engine: ['errors', 'manifest', 'render'],
  // the files directly in lib, and how they become manifests
  constructs: ['engine', 'errors', 'facts', 'manifest', 'model', 'props', 'synthesis', 'values'],
  // what a construct is given, and how it is checked
  props: ['constructs', 'engine', 'errors', 'facts', 'manifest', 'values'],
  model: ['constructs', 'engine', 'errors', 'facts', 'manifest', 'values'],
  // where the engine's questions are answered: the one file that sees both sides
  synthesis: [
    'checks',
    'constructs',
    'engine',
    'errors',
    'facts',
    'manifest',
    'model',
    'render',
    'runtime',
    'values',
  ],
  bin: [
    'checks',
    'diff',
    'engine',
    'errors',
    'explain',
    'facts',
    'graph',
    'import',
    'jailconf',
    'manifest',
    'render',
    'runtime',
    'values',
  ],
};

/** Packages that only some rooms may know. */
const PACKAGES: readonly (readonly [name: RegExp, rooms: readonly string[]])[] = [
  [/^(cdktf|@cdktf\/.*)$/, ['engine']],
  [/^constructs$/, ['constructs', 'engine', 'model', 'props', 'synthesis']],
  [/^(execa|commander)$/, ['bin']],
  [/^zod$/, ['bin', 'constructs', 'manifest', 'props']],
  [
    /^(node:)?(fs|os|child_process|process|net|http|https|tty|readline)(\/.*)?$/,
    ['bin', 'engine', 'runtime'],
  ],
];

/** What differs from run to run and from machine to machine. */
const OUTSIDE_WORLD = ['process', 'Date'];
const MAY_LOOK_OUTSIDE = ['bin', 'engine', 'runtime'];

const project = join(__dirname, '..');
const sources = ['lib', 'bin'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true })
    .map((name) => posix.join(folder, String(name).split(sep).join('/')))
    .filter((path) => path.endsWith('.ts'))
    .sort(),
);

/** The room of a source file: the folder in lib, or what the file itself stands for. */
function roomOf(path: string): string {
  const [top = '', folder = '', ...inner] = path.split('/');
  if (top === 'bin') {
    return 'bin';
  }
  if (inner.length > 0) {
    return folder;
  }
  return folder === 'errors.ts' || folder === 'synthesis.ts' ? folder.replace('.ts', '') : 'constructs';
}

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Everything that a file imports, requires or re-exports; types too, they tie rooms just as much. */
function importsOf(path: string): readonly Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(project, path), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({ from: path, to: fileName }));
}

/** The file that a relative import means, by its path in the project. */
function target({ from, to }: Import): string {
  const path = relative(project, join(project, dirname(from), to))
    .split(sep)
    .join('/');
  return [`${path}.ts`, `${path}/index.ts`, path].find((found) => sources.includes(found)) ?? path;
}

const imports = sources.flatMap(importsOf);
const shown = ({ from, to }: Import) => `${from} imports ${to}`;

test('every folder of lib is a room', () => {
  expect([...new Set(sources.map(roomOf))].filter((room) => !(room in ROOMS))).toEqual([]);
});

test('rooms import only the rooms that they may', () => {
  const forbidden = imports.filter((found) => {
    if (!found.to.startsWith('.')) {
      return false;
    }
    const [from, to] = [roomOf(found.from), roomOf(target(found))];
    return from !== to && !ROOMS[from]?.includes(to);
  });
  expect(forbidden.map(shown)).toEqual([]);
});

test('packages stay in their rooms', () => {
  const forbidden = imports.filter(({ from, to }) =>
    PACKAGES.some(([name, rooms]) => name.test(to) && !rooms.includes(roomOf(from))),
  );
  expect(forbidden.map(shown)).toEqual([]);
});

test('nothing but the command line, the engine and the runtime knows the machine or the time', () => {
  const found = sources
    .filter((path) => !MAY_LOOK_OUTSIDE.includes(roomOf(path)))
    .flatMap((path) => namesUsed(path).map((name) => `${path} uses ${name}`));
  expect(found).toEqual([]);
});

/** The names of the outside world that a file's code uses, as values. */
function namesUsed(path: string): readonly string[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(project, path), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && OUTSIDE_WORLD.includes(node.text) && isReference(node)) {
      found.add(node.text);
    }
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') {
      found.add('Math.random');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

/** True for `process.cwd()`, not for `limits.process` or `{ process: 1 }`. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isEnumMember(parent) ||
    ts.isTypeReferenceNode(parent)
  );
}
