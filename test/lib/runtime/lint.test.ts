import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderJailConf } from '../../../lib/render/jail-conf';
import { renderProvision } from '../../../lib/render/provision';
import { RUNTIME_FILES, runtimeScript } from '../../../lib/runtime';
import {
  base,
  dataset,
  file,
  jail,
  limit,
  manifest,
  mount,
  networkInterface,
  nullfsRoot,
} from '../../support/manifest';

const runtime = join(__dirname, '../../../lib/runtime');
const shells: string[][] = [
  ['dash', '-n'],
  ['busybox', 'sh', '-n'],
];

/** A program's complaints; none when it has no objection. */
function complaints(program: string, args: readonly string[]): string {
  try {
    execFileSync(program, args, { stdio: 'pipe' });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    return `${stdout}${stderr}`;
  }
}

describe('the runtime', () => {
  it('consists of all .sh files of its folder, each once', () => {
    const files = readdirSync(runtime).filter((name) => name.endsWith('.sh'));
    expect([...RUNTIME_FILES].sort()).toEqual(files.sort());
  });

  it('passes shellcheck, file by file', () => {
    const paths = RUNTIME_FILES.map((name) => join(runtime, name));
    expect(complaints('shellcheck', ['-s', 'sh', ...paths])).toBe('');
  });

  it('disables a check only for one command or one function, with the reason', () => {
    const directives = runtimeScript()
      .split('\n')
      .filter((line) => /shellcheck disable/.test(line));
    for (const directive of directives) {
      expect(directive).toMatch(/# shellcheck disable=SC\d+ # \w+/);
    }
  });

  it.each(shells)('is read by %s', (program, ...args) => {
    for (const name of RUNTIME_FILES) {
      expect(complaints(program, [...args, join(runtime, name)])).toBe('');
    }
  });

  it.each(RUNTIME_FILES)('%s has at most 400 lines, none longer than 120 letters', (name) => {
    const lines = readFileSync(join(runtime, name), 'utf8').split('\n');
    expect(lines.length).toBeLessThanOrEqual(401);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it('defines each function once', () => {
    const names = [...runtimeScript().matchAll(/^([a-z_]+)\(\) [({]$/gm)].map((match) => match[1]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('a whole provision.sh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provision-lint-'));
  const script = join(folder, 'provision.sh');

  beforeAll(() => {
    const web = jail({
      name: 'web',
      root: nullfsRoot('web'),
      interfaces: [networkInterface('web', { ip4Address: '10.0.0.2/24' })],
      mounts: [mount({ dataset: 'zroot/data', destination: '/data' })],
      limits: [limit()],
      packages: ['nginx'],
      files: [file({ destination: '/etc/motd' })],
      sysrc: { motd: `it's $HOME \`id\`\n` },
      parameters: { persist: true, 'allow.raw_sockets': false },
      hooks: { start: ['/bin/sh /etc/rc'], prestart: ['echo "$(id)"'] },
      healthCheck: {
        kind: 'command',
        command: ['/bin/sh', '-c', 'true; "x"'],
        interval: 1,
        retries: 1,
        timeout: 1,
      },
    });
    const host = manifest({ datasets: [dataset({ name: 'zroot/data' })], bases: [base()], jails: [web] });
    writeFileSync(
      script,
      renderProvision(host, { runtime: runtimeScript(), jailConf: renderJailConf(host) }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('passes shellcheck', () => {
    expect(complaints('shellcheck', ['-s', 'sh', script])).toBe('');
  });

  it.each(shells)('is read by %s', (program, ...args) => {
    expect(complaints(program, [...args, script])).toBe('');
  });
});
