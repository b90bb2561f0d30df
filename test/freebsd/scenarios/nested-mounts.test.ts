import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { dataset, mount } from '../../support/manifest';
import { hostOf, thick, thin } from './example';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;
afterEach(() => host.close());

/** A host with one jail and two datasets beside its own. */
async function give(jail: JailEntry): Promise<void> {
  host = await ProvisionedHost.create();
  const whole = hostOf([jail]);
  host.give({ ...whole, datasets: [...whole.datasets, dataset({ name: 'zroot/other' })] });
}

const mounts = (readOnly: boolean): JailEntry['mounts'] => [
  mount({ dataset: 'zroot/data', destination: '/data', readOnly }),
  mount({ dataset: 'zroot/other', destination: '/data/x/y' }),
];

describe.each([
  ['a base', thin],
  ['a clone', thick],
])('a dataset that is mounted inside another one, in %s', (_, root) => {
  it.each([false, true])(
    'has its place made there before the start (outer one read-only: %s)',
    async (readOnly) => {
      await give(root('web', { mounts: mounts(readOnly) }));
      await host.apply();
      await host.ask('jexec web sh -c "echo precious >/data/x/y/file"');
      expect(await host.ask('cat /other/file; ls -A /data /data/x/y')).toBe(
        'precious\n/data:\nx\n\n/data/x/y:\n',
      );
      expect((await host.plan()).exit).toBe(0);
      await host.host.powerLoss();
      expect((await host.host.boot()).stderr.trim()).toBe('');
      expect(await host.ask('jexec web cat /data/x/y/file')).toBe('precious\n');
      expect((await host.plan()).exit).toBe(0);
    },
  );

  it('is not mounted where a link leads', async () => {
    await give(root('web', { mounts: mounts(false) }));
    await host.ask(
      'zfs create -o mountpoint=/data -o org.cdktf-jails:owner=alpha zroot/data; ln -s /etc /data/x',
    );
    const { exit, stderr } = await host.run(['apply']);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringContaining(
        'no directory can be made at /data/x/y: something that is none stands in the way',
      ),
    ]);
    expect(await host.ask('ls -d /etc/y')).toBe('');
  });
});
