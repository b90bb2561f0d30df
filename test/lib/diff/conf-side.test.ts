import { readConf } from '../../../lib/diff';
import { memoryReader } from '../jailconf/memory-reader';

const read = (files: Readonly<Record<string, string>>) => readConf('jail.conf', memoryReader(files));

describe('readConf', () => {
  it('cuts a file into the blocks of its jails, each with the comment above it, and the rest', () => {
    const text =
      '# head\n\nexec.clean;\n\n# the web\n# server\nweb {\n  persist;\n}\n\ndb { persist; }\n# foot\n';
    const { blocks, rest } = read({ 'jail.conf': text });
    expect([...blocks]).toEqual([
      ['web', '# the web\n# server\nweb {\n  persist;\n}\n'],
      ['db', 'db { persist; }\n'],
    ]);
    expect(rest).toBe('# head\n\nexec.clean;\n\n# foot\n');
  });

  it('finds blocks in included files, and leaves wildcards to the rest', () => {
    const { blocks, rest } = read({
      'jail.conf': '.include "d/*.conf";\n"*" { exec.clean; }\n',
      'd/web.conf': 'web { persist; }\n',
    });
    expect([...blocks.keys()]).toEqual(['web']);
    expect(rest).toContain('"*" { exec.clean; }');
    expect(rest).not.toContain('persist');
  });

  it('takes the first of two blocks of a name, as jail(8) starts it', () => {
    const { jails, blocks, rest } = read({ 'jail.conf': 'web { persist; }\nweb { vnet; }\n' });
    expect(jails.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([['name', 'persist']]);
    expect([...blocks]).toEqual([['web', 'web { persist; }\n']]);
    expect(rest).toBe('web { vnet; }\n');
  });

  it('refuses what jail(8) could not read, in one line', () => {
    expect(() => read({ 'jail.conf': 'web {\n  persist\n}\n' })).toThrow('jail.conf:3:1: }: syntax error');
  });
});
