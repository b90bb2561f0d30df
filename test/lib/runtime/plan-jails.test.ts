import { renderHostState, renderJailState } from '../../../lib/render/desired-state';
import { printFacts } from '../../../lib/render/fact';
import { renderJailConf } from '../../../lib/render/jail-conf';
import { liveParameterFacts } from '../../../lib/render/live-parameters';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { bridge, file, jail, limit, manifest, networkInterface, nullfsRoot } from '../../support/manifest';
import { factRows, rows, run, SHELLS, type RunResult } from './shell';

interface World {
  /** What shall be. */
  readonly shall: readonly JailEntry[];
  /** What was last applied. */
  readonly was?: readonly JailEntry[];
  /** Names of jails that run, with their roots. */
  readonly runs?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly only?: string;
}

const EMPTY = [
  'rules',
  'interfaces.state',
  'mounts.state',
  'replaced',
  'files.state',
  'files.stat',
  'files.sums',
];

/** Plans the jails of a world; `web` runs in its root unless the world says otherwise. */
function plan(
  shell: readonly string[],
  world: World,
): RunResult & { jails: string; reasons: string; errors: string } {
  const { shall, was = [], runs = { web: '/jails/web' }, only = ' ' } = world;
  const state = (jails: readonly JailEntry[]) =>
    [renderHostState(manifest()), ...jails.map(renderJailState), printFacts(liveParameterFacts())].join('');
  const records = was.map((entry) => [`state/jails/${entry.name}/applied`, factRows(renderJailState(entry))]);
  const result = run(shell, `ONLY='${only}'\nmake_tables; jail_rows; : >"$WORK/plan.errors"; plan_jails`, {
    files: {
      ...Object.fromEntries(EMPTY.map((name) => [name, ''])),
      desired: factRows(state(shall)),
      'jail.conf': renderJailConf(manifest({ jails: [...shall] })),
      'etc/jail.conf': renderJailConf(manifest({ jails: [...was] })),
      jls: Object.entries(runs)
        .map(([name, path], index) => `${index + 1} ${name} false ${path}\n`)
        .join(''),
      ...Object.fromEntries(records),
      ...world.files,
    },
  });
  expect(result.stderr).toBe('');
  return {
    ...result,
    jails: result.file('plan.jails') ?? '',
    reasons: result.file('plan.reasons') ?? '',
    errors: result.file('plan.errors') ?? '',
  };
}

describe.each(SHELLS)('plan_jails under %s', (_, shell) => {
  const web = (parts: Partial<JailEntry> = {}) => jail({ name: 'web', ...parts });

  it('finds nothing to do where nothing differs', () => {
    const { jails, reasons, errors } = plan(shell, { shall: [web()], was: [web()] });
    expect([jails, reasons, errors]).toEqual(['', '', '']);
  });

  it('creates a jail that nobody knows, and says no more about it', () => {
    const { jails, reasons } = plan(shell, { shall: [web({ packages: ['nginx'] })], runs: {} });
    expect([jails, reasons]).toEqual([rows(['web', 'create', ',', ',parameters,package,']), '']);
  });

  it('starts a jail that does not run', () => {
    expect(plan(shell, { shall: [web()], was: [web()], runs: {} }).jails).toBe(
      rows(['web', 'start', ',', ',']),
    );
  });

  it('sees each of several addresses of one family, and their order', () => {
    const was = [web({ ip4Addresses: ['em0|10.0.0.2/24', 'em0|10.0.0.3/32'] })];
    const first = plan(shell, {
      shall: [web({ ip4Addresses: ['em0|10.0.0.9/24', 'em0|10.0.0.3/32'] })],
      was,
    });
    expect([first.jails, first.reasons]).toEqual([
      rows(['web', 'restart', ',', ',']),
      rows(['web', '~ address ip4: em0|10.0.0.2/24 -> em0|10.0.0.9/24']),
    ]);
    const second = plan(shell, { shall: [web({ ip4Addresses: ['em0|10.0.0.2/24'] })], was });
    expect(second.reasons).toBe(rows(['web', '- address ip4 2 em0|10.0.0.3/32']));
    const turned = plan(shell, { shall: [web({ ip4Addresses: [...was[0]!.ip4Addresses].reverse() })], was });
    expect(turned.jails).toBe(rows(['web', 'restart', ',', ',']));
  });

  it('sees each of the rules that one resource has for the jail and for its users', () => {
    const limits = (forJail: number) => [limit({ amount: forJail }), limit({ amount: 7, per: 'user' })];
    const files = { rules: 'jail:web:maxproc:deny=5\njail:web:maxproc:deny=7/user\n' };
    const was = [web({ limits: limits(5) })];
    expect(plan(shell, { shall: was, was, files }).jails).toBe('');
    const { jails, reasons } = plan(shell, { shall: [web({ limits: limits(4) })], was, files });
    expect([jails, reasons]).toEqual([
      rows(['web', 'live', ',', ',limits,']),
      rows(['web', '~ limit maxproc:deny: 5 -> 4']),
    ]);
    const halved = plan(shell, { shall: was, was, files: { rules: 'jail:web:maxproc:deny=7/user\n' } });
    expect(halved.reasons).toBe(rows(['web', '~ limit maxproc:deny 5 is not in force']));
  });

  it('changes a parameter while the jail runs, with what was and what shall be', () => {
    const {
      jails,
      reasons,
      file: table,
    } = plan(shell, {
      shall: [web({ hostname: 'b', parameters: { securelevel: 3, 'allow.mount': true } })],
      was: [web({ hostname: 'a', parameters: { 'allow.raw_sockets': true, 'allow.mount': false } })],
    });
    expect(jails).toBe(rows(['web', 'live', ',', ',parameters,']));
    expect(reasons).toBe(
      rows(
        ['web', '~ parameter host.hostname: a -> b'],
        ['web', '~ parameter allow.mount: off -> on'],
        ['web', '+ parameter securelevel 3'],
        ['web', '- parameter allow.raw_sockets on'],
      ),
    );
    expect(table('plan.parameters')).toBe(
      rows(
        ['web', 'host.hostname=b', 'host.hostname=a'],
        ['web', 'allow.mount', 'allow.nomount'],
        ['web', 'securelevel=3', '-'],
        ['web', 'allow.noraw_sockets', 'allow.raw_sockets'],
      ),
    );
  });

  it('restarts for a parameter that is fixed at creation, or whose absence means something else than off', () => {
    const fixed = plan(shell, { shall: [web({ parameters: { 'exec.fib': 1 } })], was: [web()] });
    expect(fixed.jails).toBe(rows(['web', 'restart', ',', ',']));
    const gone = plan(shell, { shall: [web()], was: [web({ parameters: { securelevel: 3 } })] });
    expect([gone.jails, gone.reasons]).toEqual([
      rows(['web', 'restart', ',', ',']),
      rows(['web', '- parameter securelevel 3']),
    ]);
  });

  it('notes what a running jail needs only when it stops', () => {
    const { jails, reasons } = plan(shell, {
      shall: [web({ hooks: { stop: ['/bin/sh /etc/rc.shutdown jail'] } })],
      was: [web()],
    });
    expect([jails, reasons]).toEqual([
      rows(['web', 'note', ',', ',']),
      rows(['web', '+ hook exec.stop 1 /bin/sh /etc/rc.shutdown jail']),
    ]);
  });

  it('restarts for a hook of the start', () => {
    const { jails } = plan(shell, {
      shall: [web({ hooks: { start: ['a'] } })],
      was: [web({ hooks: { start: ['b'] } })],
    });
    expect(jails).toBe(rows(['web', 'restart', ',', ',']));
  });

  it('does the work inside while the jail runs, and names it', () => {
    const { jails, reasons } = plan(shell, {
      shall: [
        web({
          packages: ['nginx'],
          files: [file({ destination: '/etc/a', sha256: 'aa' })],
          sysrc: { b: '2' },
          services: ['nginx'],
          healthCheck: { kind: 'tcp', port: 80, interval: 1, retries: 1, timeout: 1 },
        }),
      ],
      was: [
        web({
          packages: ['curl'],
          files: [file({ destination: '/etc/a', sha256: 'bb' })],
          sysrc: { b: '1' },
        }),
      ],
    });
    expect(jails).toBe(rows(['web', 'live', ',', ',package,file,sysrc,service,health,']));
    expect(reasons.split('\n').map((line) => line.slice(4))).toEqual([
      '+ package nginx',
      '~ file /etc/a',
      '~ sysrc b: 1 -> 2',
      '+ service nginx',
      '+ health check tcp interval=1 retries=1 timeout=1 port=80',
      '- package curl, which stays installed',
      '',
    ]);
  });

  it('restarts what moves to another root, and clones anew what shall be a clone of another base', () => {
    const clone = (base: string) =>
      web({ root: { kind: 'clone', path: '/jails/web', base, dataset: 'zroot/jails/web' } });
    const moved = plan(shell, {
      shall: [web({ root: { kind: 'directory', path: '/other' } })],
      was: [web()],
    });
    expect(moved.jails).toBe(rows(['web', 'restart', ',', ',']));
    const cloned = plan(shell, {
      shall: [clone('zroot/b')],
      was: [clone('zroot/a')],
      files: { replaced: 'zroot/jails/web\n' },
    });
    expect(cloned.jails).toBe(rows(['web', 'recreate', ',', ',']));
  });

  it('leaves the order of starts to jail.conf', () => {
    const first = [{ path: 'p', name: 'db' }];
    const { jails } = plan(shell, {
      shall: [jail({ name: 'db' }), web({ startAfter: first })],
      was: [jail({ name: 'db' }), web()],
      runs: { web: '/jails/web', db: '/jails/db' },
    });
    expect(jails).toBe(rows(['web', 'note', ',db,', ',']));
  });

  describe('compares with what can be seen', () => {
    it('a limit that is not in force', () => {
      const limited = web({ limits: [limit({ resource: 'memoryuse', amount: 512 * 1024 * 1024 })] });
      const gone = plan(shell, { shall: [limited], was: [limited] });
      expect([gone.jails, gone.reasons]).toEqual([
        rows(['web', 'live', ',', ',limits,']),
        rows(['web', '~ limit memoryuse:deny 512M is not in force']),
      ]);
      const there = plan(shell, {
        shall: [limited],
        was: [limited],
        files: { rules: 'jail:web:memoryuse:deny=536870912\n' },
      });
      expect(there.jails).toBe('');
    });

    it('a mount that is gone', () => {
      const thin = web({ root: nullfsRoot('web', { writable: ['etc'] }) });
      const runs = { web: '/jails/web/root' };
      const mounts = rows(
        ['/jails/web/root', 'nullfs', '/b', 'ro'],
        ['/jails/web/root/etc', 'nullfs', '/e', 'rw'],
      );
      const whole = plan(shell, { shall: [thin], was: [thin], runs, files: { 'mounts.state': mounts } });
      expect(whole.jails).toBe('');
      const { jails, reasons } = plan(shell, { shall: [thin], was: [thin], runs });
      expect([jails, reasons]).toEqual([
        rows(['web', 'restart', ',', ',']),
        rows(['web', '~ nothing is mounted at /jails/web/root']),
      ]);
    });

    it('an interface that is gone, or no member of its bridge', () => {
      const attached = web({ interfaces: [networkInterface('web')] });
      const gone = plan(shell, { shall: [attached], was: [attached] });
      expect(gone.reasons).toBe(rows(['web', '~ interface e0a_web is gone']));
      const loose = plan(shell, {
        shall: [attached],
        was: [attached],
        files: { 'interfaces.state': rows(['e0a_web', 'up'], ['lan', 'up']) },
      });
      expect([loose.jails, loose.reasons]).toEqual([
        rows(['web', 'live', ',', ',members,']),
        rows(['web', '~ interface e0a_web is no member of bridge lan']),
      ]);
    });

    it('a file that was changed, removed or replaced in the jail', () => {
      const filed = web({ files: [file({ destination: '/etc/a', sha256: 'aa', mode: '0600' })] });
      const world = (files: Record<string, string>) => plan(shell, { shall: [filed], was: [filed], files });
      const right = { 'files.stat': '0600 /jails/web/etc/a\n', 'files.sums': 'aa /jails/web/etc/a\n' };
      expect(world(right).jails).toBe('');
      expect(world({ ...right, 'files.sums': 'bb /jails/web/etc/a\n' }).reasons).toBe(
        rows(['web', '~ file /etc/a: changed in the jail']),
      );
      expect(world({ ...right, 'files.stat': '0666 /jails/web/etc/a\n' }).reasons).toBe(
        rows(['web', '~ file /etc/a: mode 0666 in the jail']),
      );
      expect(world({ 'files.state': rows(['/jails/web/etc/a', 'missing']) }).reasons).toBe(
        rows(['web', '~ file /etc/a: missing in the jail']),
      );
      expect(world({ 'files.state': rows(['/jails/web/etc/a', 'strange']) }).reasons).toBe(
        rows(['web', '~ file /etc/a: no plain file in the jail']),
      );
    });
  });

  describe('touches only what is ours', () => {
    it('refuses a running jail that nobody knows', () => {
      const { jails, errors } = plan(shell, { shall: [web()] });
      expect([jails, errors]).toEqual([
        '',
        'a jail web runs that is not ours; stop it (jail -r web) or name ours otherwise\n',
      ]);
    });

    it('refuses a jail that runs somewhere else', () => {
      const { jails, errors } = plan(shell, { shall: [web()], was: [web()], runs: { web: '/other root' } });
      expect([jails, errors]).toEqual([
        '',
        'jail web runs in /other root, which is not its root; stop it: jail -r web\n',
      ]);
    });

    it('knows a jail again by jail.conf when its record is lost', () => {
      const { jails, reasons } = plan(shell, {
        shall: [web()],
        files: { 'etc/jail.conf': renderJailConf(manifest({ jails: [web()] })) },
      });
      expect([jails, reasons]).toEqual([
        rows(['web', 'live', ',', ',parameters,']),
        rows(['web', '~ the state directory has no record of it']),
      ]);
    });

    it('removes what left the program, and what jail.conf still holds of it', () => {
      const { file: table } = plan(shell, { shall: [], was: [web()] });
      expect(table('plan.removals')).toBe('web\n');
    });

    it('keeps copies that were made for testing', () => {
      const { file: table } = plan(shell, {
        shall: [],
        was: [],
        files: {
          'state/jails/copy/clone': 'web\n',
          'state/jails/copy/applied': factRows(renderJailState(web())),
        },
      });
      expect(table('plan.removals')).toBe('');
    });
  });

  it('goes on with a change that was cut off, with a new start unless the jail kept running', () => {
    const cut = (verb: string) =>
      plan(shell, {
        shall: [web()],
        was: [web()],
        files: { 'state/jails/web/changing': rows([verb, '-', 'yes']) },
      });
    expect(cut('restart').jails).toBe(rows(['web', 'restart', ',', ',']));
    expect(cut('restart').reasons).toBe(rows(['web', 'the last change was cut off']));
    expect(cut('live').jails).toBe('');
  });

  it('changes only jail.conf where only its text differs', () => {
    const attached = web({ interfaces: [networkInterface('web')] });
    const other = renderJailConf(manifest({ jails: [attached], bridges: [bridge({ name: 'lan' })] })).replace(
      'ether',
      'ether ',
    );
    const { jails, reasons } = plan(shell, {
      shall: [attached],
      was: [attached],
      files: {
        'etc/jail.conf': other,
        'interfaces.state': rows(['e0a_web', 'up'], ['lan', 'member', 'e0a_web']),
      },
    });
    expect([jails, reasons]).toEqual([rows(['web', 'note', ',', ',']), rows(['web', 'text in jail.conf'])]);
  });

  it('with --only leaves jails alone that run, even when they are needed', () => {
    const first = [{ path: 'p', name: 'db' }];
    const changed = (name: string) => jail({ name, hostname: 'other' });
    const world = {
      shall: [changed('db'), { ...changed('web'), startAfter: first }],
      was: [jail({ name: 'db' }), web({ startAfter: first })],
      only: ' web ',
    };
    const running = plan(shell, { ...world, runs: { web: '/jails/web', db: '/jails/db' } });
    expect(running.jails).toBe(rows(['web', 'live', ',db,', ',parameters,']));
    const stopped = plan(shell, { ...world, runs: { web: '/jails/web' } });
    expect(stopped.jails.split('\n').map((line) => line.split('\t').slice(0, 2).join(' '))).toEqual([
      'db start',
      'web live',
      '',
    ]);
  });
});
