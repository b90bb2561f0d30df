import { normalParameter } from '../../../lib/diff/normal-form';

describe('normalParameter', () => {
  it.each([
    ['persist', [], 'persist', 'true'],
    ['nopersist', [], 'persist', 'false'],
    ['persist', ['false'], 'persist', 'false'],
    ['allow.noraw_sockets', [], 'allow.raw_sockets', 'false'],
    ['vnet', [], 'vnet', 'new'],
    ['ip4', ['inherit'], 'ip4', 'inherit'],
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
