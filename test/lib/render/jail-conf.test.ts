import { renderJailConf } from '../../../lib/render/jail-conf';
import { jail, manifest } from '../../support/manifest';

describe('renderJailConf', () => {
  it('opens with the mark by which the script knows it as ours', () => {
    expect(renderJailConf(manifest())).toBe(
      `# cdktf-jails: host=alpha
# The jails of host alpha, from stack production. Change the program, not this file: it is replaced whole.
`,
    );
  });

  it('gives each jail a block of its own, with a line between', () => {
    const text = renderJailConf(manifest({ jails: [jail({ name: 'a' }), jail({ name: 'b' })] }));
    expect(text.match(/^(?:#.*|\S+ \{|\}|)$/gm)).toEqual([
      '# cdktf-jails: host=alpha',
      expect.stringContaining('# The jails of host alpha'),
      ...['', '# production/a', 'a {', '', '', '', '}'],
      ...['', '# production/b', 'b {', '', '', '', '}', ''],
    ]);
  });

  it('shows a change of one jail in that jail’s block alone', () => {
    const before = renderJailConf(manifest({ jails: [jail({ name: 'a' }), jail({ name: 'b' })] }));
    const after = renderJailConf(
      manifest({ jails: [jail({ name: 'a' }), jail({ name: 'b', hostname: 'b.example.org' })] }),
    );
    expect(after.replace('b.example.org', 'b')).toBe(before);
  });
});
