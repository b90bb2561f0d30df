import { spawnSync } from 'node:child_process';
import { hookStatements } from '../../../../lib/render/jail/hooks';
import type { JailEntry } from '../../../../lib/manifest/jail-schema';
import { jail, limit, networkInterface } from '../../../support/manifest';

/** A jail for which every kind of line is written. */
const everything = jail({
  name: 'web',
  interfaces: [
    networkInterface('web', {
      ip4Address: '10.0.0.2/24',
      defaultRoute4: '10.0.0.1',
      ip6Address: 'fd00::2/64',
      defaultRoute6: 'fd00::1',
      isolated: true,
      mtu: 1400,
    }),
  ],
  limits: [limit({ action: 'log' }), limit()],
});

const hook = (name: string, parts: Partial<JailEntry>) =>
  hookStatements(jail({ name: 'web', ...parts })).find((one) => one.name === name);

describe('the hooks of a jail', () => {
  it('refuse a start whose devfs would hide nothing', () => {
    expect(hook('exec.prestart', {})?.values).toEqual(['test -n "$(/sbin/devfs rule -s 4 show)"']);
    expect(hook('exec.prestart', { parameters: { 'mount.devfs': false } })).toBeUndefined();
    expect(hook('exec.prestart', { parameters: { devfs_ruleset: 0 } })).toBeUndefined();
  });

  it('lead to a link-local router over the interface itself', () => {
    const one = networkInterface('web', { ip6Address: '2001:db8::2/64', defaultRoute6: 'fe80::1' });
    expect(hook('exec.start', { interfaces: [one] })?.values).toEqual([
      '/sbin/ifconfig e0b_web inet6 2001:db8::2/64 -ifdisabled up',
      '/sbin/route -6 -q add default fe80::1%e0b_web',
    ]);
  });

  it('do their own work first on the way up and last on the way down, but for limits', () => {
    const parts: Partial<JailEntry> = {
      interfaces: [networkInterface('web', { ip4Address: '10.0.0.2/24' })],
      limits: [limit()],
      hooks: {
        prestart: ['/p'],
        start: ['/s'],
        poststart: ['/ps'],
        prestop: ['/pp'],
        stop: ['/x'],
        poststop: ['/y'],
      },
    };
    const members = (name: string) => hook(name, parts)?.origins.map((origin) => origin.member);
    expect(members('exec.prestart')).toEqual([
      'devfsRuleset',
      ...Array<string>(5).fill('attach()'),
      'execPrestart',
    ]);
    expect(members('exec.start')).toEqual(['attach()', 'execStart']);
    expect(members('exec.poststart')).toEqual(['amount', 'execPoststart']);
    expect(members('exec.prestop')).toEqual(['amount', 'execPrestop']);
    expect(members('exec.stop')).toEqual(['execStop']);
    expect(members('exec.poststop')).toEqual(['execPoststop', 'attach()']);
  });

  it('cannot fail where a failure would leave the jail running or half undone', () => {
    const parts = { interfaces: [networkInterface('web')], limits: [limit()] };
    expect(hook('exec.prestop', parts)?.values).toEqual([
      '/usr/bin/rctl -r jail:web:maxproc:deny 2>/dev/null || true',
    ]);
    expect(hook('exec.poststop', parts)?.values).toEqual(['/sbin/ifconfig e0a_web destroy || true']);
  });

  it.each([[['dash']], [['busybox', 'sh']]])('are lines that %j understands', ([program, ...args]) => {
    const lines = hookStatements(everything)
      .filter(({ name }) => name.startsWith('exec.') && name !== 'exec.clean')
      .flatMap(({ values }) => values);
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const { status, stderr } = spawnSync(program!, [...args!, '-n', '-c', line], { encoding: 'utf8' });
      expect([line, status, stderr]).toEqual([line, 0, '']);
    }
  });

  it('name every program by its full path, because exec.clean leaves little of PATH', () => {
    const statements = hookStatements(everything);
    const programs = statements
      .flatMap(({ values }) => values)
      .flatMap((line) => line.split(/\|\||&&|\||\$\(|[{};]/))
      .map((command) => command.trim().split(' ')[0]!)
      .filter((word) => !['test', 'true', ''].includes(word) && !word.startsWith(')'));
    expect(programs.filter((program) => !program.startsWith('/'))).toEqual([]);
  });
});
