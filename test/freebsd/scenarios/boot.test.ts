import { limit } from '../../support/manifest';
import { itOnEachZfs } from '../each-zfs';
import { RELEASES } from '../release';
import { hostOf, thick, web } from './example';
import { fingerprint } from './fingerprint';
import { ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;
afterEach(() => host.close());

const jails = [web({ limits: [limit()], startAfter: [{ path: 'p/db', name: 'db' }] }), thick('db')];

describe.each(RELEASES)('after power loss, FreeBSD %s', (release) => {
  const itHere = release === '14.4' ? itOnEachZfs : it;
  itHere('boot alone brings up the same jails, and nothing is left to do', async () => {
    host = await ProvisionedHost.create(release);
    host.give(hostOf(jails, {}, release));
    await host.apply();
    const before = await fingerprint(host);
    await host.host.powerLoss();
    expect((await host.host.boot()).stderr.trim()).toBe('');
    expect(await fingerprint(host)).toBe(before);
    const plan = await host.plan();
    expect([plan.exit, plan.stdout]).toEqual([0, 'host alpha: nothing to do\n']);
  });
});

describe('a jail that boot has started', () => {
  it('is stopped with what boot has started it with', async () => {
    host = await ProvisionedHost.create();
    host.give(hostOf(jails));
    await host.apply();
    await host.host.powerLoss();
    await host.host.boot();
    host.give(hostOf([{ ...jails[0]!, parameters: { ...jails[0]!.parameters, 'exec.fib': 0 } }, jails[1]!]));
    await host.apply();
    expect((await host.plan()).exit).toBe(0);
    expect(await host.ask('ifconfig -l')).toBe('em0 lo0 lan e0a_web\n');
  });

  it('in the middle of a change is the one before it, and the next run goes on', async () => {
    host = await ProvisionedHost.create();
    host.give(hostOf(jails));
    await host.apply();
    const changed = { ...jails[0]!, parameters: { ...jails[0]!.parameters, 'exec.fib': 0 } };
    host.give(hostOf([changed, jails[1]!]));
    const whole = await host.run(['apply'], { killAfter: 1000 });
    expect(whole.exit).toBe(0);
    const after = await fingerprint(host);
    host.give(hostOf(jails));
    const back = (await host.run(['apply'])).commands.length;
    for (const share of [0.4, 0.6, 0.8]) {
      host.give(hostOf([changed, jails[1]!]));
      await host.run(['apply'], { killBefore: Math.floor(back * share) });
      await host.host.powerLoss();
      await host.host.boot();
      expect(await host.ask('jls name | sort')).toBe('db\nweb\n');
      await host.apply();
      expect(await fingerprint(host)).toBe(after);
      host.give(hostOf(jails));
      await host.apply();
    }
  });
});
