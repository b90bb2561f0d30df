import { normalParameter } from '../../../lib/diff/normal-form';

describe('normalParameter', () => {
  it.each([
    ['persist', [], 'persist', 'true'],
    ['nopersist', [], 'persist', 'false'],
    ['persist', ['false'], 'persist', 'false'],
    ['persist', ['0'], 'persist', 'false'],
    ['persist', [''], 'persist', 'false'],
    ['persist', ['FALSE'], 'persist', 'false'],
    ['persist', ['1'], 'persist', 'true'],
    ['nopersist', ['0'], 'persist', 'true'],
    ['allow.noraw_sockets', [], 'allow.raw_sockets', 'false'],
    ['vnet', [], 'vnet', 'new'],
    ['vnet', ['1'], 'vnet', 'new'],
    ['ip4', ['inherit'], 'ip4', 'inherit'],
    ['ip4', ['Disable'], 'ip4', 'disable'],
    ['ip6', ['2'], 'ip6', 'inherit'],
    ['ip6', ['3'], 'ip6', '3'],
    ['path', ['/jails/web'], 'path', '/jails/web'],
    ['securelevel', ['2'], 'securelevel', '2'],
    ['ip4.addr', ['10.0.0.2'], 'ip4.addr', ['10.0.0.2']],
    ['exec.start', ['/bin/sh /etc/rc'], 'exec.start', ['/bin/sh /etc/rc']],
    ['meta.owner', ['me'], 'meta.owner', ['me']],
    ['no.such', ['a'], 'no.such', ['a']],
  ])('%s = %j is %s %j', (name, values, normalName, value) => {
    expect(normalParameter({ name, values })).toEqual({ name: normalName, value });
  });
});
