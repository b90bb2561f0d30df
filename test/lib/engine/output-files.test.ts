import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeOutput } from '../../../lib/engine/output-files';
import { filesBelow } from '../../support/synth';

const OURS = '{"generator":"cdktf-jails","schemaVersion":1}';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'output-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  writeOutput(folder, new Map(Object.entries(files)));
}

const names = () => [...filesBelow(folder).keys()];
const modeOf = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8);

describe('writing', () => {
  test('makes folders as needed and leaves nothing else behind', () => {
    write({ 'alpha/files/web/motd': 'hello\n', 'alpha/jail.conf': 'web {\n}\n' });
    expect(filesBelow(folder)).toEqual(
      new Map([
        ['alpha/files/web/motd', 'hello\n'],
        ['alpha/jail.conf', 'web {\n}\n'],
      ]),
    );
  });

  test('takes bytes as they are', () => {
    write({ 'alpha/blob': Uint8Array.of(0, 255, 10) });
    expect([...readFileSync(join(folder, 'alpha/blob'))]).toEqual([0, 255, 10]);
  });

  test('makes provision.sh executable and nothing else, whatever the umask', () => {
    const umask = process.umask(0o077);
    try {
      write({ 'alpha/provision.sh': 'true\n', 'alpha/jail.conf': '' });
    } finally {
      process.umask(umask);
    }
    expect([modeOf('alpha/provision.sh'), modeOf('alpha/jail.conf')]).toEqual(['755', '644']);
  });

  test('does not touch a file that stays the same', () => {
    write({ 'alpha/jail.conf': 'web {\n}\n' });
    const file = join(folder, 'alpha/jail.conf');
    utimesSync(file, 1, 1);
    const before = statSync(file);
    write({ 'alpha/jail.conf': 'web {\n}\n' });
    const after = statSync(file);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test('mends the mode of a file that stays the same', () => {
    write({ 'alpha/provision.sh': 'true\n' });
    chmodSync(join(folder, 'alpha/provision.sh'), 0o600);
    write({ 'alpha/provision.sh': 'true\n' });
    expect(modeOf('alpha/provision.sh')).toBe('755');
  });

  test('replaces a changed file at once: who reads the old one reads it whole', () => {
    write({ 'alpha/jail.conf': 'old\n' });
    const before = statSync(join(folder, 'alpha/jail.conf')).ino;
    write({ 'alpha/jail.conf': 'new\n' });
    expect(statSync(join(folder, 'alpha/jail.conf')).ino).not.toBe(before);
    expect(readdirSync(join(folder, 'alpha'))).toEqual(['jail.conf']);
  });

  test('names the file that it cannot write, and leaves no draft of it', () => {
    put('alpha/jail.conf/in-the-way', '');
    expect(() => write({ 'alpha/jail.conf': 'new\n' })).toThrow(
      /^'alpha\/jail.conf' cannot be written \(EISDIR\)$/,
    );
    expect(readdirSync(join(folder, 'alpha'))).toEqual(['jail.conf']);
  });

  test.each(['/etc/passwd', '../passwd', 'alpha/../../passwd', 'alpha/./x', 'alpha//x'])(
    'refuses %s',
    (path) => {
      expect(() => write({ [path]: 'x' })).toThrow(
        new Error(`'${path}' does not stay inside the stack's folder`),
      );
      expect(names()).toEqual([]);
    },
  );
});

test('a folder takes the place of a file, and a file that of a folder', () => {
  const manifest = { 'alpha/manifest.json': OURS };
  write({ ...manifest, 'alpha/files/web/app': 'one file\n', 'alpha/files/web/etc/ssl/key': 'many\n' });
  write({ ...manifest, 'alpha/files/web/app/main': 'many\n', 'alpha/files/web/etc': 'one file\n' });
  expect(names()).toEqual(['alpha/files/web/app/main', 'alpha/files/web/etc', 'alpha/manifest.json']);
});

describe('what an earlier synth wrote', () => {
  test('goes with its host', () => {
    write({ 'alpha/manifest.json': OURS, 'beta/manifest.json': OURS, 'beta/files/web/motd': 'x' });
    write({ 'alpha/manifest.json': OURS });
    expect(readdirSync(folder)).toEqual(['alpha']);
  });

  test('goes with its jail', () => {
    write({ 'alpha/manifest.json': OURS, 'alpha/files/web/motd': 'x', 'alpha/files/db/motd': 'x' });
    write({ 'alpha/manifest.json': OURS, 'alpha/files/db/motd': 'x' });
    expect(names()).toEqual(['alpha/files/db/motd', 'alpha/manifest.json']);
    expect(readdirSync(join(folder, 'alpha/files'))).toEqual(['db']);
  });

  test('goes with the last host of the stack', () => {
    write({ 'alpha/manifest.json': OURS });
    write({});
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what is not ours stays', () => {
  test.each([
    ['a folder without a manifest', 'assets/x', 'y'],
    ['a manifest of somebody else', 'beta/manifest.json', '{"generator":"other","schemaVersion":1}'],
    ['a manifest without a version', 'beta/manifest.json', '{"generator":"cdktf-jails"}'],
    ['a manifest that is no JSON', 'beta/manifest.json', 'generator: cdktf-jails'],
    ['a manifest that is null', 'beta/manifest.json', 'null'],
    ['a file beside the folders', 'manifest.json', OURS],
  ])('%s', (_what, path, text) => {
    put(path, text);
    write({ 'alpha/manifest.json': OURS });
    expect(names()).toEqual(['alpha/manifest.json', path].sort());
  });

  test('a folder that a link points to', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    writeFileSync(join(elsewhere, 'manifest.json'), OURS);
    symlinkSync(elsewhere, join(folder, 'beta'));
    write({ 'alpha/manifest.json': OURS });
    expect(readdirSync(elsewhere)).toEqual(['manifest.json']);
    expect(readdirSync(folder)).toEqual(['alpha', 'beta']);
    rmSync(elsewhere, { recursive: true });
  });

  test('what a link inside a folder of ours points to; the link goes', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    writeFileSync(join(elsewhere, 'data'), 'x');
    write({ 'alpha/manifest.json': OURS });
    symlinkSync(elsewhere, join(folder, 'alpha/link'));
    write({ 'alpha/manifest.json': OURS });
    expect(readdirSync(elsewhere)).toEqual(['data']);
    expect(readdirSync(join(folder, 'alpha'))).toEqual(['manifest.json']);
    rmSync(elsewhere, { recursive: true });
  });
});
