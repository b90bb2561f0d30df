import { SimulatedHost } from './host';
import type { Faults, HostSnapshot } from './host';

const SCRIPT = `
set -e
zfs create zroot/a
ifconfig epair0 create >/dev/null
sysrc -q jail_enable=YES
echo done
`;

let fresh: HostSnapshot;

beforeAll(async () => {
  const host = await SimulatedHost.create('14.4');
  fresh = await host.snapshot();
  await host.close();
}, 60_000);
afterAll(() => SimulatedHost.discard(fresh));

/** What a run with a fault leaves: its result, and how far the host has come. */
async function runWith(faults: Faults) {
  const host = await SimulatedHost.restore(fresh);
  try {
    const { exit, stdout, killed, commands } = await host.sh(SCRIPT, faults);
    const { zfs, network } = host.state;
    return {
      exit,
      finished: stdout === 'done\n',
      killed,
      commands: commands.length,
      dataset: zfs.datasets.some(({ name }) => name === 'zroot/a'),
      epair: network.interfaces.some(({ name }) => name === 'epair0a'),
      enabled: host.files.read('/etc/rc.conf').includes('jail_enable="YES"'),
    };
  } finally {
    await host.close();
  }
}

const whole = {
  exit: 0,
  finished: true,
  killed: false,
  commands: 3,
  dataset: true,
  epair: true,
  enabled: true,
};

test('without a fault all is done', async () => {
  expect(await runWith({})).toEqual(whole);
});

test('a command that fails has done nothing', async () => {
  expect(await runWith({ failAt: 2 })).toEqual({
    ...whole,
    exit: 1,
    finished: false,
    commands: 2,
    epair: false,
    enabled: false,
  });
});

test('a command that fails afterwards has done its work', async () => {
  expect(await runWith({ failAfter: 2 })).toEqual({
    ...whole,
    exit: 1,
    finished: false,
    commands: 2,
    enabled: false,
  });
});

test('a kill before a command stops the script before it', async () => {
  expect(await runWith({ killBefore: 2 })).toEqual({
    ...whole,
    exit: 137,
    finished: false,
    killed: true,
    commands: 2,
    epair: false,
    enabled: false,
  });
});

test('a kill after a command leaves what it has done', async () => {
  expect(await runWith({ killAfter: 2 })).toEqual({
    ...whole,
    exit: 137,
    finished: false,
    killed: true,
    commands: 2,
    enabled: false,
  });
});

test('the last command is followed by what the shell itself still does', async () => {
  expect(await runWith({ killAfter: 3 })).toMatchObject({ exit: 137, finished: false, enabled: true });
  expect(await runWith({ failAt: 4 })).toEqual(whole);
});

test('commands can be picked by their arguments', async () => {
  const failing = await runWith({ failWhen: ([name]) => name === 'sysrc' });
  expect(failing).toEqual({ ...whole, exit: 1, finished: false, enabled: false });
});

test('real programs are subject to faults as well', async () => {
  const host = await SimulatedHost.restore(fresh);
  try {
    expect(await host.sh('mkdir /tmp/x && echo yes', { failAfter: 1 })).toMatchObject({
      exit: 1,
      stdout: '',
    });
    expect(host.files.isDirectory('/tmp/x')).toBe(true);
    expect(await host.sh('mkdir /tmp/y', { killAfter: 1 })).toMatchObject({ exit: 137, killed: true });
    expect(host.files.isDirectory('/tmp/y')).toBe(true);
    expect(await host.sh('mkdir /tmp/z', { killBefore: 1 })).toMatchObject({ exit: 137, killed: true });
    expect(host.files.exists('/tmp/z')).toBe(false);
  } finally {
    await host.close();
  }
});

test('the hooks of jail(8) count too, and die with the script', async () => {
  const host = await SimulatedHost.restore(fresh);
  const conf =
    'web { path = /jails/web; exec.prestart = "/sbin/ifconfig epair1 create"; exec.poststart = "/bin/sync"; persist; }\n';
  try {
    await host.plant({ file: '/etc/jail.conf', content: conf });
    const whole = await host.sh('mkdir -p /jails/web && jail -qc web');
    expect(whole.commands.map(({ argv, by }) => [argv[0], by])).toEqual([
      ['mkdir', 'script'],
      ['jail', 'script'],
      ['/sbin/ifconfig', 'hook'],
      ['/bin/sync', 'hook'],
    ]);
    await host.sh('jail -r web; ifconfig epair1a destroy');
    const cut = await host.sh('jail -qc web; echo on', { killAfter: 2 });
    expect(cut).toMatchObject({ exit: 137, stdout: 'epair1a\n', killed: true });
    expect(host.state.network.interfaces.some(({ name }) => name === 'epair1a')).toBe(true);
    expect(host.state.prisons).toEqual([]);
  } finally {
    await host.close();
  }
});
