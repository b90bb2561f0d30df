import { file, limit } from '../../support/manifest';
import { hostOf, RC, thin, web } from './example';
import { fileWith, ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

/** Text that does something in every place where it would be taken for code. */
const CODE =
  '$(touch /root/executed) `touch /root/executed` "; touch /root/executed; " \' \\ * ? ~ -n %s %b \\n';

let host: ProvisionedHost;
beforeEach(async () => {
  host = await ProvisionedHost.create();
});
afterEach(async () => {
  expect(await host.ask('ls /root/executed /jails/web/rw/root/executed 2>/dev/null')).toBe('');
  await host.close();
});

describe('values that look like code', () => {
  it('are values', async () => {
    host.give(
      hostOf([
        web({
          hostname: 'web.example.org',
          files: [
            fileWith('web', '/etc/a b$c', CODE),
            fileWith('web', `/root/-rf '"*`, `${CODE}\nsecond line\n\n`),
            fileWith('web', '/etc/empty', ''),
          ],
          sysrc: { code: CODE, empty: '', blank: ' a  b ' },
          healthCheck: {
            kind: 'command',
            command: ['/bin/test', CODE, '=', CODE],
            interval: 1,
            retries: 1,
            timeout: 2,
          },
          limits: [limit()],
        }),
      ]),
    );
    const apply = await host.run(['apply']);
    expect([apply.stderr, apply.exit]).toEqual(['', 0]);
    expect(host.host.files.read('/jails/web/rw/etc/a b$c').toString()).toBe(CODE);
    expect(host.host.files.read(`/jails/web/rw/root/-rf '"*`).toString()).toBe(`${CODE}\nsecond line\n\n`);
    expect(await host.ask('sysrc -j web -n code')).toBe(`${CODE}\n`);
    expect(await host.ask('sysrc -j web -n blank')).toBe(' a  b \n');
    const plan = await host.plan();
    expect([plan.exit, plan.stdout]).toEqual([0, 'host alpha: nothing to do\n']);
    host.give(hostOf([]));
    await host.apply();
  });

  it('are shown as they are, and escaped in JSON', async () => {
    host.give(hostOf([web({ sysrc: { code: 'a' } })]));
    await host.apply();
    host.give(hostOf([web({ sysrc: { code: CODE } })]));
    const { stdout } = await host.plan('--json');
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string });
    expect(events.map(({ text }) => text)).toContain(`~ sysrc code: a -> ${CODE.replace(/\\/g, '\\\\')}`);
  });
});

describe('symbolic links that a jail has planted', () => {
  const running = async (jail = web()) => {
    host.give(hostOf([jail]));
    await host.apply();
    await host.host.plant(
      { file: '/root/theirs', content: 'theirs' },
      { file: '/root/dir/theirs', content: 'theirs' },
    );
  };
  const theirs = () => host.ask('cat /root/theirs; ls -A /root/dir');

  it('are not written through: a link in the place of the file is replaced', async () => {
    await running();
    await host.host.sh('jexec web ln -s /root/theirs /etc/motd');
    host.give(hostOf([web({ files: [fileWith('web', '/etc/motd', 'ours')] })]));
    await host.apply();
    expect(await theirs()).toBe('theirstheirs\n');
    expect(await host.ask('jexec web cat /etc/motd; jexec web ls -l /etc/motd')).toMatch(/^ours-rw/);
    expect((await host.plan()).exit).toBe(0);
  });

  it('are not written through: a link on the way is an error, and the change is undone', async () => {
    await running();
    await host.host.sh('jexec web ln -s /root/dir /etc/dir');
    host.give(hostOf([web({ files: [fileWith('web', '/etc/dir/motd', 'ours')] })]));
    const { exit, stderr } = await host.run(['apply']);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringContaining('/etc/dir is a symbolic link: name the path that it leads to'),
    ]);
    expect(await theirs()).toBe('theirstheirs\n');
  });

  it('are seen and not followed when files are compared', async () => {
    const filed = web({ files: [fileWith('web', '/etc/dir/motd', 'ours')] });
    await running(filed);
    await host.host.sh('jexec web rm -r /etc/dir; jexec web ln -s /dev /etc/dir; mkdir -p /dev/motd');
    expect((await host.plan()).stdout).toContain('    ~ file /etc/dir/motd: no plain file in the jail\n');
    await host.host.sh('jexec web rm /etc/dir; jexec web mkdir /etc/dir; mkfifo /jails/web/rw/etc/dir/motd');
    expect((await host.plan()).stdout).toContain('    ~ file /etc/dir/motd: no plain file in the jail\n');
  });

  it('do not lead a mount point out of the root', async () => {
    const inVar = web({ mounts: [{ ...web().mounts[0]!, destination: '/var/db/data' }] });
    await running(web({ mounts: [] }));
    await host.host.sh('jexec web rm -rf /var/db; jexec web ln -s /root/dir /var/db');
    host.give(hostOf([inVar]));
    const { exit, stderr } = await host.run(['apply']);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringContaining('no directory can be made at /jails/web/rw/var/db/data'),
    ]);
    expect(await theirs()).toBe('theirstheirs\n');
    expect(await host.ask('jls name')).toBe('web\n');
  });

  it('are removed, not followed, with a file that left the program', async () => {
    await running(web({ files: [fileWith('web', '/etc/motd', 'ours')] }));
    await host.host.sh('jexec web rm /etc/motd; jexec web ln -s /root/theirs /etc/motd');
    host.give(hostOf([web()]));
    await host.apply();
    expect(await theirs()).toBe('theirstheirs\n');
  });
});

describe('a file of the bundle that was exchanged', () => {
  it('is not written', async () => {
    host.give(hostOf([web({ files: [file({ destination: '/etc/motd' })] })]));
    const { exit, stderr } = await host.run(['apply']);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringContaining('is not the file that was synthesized: upload the folder again'),
    ]);
  });
});

describe('an environment that would mislead', () => {
  it('does not', async () => {
    host.give(hostOf([thin('web', { hooks: RC })]));
    const env = {
      PATH: '/root/evil',
      UNAME_s: 'Linux',
      CDPATH: '/',
      ENV: '/root/evil/env',
      IFS: 'a',
      LC_ALL: 'xx',
      JAIL: 'x',
    };
    const { exit } = await host.run(['apply'], { env });
    expect(exit).toBe(0);
  });
});
