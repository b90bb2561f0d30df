import type { HealthCheckEntry } from '../../../lib/manifest/jail-schema';
import { SimulatedHost } from '../host';
import { hostOf, RC, thick } from './example';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;
afterEach(() => host.close());

const UNWELL: HealthCheckEntry = {
  kind: 'command',
  command: ['/usr/bin/false'],
  interval: 1,
  retries: 1,
  timeout: 1,
};

/** The addresses of the host's network card. */
async function addresses(): Promise<string[]> {
  const text = await host.ask('ifconfig em0');
  return [...text.matchAll(/\tinet6? ([0-9a-f.:]+)/g)].map(([, address = '']) => address);
}

describe('an address that jail(8) gives to an interface of the host', () => {
  it('goes with a jail that nothing but jail -R could stop', async () => {
    host = await ProvisionedHost.create();
    const stuck = thick('web', {
      ip4Addresses: ['em0|192.0.2.80/24'],
      ip6Addresses: ['em0|2001:db8::80/64'],
      hooks: { ...RC, stop: ['/usr/bin/false'] },
      healthCheck: UNWELL,
    });
    host.give(hostOf([stuck]));
    expect((await host.run(['apply'])).exit).toBe(1);
    expect(await host.ask('jls name')).toBe('');
    expect(await addresses()).toEqual(['192.0.2.10']);
  });

  it.each([
    ['192.0.2.10/24', 'stays when it was there before the start that was cut off', ['192.0.2.10']],
    ['192.0.2.80/24', 'goes when the start that was cut off has brought it', ['192.0.2.10']],
  ])('%s %s', async (address, _, left) => {
    host = await ProvisionedHost.create();
    host.give(hostOf([thick('web', { ip4Addresses: [`em0|${address}`] })]));
    const kept = await host.host.snapshot();
    const whole = (await host.run(['apply'])).commands;
    await host.close();
    const alias = whole.find(({ argv }) => argv[0] === '/sbin/ifconfig' && argv.includes('alias'));
    host = ProvisionedHost.of(await SimulatedHost.restore(kept), '14.4');
    await SimulatedHost.discard(kept);
    expect((await host.run(['apply'], { killAfter: alias?.number ?? 0 })).killed).toBe(true);
    expect(await addresses()).toContain(address.replace('/24', ''));
    await host.run(['destroy']);
    expect(await addresses()).toEqual(left);
  });
});
