import { SimulatedHost } from './host';
import { expectCases, useHost } from './command-cases';

const host = useHost('14.4');

describe('a run', () => {
  test('gives exit status, both outputs and the external commands in order', async () => {
    const result = await host().sh('echo out; cat /nonexistent; uname -s; exit 3');
    expect(result).toMatchObject({ exit: 3, stdout: 'out\nFreeBSD\n', killed: false, unknown: [] });
    expect(result.stderr).toContain('No such file or directory');
    expect(result.commands.map(({ number, argv, by }) => [number, argv, by])).toEqual([
      [1, ['cat', '/nonexistent'], 'script'],
      [2, ['uname', '-s'], 'script'],
    ]);
  });

  test('runs a file of the host with its arguments, standard input and environment', async () => {
    host().files.write('/root/script.sh', 'printf "%s|" "$@"; cat; printf "%s" "$GREETING"\n');
    const result = await host().run('/root/script.sh', ['a b', "it's"], {
      stdin: 'given',
      env: { GREETING: 'hello' },
    });
    expect(result.stdout).toBe("a b|it's|givenhello");
  });

  test.each(['dash', 'busybox'] as const)('%s is the shell, for scripts and for sh -c', async (shell) => {
    const result = await host().sh('sh -c \'printf %s "$0 $1"\' name arg', { shell });
    expect(result).toMatchObject({ exit: 0, stdout: 'name arg' });
  });

  test('throws when the simulation meets what it does not know', async () => {
    await expect(host().sh('zpool scrub zroot')).rejects.toThrow(
      'unknown subcommand scrub: zpool scrub zroot',
    );
    await expect(host().sh('tcpdump -i em0')).rejects.toThrow(
      'unknown command, not simulated: tcpdump -i em0',
    );
    await expect(host().sh('cp --reflink a b')).rejects.toThrow('unknown option --reflink: cp --reflink a b');
    const allowed = await host().sh('cp --reflink a b', { allowUnknown: true });
    expect(allowed.unknown).toEqual(['unknown option --reflink: cp --reflink a b']);
  });

  test('has no programs but FreeBSD’s', async () => {
    const result = await host().sh('curl --version');
    expect(result.exit).toBe(127);
    expect(result.stderr).toContain('not found');
  });

  test('sees files, links and modes as they are', async () => {
    await expectCases(host(), [
      {
        run: 'umask 027; mkdir -p /tmp/t/a; echo x >/tmp/t/a/f; ln -s a/f /tmp/t/l; cat /tmp/t/l',
        out: 'x\n',
      },
      { run: "stat -f '%Mp%Lp %Su %Sg %z %N' /tmp/t/a/f", out: '0640 root wheel 2 /tmp/t/a/f\n' },
      { run: 'readlink /tmp/t/l; realpath /tmp/t/l', out: 'a/f\n/tmp/t/a/f\n' },
      { run: 'echo lost >/dev/null; wc -c </dev/null', out: '       0\n' },
    ]);
    expect(host().files.read('/tmp/t/l')).toBe('x\n');
  });
});

describe('a host that was put away', () => {
  test('is there again with its files, mounts and state, as often as wanted', async () => {
    const first = await SimulatedHost.create('14.4');
    try {
      await first.sh(
        'zfs create zroot/data; echo kept >/zroot/data/f; mkdir /mnt/d; mount -t nullfs /zroot/data /mnt/d',
      );
      const kept = await first.snapshot();
      await first.sh('echo lost >/zroot/data/f; umount /mnt/d');
      for (const again of [await SimulatedHost.restore(kept), await SimulatedHost.restore(kept)]) {
        await expectCases(again, [
          { run: 'cat /mnt/d/f; echo changed >/mnt/d/f; cat /zroot/data/f', out: 'kept\nchanged\n' },
          { run: 'mount -t nullfs', out: '/zroot/data on /mnt/d (nullfs, local)\n' },
        ]);
        await again.close();
      }
      await SimulatedHost.discard(kept);
    } finally {
      await first.close();
    }
  }, 30_000);
});

test('hosts that are connected reach each other by ssh', async () => {
  const other = await SimulatedHost.create('14.4', { hostname: 'backup.example.org' });
  try {
    host().connect('backup', other);
    await expectCases(host(), [
      { run: 'zfs create zroot/sent; echo one >/zroot/sent/f; zfs snapshot zroot/sent@a' },
      { run: 'zfs send zroot/sent@a | ssh root@backup zfs recv -u zroot/got' },
      { run: 'ssh -n root@backup hostname', out: 'backup.example.org\n' },
      { run: 'ssh root@nowhere true', exit: 255, err: /Could not resolve hostname nowhere/ },
    ]);
    await expectCases(other, [{ run: 'zfs mount zroot/got; cat /zroot/got/f', out: 'one\n' }]);
  } finally {
    await other.close();
  }
}, 30_000);
