import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Jail, JailRoot, TerraformStack, type JailFile } from '../../lib';
import { host, jailEntry, mistakes, onHost, untyped, web } from '../support/program';
import { synthApp, testApp } from '../support/synth';

const SUM_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jail-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const withFiles = (...files: JailFile[]) => onHost(web({ files }));

/** What synth writes of a jail's files, by destination. */
function written(...files: JailFile[]): Map<string, string> {
  const app = testApp();
  const stack = new TerraformStack(app, 'lab');
  host(stack);
  web({ files })(stack);
  const found = [...synthApp(app).stack('lab')];
  const prefix = 'alpha/files/web';
  return new Map(
    found
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), text] as const),
  );
}

describe('a file of a jail', () => {
  it('is described by its place and its sum, never by what it holds', () => {
    expect(jailEntry(withFiles({ destination: '/etc/motd', content: '' })).files).toStrictEqual([
      {
        destination: '/etc/motd',
        bundled: 'files/web/etc/motd',
        sha256: SUM_OF_NOTHING,
        mode: '0644',
        owner: 'root',
        group: 'wheel',
      },
    ]);
  });

  it.each<[Partial<JailFile>]>([[{ mode: '0600' }], [{ owner: 'www' }], [{ group: '80' }]])(
    'takes %j',
    (props) => {
      expect(
        jailEntry(withFiles({ destination: '/etc/motd', content: '', ...props })).files[0],
      ).toMatchObject(props);
    },
  );

  it('lies beside jail.conf, as its content says', () => {
    expect(
      written({ destination: '/etc/motd', content: 'hello\n' }, { destination: '/b c/ü', content: '' }),
    ).toEqual(
      new Map([
        ['/b c/ü', ''],
        ['/etc/motd', 'hello\n'],
      ]),
    );
  });

  it('is copied from beside the program, byte for byte', () => {
    const source = join(folder, 'any bytes');
    writeFileSync(source, Buffer.from([0, 1, 0x7f, 0x0d, 0x0a]));
    const stack = withFiles({ destination: '/etc/any', source });
    expect(mistakes(stack)).toEqual([]);
    expect(written({ destination: '/etc/any', source }).get('/etc/any')).toBe('\0\u0001\u007f\r\n');
  });

  it('keeps any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.includes('\0')),
        (content) => {
          expect(written({ destination: '/etc/any', content }).get('/etc/any')).toBe(content);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('stands in one order', () => {
    const files = ['/b', '/a', '/c'].map((destination) => ({ destination, content: destination }));
    expect(jailEntry(withFiles(...files)).files.map((file) => file.destination)).toEqual(['/a', '/b', '/c']);
  });
});

describe('a wrong file', () => {
  const absent = 'does/not/exist';

  it.each<[string, unknown, string]>([
    [
      'neither content nor source',
      { destination: '/a' },
      "file '/a' has nothing to hold, pass 'content', 'source' or 'secret'",
    ],
    [
      'both',
      { destination: '/a', content: '', source: 'b' },
      "file '/a' has both 'content' and 'source', pass one of them",
    ],
    [
      'no source there',
      { destination: '/a', source: absent },
      "file '/a': 'does/not/exist' does not exist (relative paths start at the folder of cdktf.json)",
    ],
    [
      'a directory as its source',
      { destination: '/a', source: '/etc' },
      "file '/a': '/etc' is a directory, name a file",
    ],
    [
      'an empty source',
      { destination: '/a', source: '' },
      "'files[0].source': a source cannot be empty, name a file",
    ],
    ['no destination', { content: '' }, "'files[0].destination' is missing, give it a string"],
    [
      'a relative destination',
      { destination: 'a', content: '' },
      "'files[0].destination': path in the jail 'a' is relative: begin it with '/'",
    ],
    [
      'a destination outside',
      { destination: '/../etc/passwd', content: '' },
      "'files[0].destination': path in the jail '/../etc/passwd' has '.' or '..' as a component: write where it leads to",
    ],
    [
      'a NUL',
      { destination: '/a', content: 'a\0b' },
      "'files[0].content': text 'a\\u0000b' holds a NUL, which no file can carry: remove it",
    ],
    [
      'bytes',
      { destination: '/a', content: Buffer.from('x') },
      "'files[0].content' must be a string, got an instance of Buffer",
    ],
    [
      'three digits of mode',
      { destination: '/a', content: '', mode: '644' },
      "'files[0].mode': file mode '644' is not four octal digits: write it like '0644'",
    ],
    [
      'a number as mode',
      { destination: '/a', content: '', mode: 0o644 },
      "'files[0].mode' must be a string, got 420",
    ],
    [
      'an owner that is no name',
      { destination: '/a', content: '', owner: 'a b' },
      "'files[0].owner': user or group 'a b' is neither a name of letters, digits, '_', '.' and '-' nor a number",
    ],
    [
      'a misspelt prop',
      { destination: '/a', content: '', user: 'www' },
      "unknown prop 'files[0].user', use one of destination, content, source, secret, mode, owner, group",
    ],
    ['null', null, "'files[0]' must be an object, got null"],
  ])('with %s', (_case, file, message) => {
    expect(mistakes(withFiles(untyped(file)))).toEqual([`[lab/web] ${message}`]);
  });

  it('given twice', () => {
    expect(
      mistakes(withFiles({ destination: '/a', content: '1' }, { destination: '/a', content: '1' })),
    ).toEqual(["[lab/web] file '/a' is given twice, leave one of them out"]);
  });

  it('below another file', () => {
    const stack = withFiles(
      { destination: '/a/b', content: '' },
      { destination: '/a', content: '' },
      { destination: '/ab', content: '' },
    );
    expect(mistakes(stack)).toEqual([
      "[lab/web] file '/a/b' lies below '/a', which is a file too: rename one of them",
    ]);
  });

  it('does not keep the others from being checked', () => {
    const files = [{ destination: 'a', content: '' }, { destination: '/b' }];
    const stack = onHost((above) => new Jail(above, 'web', { root: JailRoot.directory('/x'), files }));
    expect(mistakes(stack)).toEqual([
      "[lab/web] 'files[0].destination': path in the jail 'a' is relative: begin it with '/'",
      "[lab/web] file '/b' has nothing to hold, pass 'content', 'source' or 'secret'",
    ]);
  });
});
