import { jailParameters, riskOf } from '../../../lib/facts';
import type { ParameterValue } from '../../../lib/facts';

describe('what weakens a jail', () => {
  test.each<[string, ParameterValue | undefined, string]>([
    ['path', undefined, 'without a path the jail has the whole root of the host'],
    ['enforce_statfs', 0, 'the jail sees every mount of the host'],
    ['enforce_statfs', '1', 'the jail sees every mount below its root'],
    ['devfs_ruleset', 0, 'no ruleset: the jail sees every device of the host, disks too'],
    ['children.max', 1, 'root in the jail may create jails of its own'],
    ['children.max', 20, 'root in the jail may create jails of its own'],
    ['ip4', 'inherit', 'the jail shares every IPv4 address and listening socket of the host'],
    ['ip6', 'inherit', 'the jail shares every IPv6 address and listening socket of the host'],
    ['sysvshm', 'inherit', 'objects of the host and of other jails are visible'],
    ['exec.clean', false, "the caller's environment leaks into the jail's commands"],
    ['exec.clean', undefined, "the caller's environment leaks into the jail's commands"],
    ['exec.noclean', true, "the caller's environment leaks into the jail's commands"],
    ['allow.raw_sockets', true, 'the jail may craft packets and probe networks'],
    ['allow.raw_sockets', 'true', 'the jail may craft packets and probe networks'],
    ['allow.raw_sockets', '1', 'the jail may craft packets and probe networks'],
    ['allow.raw_sockets', 'TRUE', 'the jail may craft packets and probe networks'],
    ['exec.clean', '0', "the caller's environment leaks into the jail's commands"],
    ['ip4', '2', 'the jail shares every IPv4 address and listening socket of the host'],
    ['ip6', 'Inherit', 'the jail shares every IPv6 address and listening socket of the host'],
    ['allow.noraw_sockets', false, 'the jail may craft packets and probe networks'],
  ])('%s = %p', (name, value, risk) => {
    expect(riskOf(name, value)).toBe(risk);
  });

  test.each<[string, ParameterValue | undefined]>([
    ['path', '/jails/web'],
    ['enforce_statfs', 2],
    ['enforce_statfs', undefined],
    ['devfs_ruleset', 4],
    ['devfs_ruleset', undefined],
    ['children.max', 0],
    ['ip4', 'new'],
    ['ip4', 'disable'],
    ['sysvshm', 'new'],
    ['exec.clean', true],
    ['allow.raw_sockets', false],
    ['allow.raw_sockets', '0'],
    ['allow.raw_sockets', undefined],
    ['allow.noraw_sockets', true],
    ['allow.set_hostname', true],
    ['vnet', 'new'],
    ['vnet', 'inherit'],
    ['host.hostname', 'inherit'],
    ['no.such.parameter', true],
  ])('%s = %p gives nothing away', (name, value) => {
    expect(riskOf(name, value)).toBeUndefined();
  });

  test('no permission that holds by default counts as a risk', () => {
    for (const { name, risks, default: byDefault } of jailParameters) {
      if (name.startsWith('allow.') && risks !== undefined) expect(byDefault).toBe(false);
    }
  });

  test('nothing is risky for being left out but the root and the clean environment', () => {
    const risky = jailParameters.filter(({ name }) => riskOf(name, undefined) !== undefined);
    expect(risky.map(({ name }) => name).sort()).toEqual(['exec.clean', 'path']);
  });
});
