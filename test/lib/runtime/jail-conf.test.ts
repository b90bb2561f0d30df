import { renderJailConf } from '../../../lib/render/jail-conf';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { jail, manifest } from '../../support/manifest';
import { rows, run, SHELLS } from './shell';

const conf = (...jails: readonly JailEntry[]) => renderJailConf(manifest({ jails: [...jails] }));
const after = (name: string, ...names: readonly string[]) =>
  jail({ name, startAfter: names.map((other) => ({ path: `p/${other}`, name: other })) });

describe.each(SHELLS)('jail-conf.sh under %s', (_, shell) => {
  const compose = (
    bundle: string,
    disk: string | undefined,
    picks: string,
    files: Record<string, string> = {},
  ) => {
    const result = run(shell, 'compose_conf "$WORK/picks"', {
      files: {
        'jail.conf': bundle,
        picks,
        ...(disk === undefined ? {} : { 'etc/jail.conf': disk }),
        ...files,
      },
    });
    expect(result.stderr).toBe('');
    return result.stdout;
  };
  const all = rows(['db', 'new'], ['web', 'new']);

  it('ends up with the very text that was synthesized', () => {
    const bundle = conf(jail({ name: 'db' }), after('web', 'db'));
    expect(compose(bundle, undefined, all)).toBe(bundle);
    expect(compose(bundle, conf(jail({ name: 'web', hostname: 'old' })), all)).toBe(bundle);
    expect(compose(bundle, bundle, '')).toBe(bundle);
    expect(compose(conf(), bundle, rows(['db', 'none'], ['web', 'none']))).toBe(conf());
  });

  it('changes one block and no other', () => {
    const before = conf(jail({ name: 'db', hostname: 'a' }), jail({ name: 'web', hostname: 'a' }));
    const bundle = conf(jail({ name: 'db', hostname: 'b' }), jail({ name: 'web', hostname: 'b' }));
    expect(compose(bundle, before, rows(['web', 'new']))).toBe(
      conf(jail({ name: 'db', hostname: 'a' }), jail({ name: 'web', hostname: 'b' })),
    );
  });

  it('has no block of a jail that is not up yet', () => {
    const bundle = conf(jail({ name: 'db' }), jail({ name: 'web' }));
    expect(compose(bundle, undefined, rows(['db', 'new']))).toBe(conf(jail({ name: 'db' })));
  });

  it('takes a block out, and puts an older one back', () => {
    const before = conf(jail({ name: 'db' }), jail({ name: 'web', hostname: 'old' }));
    const bundle = conf(jail({ name: 'db' }), jail({ name: 'web' }));
    expect(compose(bundle, before, rows(['web', 'none']))).toBe(conf(jail({ name: 'db' })));
    const { file } = run(shell, 'print_block "$WORK/etc/jail.conf" web >"$WORK/block"', {
      files: { 'etc/jail.conf': before },
    });
    const restored = run(
      shell,
      'printf "web\\t%s/block\\n" "$WORK" >"$WORK/picks"; compose_conf "$WORK/picks"',
      {
        files: { 'jail.conf': bundle, 'etc/jail.conf': bundle, block: file('block')! },
      },
    );
    expect(restored.stdout).toBe(before);
  });

  it('does not let a block wait for a jail that is gone', () => {
    const before = conf(jail({ name: 'cache' }), jail({ name: 'db' }), after('web', 'cache', 'db'));
    const bundle = conf(jail({ name: 'cache' }), jail({ name: 'web' }));
    expect(compose(bundle, before, rows(['db', 'none']))).toBe(
      conf(jail({ name: 'cache' }), after('web', 'cache')),
    );
    expect(compose(bundle, before, rows(['db', 'none'], ['cache', 'none']))).toBe(
      conf(jail({ name: 'web' })),
    );
  });

  it('prints a block alone, without those that it waits for', () => {
    const text = conf(jail({ name: 'db' }), after('web', 'db'));
    const alone = run(shell, 'print_block "$WORK/etc/jail.conf" web alone', {
      files: { 'etc/jail.conf': text },
    });
    expect(`\n${alone.stdout}`).toBe(conf(jail({ name: 'web' })).slice(conf().length));
  });

  it('replaces the file as a whole, and leaves nothing behind when that fails', () => {
    const bundle = conf(jail({ name: 'web' }));
    const files = { 'jail.conf': bundle, 'etc/jail.conf': conf() };
    const done = run(shell, 'commit_block web new; ls etc', { files });
    expect([done.file('etc/jail.conf'), done.stdout]).toEqual([bundle, 'jail.conf\n']);
    const failed = run(shell, 'mv() { return 1; }; commit_block web new || echo failed; ls etc', { files });
    expect([failed.file('etc/jail.conf'), failed.stdout]).toEqual([conf(), 'failed\njail.conf\n']);
  });

  it('loses no change when many come at once', () => {
    const names = Array.from({ length: 8 }, (_, index) => `j${index}`);
    const bundle = conf(...names.map((name) => jail({ name })));
    const code = `for name in ${names.join(' ')}; do commit_block "$name" new & done; wait`;
    expect(run(shell, code, { files: { 'jail.conf': bundle } }).file('etc/jail.conf')).toBe(bundle);
  });
});
