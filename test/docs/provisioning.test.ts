import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostManifest } from '../../lib/manifest/schema';
import { dataset, limit } from '../support/manifest';
import { hostOf, RC, thick, web } from '../freebsd/scenarios/example';
import { fileWith, ProvisionedHost } from '../freebsd/scenarios/provisioned-host';
import { blocksOf, withOutputs } from './transcript';

jest.setTimeout(120_000);

const PAGE = join(__dirname, '../../docs/provisioning.md');

const NGINX = { version: '1.26', service: { name: 'nginx', ports: [80] } };
const motd = (content: string) => fileWith('web', '/etc/motd', content);
const first = web({ limits: [limit()], files: [motd('welcome\n')] });
const live = { ...first, hostname: 'www.example.org', files: [motd('hello\n')] };
const unwell = {
  ...live,
  hooks: { ...RC, start: ['/bin/sh /etc/rc', '/usr/bin/false'] },
  hostname: 'new.example.org',
};
const killed = { ...live, parameters: { ...live.parameters, 'exec.fib': 0 } };
const build = thick('build');

/** What happens to the host of the page between two blocks, by the words that stand above the second one. */
const EVENTS: Readonly<Record<string, (host: ProvisionedHost) => unknown>> = {
  'the program': give(hostOf([first, build])),
  'a change': give(hostOf([live, build])),
  'a change that fails': give(hostOf([unwell, build])),
  'the change again': give(hostOf([live, build])),
  'build leaves the program': give(hostOf([live])),
  'a kernel that does not count': ({ host }) => (host.state.sysctls['kern.racct.enable'] = '0'),
  'a kernel that counts': ({ host }) => (host.state.sysctls['kern.racct.enable'] = '1'),
  'a run is killed': async (host) => {
    host.give(hostOf([killed]));
    const killWhen = ([name, ...rest]: readonly string[]) =>
      name === '/sbin/ifconfig' && rest.includes('vnet');
    expect((await host.run(['apply'], { killWhen })).killed).toBe(true);
  },
  'a foreign dataset': async (host) => {
    host.host.state.lingers = {};
    await host.ask('zfs create -o mountpoint=/cache zroot/cache');
    const whole = hostOf([killed]);
    host.give({ ...whole, datasets: [...whole.datasets, dataset({ name: 'zroot/cache' })] });
  },
  'a dying jail': async (host) => {
    await host.host.plant({ lingering: 'web', seconds: 30 });
    await host.ask('jail -r web');
  },
  'jail.conf of somebody else': async (host) => {
    // until the dying jail is gone: a destroy would wait for half of it
    await host.ask('sleep 60');
    host.host.files.write('/etc/jail.conf', 'www { persist; }\n');
  },
};

function give(manifest: HostManifest): (host: ProvisionedHost) => void {
  return (host) => host.give(manifest);
}

/** What differs from run to run. */
const PASSING: readonly (readonly [RegExp, string])[] = [
  [/\d{8}T\d{6}Z(-\d+)?/g, '20260131T120000Z'],
  [/jid=\d+ boot=\d+ since=\d+/g, 'jid=7 boot=1769860000 since=1769860800'],
  [/\b\d+m\d+s +/g, '0m12s    '],
  [/process \d+/g, 'process 4711'],
  [/guid \d+/g, 'guid 1654689845150575070'],
  [/^( *)\d+( +\S+ +(?:true|false))/gm, '$17$2'],
];

const plain = (text: string): string =>
  PASSING.reduce((result, [pattern, instead]) => result.replace(pattern, instead), text);

it('docs/provisioning.md shows what the host prints', async () => {
  const page = readFileSync(PAGE, 'utf8');
  const host = await ProvisionedHost.create('14.4', { repository: { nginx: NGINX } });
  const shown: string[] = [];
  const printed: string[] = [];
  try {
    for (const { before, steps } of blocksOf(page)) {
      if (before !== undefined) await EVENTS[before]?.(host);
      expect([before, before === undefined || before in EVENTS]).toEqual([before, true]);
      for (const { command, output } of steps) {
        const { stdout } = await host.host.sh(`cd /root/alpha; { ${command}\n} 2>&1`);
        shown.push(`$ ${command}\n${output}`);
        printed.push(`$ ${command}\n${plain(stdout)}`);
      }
    }
  } finally {
    await host.close();
  }
  if (process.env.UPDATE_GOLDEN === '1' && process.env.CI !== 'true') {
    writeFileSync(
      PAGE,
      withOutputs(
        page,
        printed.map((text) => text.slice(text.indexOf('\n') + 1)),
      ),
    );
  } else expect(shown).toEqual(printed);
});
