import { renderJailBlock } from '../../../lib/render/jail-block';
import { jail, limit, mount, networkInterface, nullfsRoot } from '../../support/manifest';

describe('renderJailBlock', () => {
  it('of a plain jail fits on a screen, in groups that answer one question each', () => {
    expect(renderJailBlock(jail({ name: 'web', ip4Addresses: ['em0|10.0.0.2/24'] }))).toBe(
      `# production/web
web {
  path = "/jails/web";
  host.hostname = web;

  ip4.addr = "em0|10.0.0.2/24";

  persist;
  enforce_statfs = 2;
  allow.noset_hostname;

  mount.devfs;
  devfs_ruleset = 4;

  exec.clean;
  exec.prestart = 'test -n "$(/sbin/devfs rule -s 4 show)"';
}
`,
    );
  });

  it('keeps the order of the groups and of all that is in them, whatever the order in the manifest', () => {
    const text = renderJailBlock(
      jail({
        name: 'web',
        root: nullfsRoot('web', { writable: ['var', 'etc'] }),
        interfaces: [networkInterface('web', { ip4Address: '10.0.0.2/24' })],
        parameters: {
          'zfs.dataset': ['zroot/data'],
          'stop.timeout': 30,
          'exec.timeout': 60,
          'allow.mount': true,
          'children.max': 2,
          securelevel: 1,
          jid: 7,
          'exec.release': ['/bin/release'],
          'exec.prepare': ['/bin/prepare'],
          'mount.fdescfs': true,
          sysvshm: 'new',
        },
        mounts: [mount({ dataset: 'zroot/data', destination: '/data' })],
        startAfter: [
          { path: 'production/db', name: 'db' },
          { path: 'production/cache', name: 'cache' },
        ],
        hooks: {
          start: ['/bin/start'],
          stop: ['/bin/stop'],
          prestart: ['/bin/prestart'],
          created: ['/bin/created'],
          poststart: ['/bin/poststart'],
          prestop: ['/bin/prestop'],
          poststop: ['/bin/poststop'],
        },
        limits: [limit()],
      }),
    );
    const names = [...text.matchAll(/^ {2}(\S+?)(?: [+=]|;)|^$/gm)].map(([, name]) => name ?? '');
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([
      ...['path', 'host.hostname', ''],
      ...['vnet', 'vnet.interface', ''],
      ...['jid', 'persist', 'securelevel', 'enforce_statfs', 'children.max'],
      ...['allow.mount', 'allow.noset_hostname', 'sysvshm', ''],
      ...['mount', 'mount.devfs', 'devfs_ruleset', 'mount.fdescfs', 'zfs.dataset', ''],
      ...['depend', ''],
      ...['exec.clean', 'exec.timeout', 'exec.prepare', 'exec.prestart', 'exec.created', 'exec.start'],
      ...['exec.poststart', 'exec.prestop', 'exec.stop', 'stop.timeout', 'exec.poststop', 'exec.release', ''],
    ]);
  });

  it('quotes what needs it and nothing else', () => {
    const text = renderJailBlock(
      jail({ name: 'web', hooks: { start: ['/bin/echo "$HOME" \'x\'', '/bin/a b', 'a\nb\t#;', 'true'] } }),
    );
    expect(text).toContain(`  exec.start = '/bin/echo "$HOME" \\'x\\'';
  exec.start += "/bin/a b";
  exec.start += "a\\nb\\t#;";
  exec.start += true;
`);
  });

  it('says which construct made it, on one line', () => {
    const text = renderJailBlock(jail({ name: 'web', path: 'production/a\nweb { }\u2028' }));
    expect(text.split('\n')[0]).toBe('# production/a\\nweb { }\\u2028');
  });
});
