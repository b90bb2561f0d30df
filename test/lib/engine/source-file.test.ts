import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSourceFile } from '../../../lib/engine';

const before = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-'));
  process.chdir(folder);
  writeFileSync('motd', Uint8Array.of(104, 105, 0, 255));
  mkdirSync('conf');
  spawnSync('mkfifo', ['pipe']);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

test('a relative path starts where the program runs', () => {
  expect(readSourceFile('motd')).toEqual({ content: Buffer.from([104, 105, 0, 255]) });
});

test('an absolute path is taken as it is', () => {
  expect(readSourceFile(join(folder, 'motd')).content).toHaveLength(4);
});

test.each([
  ['nothing.conf', "'nothing.conf' does not exist (relative paths start at the folder of cdktf.json)"],
  ['motd/x', "'motd/x' does not exist (relative paths start at the folder of cdktf.json)"],
  ['conf', "'conf' is a directory, name a file"],
  ['pipe', "'pipe' is not a regular file"],
  [`${'x'.repeat(300)}`, `'${'x'.repeat(300)}' cannot be read (ENAMETOOLONG)`],
  ['a\0b', "'a\0b' cannot be read (ERR_INVALID_ARG_VALUE)"],
])('%j is refused as it was written', (path, problem) => {
  expect(readSourceFile(path)).toEqual({ problem });
});
