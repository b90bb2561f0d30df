import { hostOf, thick } from './example';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;
afterEach(() => host.close());

const SCRIPT = '/root/alpha/provision.sh';
const HOLDER = '/var/db/cdktf-jails/holder';

it('a run that waited for one that took the lock away with everything else starts over', async () => {
  host = await ProvisionedHost.create();
  host.give(hostOf([thick('web')]));
  await host.apply();
  const { exit, stdout, stderr } = await host.host.sh(
    `sh ${SCRIPT} destroy >/dev/null & until grep -q destroy ${HOLDER}; do sleep 0.1; done; sh ${SCRIPT} apply`,
  );
  expect([exit, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^note: waiting for another run to end: provision.sh destroy, process \d+\n/);
  expect(await host.ask('jls name')).toBe('web\n');
  expect((await host.plan()).exit).toBe(0);
});
