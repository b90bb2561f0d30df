import type { LateBoundEntry } from '../../../lib/manifest/late-bound-schema';
import { hostOf, thin } from './example';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(120_000);

const file = (destination: string, secrets?: string[]): LateBoundEntry => ({
  name: `web/files${destination}`,
  member: 'files[0].content',
  kind: 'file',
  destination,
  mode: '0600',
  owner: 'root',
  group: 'wheel',
  ...(secrets === undefined ? {} : { secrets }),
});

const HOST = hostOf([
  thin('web', {
    hostname: '@late-bound:web/hostname@',
    lateBound: [
      { name: 'web/hostname', member: 'hostname', kind: 'hostname' },
      file('/etc/open'),
      file('/etc/key', ['TF_VAR_key']),
    ],
  }),
]);

const VALUES = { 'web/hostname': 'www', 'web/files/etc/open': 'hello\n', 'web/files/etc/key': 's3cr3t\n' };

describe('a host that takes values from Terraform', () => {
  let host: ProvisionedHost;
  beforeAll(async () => {
    host = await ProvisionedHost.create();
  });
  afterAll(() => host.close());

  /** What Terraform uploads: the folder, and the values beside the script. */
  function give(values?: Partial<typeof VALUES>): void {
    host.give(HOST);
    if (values !== undefined) {
      const lines = Object.entries({ ...VALUES, ...values }).map(
        ([name, value]) => `value ${name}\n${Buffer.from(value).toString('base64')}\n`,
      );
      host.host.files.write('/root/alpha/.values', lines.join(''));
    }
  }
  const inWeb = (path: string) => host.host.files.read(`/jails/web/rw${path}`);

  it('does nothing without them', async () => {
    give();
    const { exit, stderr } = await host.run(['apply']);
    expect([exit, stderr]).toEqual([
      1,
      'error: host alpha takes values from Terraform, and none came with this run: run terraform apply\n',
    ]);
    expect((await host.plan()).stderr).toBe(
      'error: jail web: hostname: only Terraform knows it, and no value is known here: run terraform apply\n',
    );
  });

  it('gets them into their places, and their file is gone', async () => {
    give({});
    expect((await host.apply()).stdout).toContain('host alpha: jails changed: 1\n');
    expect(host.host.files.exists('/root/alpha/.values')).toBe(false);
    expect(await host.ask('jls -j web host.hostname')).toBe('www\n');
    expect([inWeb('/etc/open'), inWeb('/etc/key')]).toEqual(['hello\n', 's3cr3t\n']);
  });

  it('keeps what is no secret, for a plan by hand', async () => {
    expect((await host.plan()).stdout).toBe('host alpha: nothing to do\n');
    const kept = host.host.files.read('/var/db/cdktf-jails/late-bound');
    expect(kept).toMatch(/^web\/hostname\twww\nweb\/files\/etc\/open\t[0-9a-f]{64}\n$/);
    expect((await host.run(['status'])).stdout).toMatch(/^web +running/m);
  });

  it('has nothing to do when they come again', async () => {
    give({});
    expect((await host.apply()).stdout).toBe('host alpha: nothing to do\n');
  });

  it('writes a file whose content is another one, and says which', async () => {
    give({ 'web/files/etc/open': 'bye\n' });
    expect((await host.plan()).stdout).toBe(
      '~ jail web: change while it runs\n    ~ file /etc/open\nhost alpha: 1 to do\n',
    );
    expect((await host.apply()).stdout).toBe(
      '  jail web: write file /etc/open\nhost alpha: jails changed: 1\n',
    );
    expect(inWeb('/etc/open')).toBe('bye\n');
  });

  it('writes another secret, and leaves no trace of either', async () => {
    give({ 'web/files/etc/open': 'bye\n', 'web/files/etc/key': 's3cr3t-two\n' });
    expect((await host.plan()).stdout).toBe(
      '~ jail web: change while it runs\n    ~ file /etc/key: another secret in the jail\nhost alpha: 1 to do\n',
    );
    expect((await host.apply()).stdout).toBe(
      '  jail web: write file /etc/key\nhost alpha: jails changed: 1\n',
    );
    expect(inWeb('/etc/key')).toBe('s3cr3t-two\n');
    expect(await host.ask('cat /var/db/cdktf-jails/jails/web/*')).not.toContain('s3cr3t');
  });

  it('does not miss a value that needs to be one', async () => {
    give({ 'web/hostname': 'a b' });
    const { exit, stderr } = await host.run(['apply']);
    expect(exit).toBe(1);
    expect(stderr).toContain("error: jail web: hostname: 'a b' from Terraform is no host name");
    expect(host.host.files.exists('/root/alpha/.values')).toBe(false);
  });

  it('ends like any other', async () => {
    expect((await host.run(['destroy'])).exit).toBe(0);
    expect(host.host.files.exists('/var/db/cdktf-jails')).toBe(false);
  });
});
