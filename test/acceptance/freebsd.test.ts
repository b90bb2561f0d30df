import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseArchive, SimulatedHost } from '../freebsd/host';
import { writeBundles } from './program';

jest.setTimeout(300_000);

const ROOT = join(__dirname, '../..');
const SCRIPT = '/root/acceptance/freebsd.sh';
const BUNDLES = '/root/acceptance/bundles';
const TOP = '/var/db/cdktf-jails-acceptance';
const outdir = mkdtempSync(join(tmpdir(), 'acceptance-'));

beforeAll(() => {
  writeBundles(outdir, ['14']);
});
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

let host: SimulatedHost;
afterEach(() => host.close());

/** A machine with the script and its bundles on it, and the base's archive. */
async function machine(): Promise<SimulatedHost> {
  host = await SimulatedHost.create('14.4', { hostname: 'machine' });
  for (const name of ['freebsd.sh', 'checks.sh']) {
    host.files.write(`/root/acceptance/${name}`, readFileSync(join(__dirname, name)));
  }
  const copy = (from: string, to: string): void => {
    for (const name of readdirSync(from)) {
      const path = join(from, name);
      if (statSync(path).isDirectory()) copy(path, `${to}/${name}`);
      else host.files.write(`${to}/${name}`, readFileSync(path));
    }
  };
  for (const step of ['first', 'changed', 'broken', 'limited', 'fewer']) {
    copy(join(outdir, `14-amd64-${step}`), `${BUNDLES}/14-amd64-${step}`);
  }
  host.files.write('/root/base.txz', baseArchive('14.3-RELEASE'));
  return host;
}

/** What a machine has that the script may not touch. */
async function traces(): Promise<string> {
  const asked = await host.sh(
    'zpool list -H -o name; jls name; ifconfig -l; mount -p; rctl; cat /etc/rc.conf; ls /var/db',
  );
  return asked.stdout;
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

describe('on a machine that has what it needs', () => {
  it('passes all checks and leaves nothing', async () => {
    await machine();
    await host.sh('kldload -n if_bridge if_epair nullfs');
    const before = await traces();
    const { exit, stdout } = await host.run(SCRIPT, ['-b', '/root/base.txz', BUNDLES]);
    expect(stdout.split('\n').filter((line) => /^(not ok|#)/.test(line))).toEqual([
      expect.stringMatching(/^# \d+ passed, 0 failed, 2 skipped$/),
    ]);
    const count = stdout.match(/^(ok|not ok) \d+ - /gm)?.length;
    expect(stdout).toContain(`\n1..${count}\n`);
    expect(exit).toBe(0);
    expect(await traces()).toBe(before);
  });

  it('says which checks fail and why, and leaves nothing', async () => {
    await machine();
    await host.sh('kldload -n if_bridge if_epair nullfs');
    const before = await traces();
    const failWhen = ([name, word]: readonly string[]) => name === 'zfs' && word === 'clone';
    const { exit, stdout } = await host.run(SCRIPT, ['-b', '/root/base.txz', BUNDLES], { failWhen });
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /^not ok \d+ - apply\n(# .*\n)*# error: this failed: dataset cjtpool\/jails\/cjtdb/m,
    );
    expect(lastLine(stdout)).toMatch(/^# \d+ passed, [1-9]\d* failed, \d+ skipped$/);
    expect(await traces()).toBe(before);
  });

  it('leaves nothing when it is ended in the middle', async () => {
    await machine();
    await host.sh('kldload -n if_bridge if_epair nullfs');
    const before = await traces();
    const ended = await host.sh(`timeout -s TERM 3 sh ${SCRIPT} -b /root/base.txz ${BUNDLES}`);
    expect(ended.exit).toBe(124);
    expect(ended.stdout).toContain('ok 1 - ');
    expect(ended.stdout).not.toContain('\n1..');
    expect(await traces()).toBe(before);
  });
});

describe('it does not begin', () => {
  it.each([
    [`mkdir ${TOP}`, `${TOP} exists: remains of an earlier run? Nothing was touched`],
    ['truncate -s 1g /root/f; zpool create cjtsent /root/f', 'a pool cjtsent exists'],
    ['mkdir /j; jail -c name=cjtweb path=/j persist', 'a jail whose name begins with cjt runs'],
    ['ifconfig bridge7 create name cjtbr', 'an interface with cjt in its name exists'],
    ['ifconfig em0 inet 10.254.251.9/24 alias', 'the network 10.254.251.0/24 or fd00:c17:c17::/64 is in use'],
    [`rm -r ${BUNDLES}/14-amd64-fewer`, `${BUNDLES} has no 14-amd64-fewer: see the head of this script`],
  ])('after %s', async (command, why) => {
    await machine();
    await host.sh(command);
    const before = await traces();
    const { exit, stdout } = await host.run(SCRIPT, ['-b', '/root/base.txz', BUNDLES]);
    expect([exit, stdout]).toEqual([2, `Bail out! ${why}\n`]);
    expect(await traces()).toBe(before);
  });

  it('without bundles, or with an option that it does not know', async () => {
    await machine();
    for (const args of [[], ['-z', BUNDLES]]) {
      const { exit, stderr } = await host.run(SCRIPT, args);
      expect([exit, lastLine(stderr)]).toEqual([2, 'usage: sh freebsd.sh [-b base.txz | -r] [-k] BUNDLES']);
    }
  });
});

describe('its files', () => {
  const scripts = ['freebsd.sh', 'checks.sh'].map((name) => join(__dirname, name));

  it('pass shellcheck', () => {
    expect(() =>
      execFileSync('shellcheck', ['-x', '-s', 'sh', scripts[0] ?? ''], { cwd: ROOT }),
    ).not.toThrow();
  });

  it.each([['dash'], ['busybox', 'sh']])('are read by %s', (...shell) => {
    const [program = '', ...args] = shell;
    for (const script of scripts) expect(() => execFileSync(program, [...args, '-n', script])).not.toThrow();
  });
});
