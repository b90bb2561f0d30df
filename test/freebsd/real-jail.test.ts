import { expectCases, makeJailRoot, useHost } from './command-cases';
import type { Release } from './release';
import { SimulatedHost } from './host';

const host = useHost('15.1');

beforeAll(() => makeJailRoot(host(), '/jails/web', '15.1-RELEASE'), 60_000);

/** Makes jail.conf hold one jail, which is stopped first if it runs. */
async function configure(text: string): Promise<void> {
  await host().sh('jail -R web 2>/dev/null; umount /jails/web/dev 2>/dev/null; :');
  await host().plant({ file: '/etc/jail.conf', content: `web { path = /jails/web; ${text} }\n` });
}

/** A process that was killed is gone a moment later, when the kernel has taken down what was its own. */
async function expectNoProcesses(): Promise<void> {
  let left = await host().machine.agent.processes();
  for (let tries = 0; left.length > 0 && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    left = await host().machine.agent.processes();
  }
  expect(left).toEqual([]);
}

test('hooks run on the host or in the jail, by a shell or not', async () => {
  await configure(`
    exec.prestart = "/bin/echo a#b  X=1", "echo \\$((1 + 1))";
    exec.start = "/bin/cat /etc/where", "cat /etc/where && hostname";
    host.hostname = web.example.org; persist;`);
  host().files.write('/etc/where', 'host\n');
  host().files.write('/jails/web/etc/where', 'jail\n');
  await expectCases(host(), [
    { run: 'jail -c web', out: 'a#b X=1\n2\nweb: created\njail\njail\nweb.example.org\n' },
  ]);
}, 20_000);

test('the environment is inherited, or clean with exec.clean; hooks of the host know the jail since 15', async () => {
  await configure(`
    exec.prestart = 'echo "$JNAME $JPATH ${'$'}{JID-none} $LEAK"'; exec.created = 'echo "$JID"';
    exec.start = 'echo "$LEAK $JNAME."'; persist;`);
  const inherited = await host().sh('LEAK=leaks jail -qc web');
  expect(inherited.stdout).toBe(`web /jails/web none leaks\n${host().state.lastJid}\nleaks .\n`);
  await configure(`exec.clean; exec.start = 'echo "$LEAK $HOME $USER $PATH"'; persist;`);
  const clean = await host().sh('LEAK=leaks jail -qc web');
  expect(clean.stdout).toBe(' /root root /sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin\n');
});

test('exec.consolelog takes what commands in the jail print', async () => {
  await configure(
    `exec.consolelog = /var/log/web.log; exec.prestart = "echo outside"; exec.start = "echo inside"; persist;`,
  );
  await expectCases(host(), [{ run: 'jail -qc web; cat /var/log/web.log', out: 'outside\ninside\n' }]);
});

test('a program that is missing is reported by the jail that misses it', async () => {
  await configure(`exec.start = "/usr/local/bin/none"; persist;`);
  await expectCases(host(), [
    {
      run: 'jail -qc web',
      exit: 1,
      err: 'jail: web: exec /usr/local/bin/none: No such file or directory\njail: web: /usr/local/bin/none: failed\n',
    },
    { run: 'jls -j web', exit: 1, out: '', err: 'jls: jail "web" not found\n' },
  ]);
});

test('a hook that takes too long is reported, and its jail removed with it', async () => {
  await configure(`exec.timeout = 1; exec.start = "sleep 30"; persist;`);
  await expectCases(host(), [{ run: 'jail -qc web', exit: 1, err: 'jail: web: sleep 30: timed out\n' }]);
  await expectNoProcesses();
});

test('a process in the background keeps a jail alive; it ends with SIGTERM, or after stop.timeout by force', async () => {
  await configure(`exec.start = "sleep 1000 &";`);
  await expectCases(host(), [{ run: 'jail -qc web; jls -j web name', out: 'web\n' }]);
  expect(host().state.prisons[0]?.processes).toHaveLength(1);
  await expectCases(host(), [{ run: 'jail -r web', out: 'web: removed\n' }]);
  await expectNoProcesses();
  await configure(`mount.devfs; exec.start = "trap \\'\\' TERM; sleep 1000 &"; stop.timeout = 1; persist;`);
  await expectCases(host(), [
    { run: 'jail -qc web; jail -vr web', out: /^web: sent SIGTERM to: \d+\nweb: removed\n/ },
  ]);
  await expectNoProcesses();
}, 20_000);

test('a jail without persist and without a process vanishes after its start', async () => {
  await configure(`exec.start = "/usr/bin/true";`);
  await expectCases(host(), [
    { run: 'jail -c web', out: 'web: created\n' },
    { run: 'jls jid', out: '' },
  ]);
});

test('/etc/rc starts what the jail’s rc.conf enables, /etc/rc.shutdown stops it', async () => {
  await configure(
    `mount.devfs; exec.start = "/bin/sh /etc/rc"; exec.stop = "/bin/sh /etc/rc.shutdown jail";`,
  );
  host().files.write('/jails/web/etc/rc.conf', 'sshd_enable="YES"\nsyslogd_enable="NO"\n');
  await expectCases(host(), [
    { run: 'jail -qc web', out: 'Starting cron.\nStarting sshd.\n' },
    { run: 'service -j web sshd status', out: /^sshd is running as pid \d+\.\n$/ },
    { run: 'jexec web sh -c "echo lost >/dev/null; ls /dev/null"', out: '/dev/null\n' },
    { run: 'jail -r web; mount -t devfs', out: 'web: removed\ndevfs on /dev (devfs, local)\n' },
  ]);
});

test('a removed jail can stay dying for a while, and then holds its root', async () => {
  await configure(`vnet; vnet.interface = epair9b; exec.prestart = "ifconfig epair9 create"; persist;`);
  await host().plant({ lingering: 'web', seconds: 30 });
  await expectCases(host(), [
    {
      run: 'zfs create -o mountpoint=/jails/z zroot/z; cp -R /jails/web/ /jails/z; sed -i "" s,/jails/web,/jails/z, /etc/jail.conf',
    },
    { run: 'jail -qc web; jail -qr web; jls -d name dying', out: 'epair9a\nweb true\n' },
    { run: 'jls name; jls -j web', exit: 1, out: '', err: 'jls: jail "web" not found\n' },
    { run: 'ifconfig epair9b', exit: 1, err: 'ifconfig: interface epair9b does not exist\n' },
    { run: 'zfs destroy zroot/z', exit: 1, err: "cannot unmount '/jails/z': pool or dataset is busy\n" },
    { run: 'sleep 31; jls -d name; ifconfig -l; zfs destroy zroot/z', out: 'em0 lo0 epair9a epair9b\n' },
  ]);
}, 20_000);

describe('before 15', () => {
  test.each(['13.5', '14.4'] as Release[])(
    '%s: no JID, no -C, no zfs.dataset, the name after vnet',
    async (release) => {
      const older = await SimulatedHost.create(release);
      try {
        await makeJailRoot(older, '/jails/web', `${release}-RELEASE`);
        const conf = `web { path = /jails/web; vnet; vnet.interface = epair0b; persist;
        exec.prestart = "ifconfig epair0 create"; exec.created = 'echo "[$JNAME]"'; }
        db { path = /jails/web; zfs.dataset = zroot/x; persist; }\n`;
        await older.plant({ file: '/etc/jail.conf', content: conf });
        await expectCases(older, [
          { run: 'jail -v -c web | grep vnet', out: /run command: \/sbin\/ifconfig epair0b vnet web\n/ },
          { run: 'jexec web ifconfig -l', out: 'lo0 epair0b\n' },
          { run: 'jail -c db', exit: 1, err: 'jail: db: unknown parameter: zfs.dataset\n' },
        ]);
        const cleaned = await older.sh('jail -rC web', { allowUnknown: true });
        expect(cleaned).toMatchObject({ exit: 1 });
        expect(cleaned.stderr).toContain('jail: illegal option -- C\n');
      } finally {
        await older.close();
      }
    },
    20_000,
  );
});
