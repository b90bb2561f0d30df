import { rows, run, SHELLS } from './shell';

const LOG = 'JAIL=web; JAIL_LOG=$WORK/log; JAIL_DIRECTORY=$WORK/state/jails/web\n';

describe.each(SHELLS)('root.sh under %s', (_, shell) => {
  describe('make_below', () => {
    it('makes directories one by one', () => {
      const { status, stdout } = run(shell, 'mkdir top; make_below "$PWD/top" /a/b/c; find top');
      expect([status, stdout]).toEqual([0, 'top\ntop/a\ntop/a/b\ntop/a/b/c\n']);
    });

    it('follows no symbolic link below, wherever it leads', () => {
      const code = `
        mkdir top outside; ln -s ../outside top/link; ln -s /etc top/abs; mkdir top/real; ln -s real top/inner
        for way in /link/x /abs/x /inner/x; do make_below "$PWD/top" "$way" 2>/dev/null && echo "made $way"; done
        find outside; find top -type d | sort`;
      expect(run(shell, code).stdout).toBe('outside\ntop\ntop/real\n');
    });

    it('accepts a link above, which is the host administrator’s', () => {
      expect(run(shell, 'mkdir real; ln -s real top; make_below "$PWD/top" /a; find real').stdout).toBe(
        'real\nreal/a\n',
      );
    });
  });

  describe('populate', () => {
    const facts = rows(
      ['jail', 'web', 'root=nullfs', 'path=PATH'],
      ['jail_writable', 'web', 'etc'],
      ['jail_writable', 'web', 'usr/local'],
    );
    const prepare = (before: string) =>
      run(
        shell,
        `${LOG}        mkdir -p base/etc home/root; echo passwd >base/etc/passwd
        ROOT_KIND=nullfs ROOT_PATH=$PWD/home/root ROOT_HOME=$PWD/home ROOT_BASE=$PWD/base
        ${before}
        prepare_root && echo prepared || echo "failed: $FAILURE"
        find home -name '.*' ; find home -type f`,
        { files: { 'web.facts': facts, 'want.points': '' }, programs: { chflags: ':' } },
      );

    it('fills a directory from the base, and makes one that the base lacks', () => {
      const { stdout, file } = prepare('');
      expect(stdout).toBe('prepared\nhome/rw/etc/passwd\n');
      expect(file('home/rw/etc/passwd')).toBe('passwd\n');
    });

    it('never fills it again', () => {
      const { file } = prepare('mkdir -p home/rw/etc; echo mine >home/rw/etc/passwd');
      expect(file('home/rw/etc/passwd')).toBe('mine\n');
    });

    it('takes half a copy for nothing, and makes it anew', () => {
      const { stdout } = prepare(
        'mkdir -p home/rw/.etc.cdktf-jails-new; echo half >home/rw/.etc.cdktf-jails-new/half',
      );
      expect(stdout).toBe('prepared\nhome/rw/etc/passwd\n');
    });

    it('leaves no half directory under the right name when the copy fails', () => {
      const { stdout } = prepare('cp() { mkdir -p "$3"; return 1; }');
      expect(stdout).toContain('failed: copy etc from the base (status 1)\n');
      expect(stdout).not.toContain('home/rw/etc');
    });
  });
});
