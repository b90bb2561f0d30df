/** What provision.sh says of the desired state is what a real sh reads there, and no value is ever code. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import type { HostManifest } from '../../../lib/manifest/schema';
import { hostFacts } from '../../../lib/render/host-facts';
import { jailFacts } from '../../../lib/render/jail-facts';
import { renderProvision } from '../../../lib/render/provision';
import { dataset, file, jail, limit, manifest, networkInterface, nullfsRoot } from '../../support/manifest';

const SHELLS = [['dash'], ['busybox', 'sh']];

/** Each fact becomes a call; these functions print how many words they got, and the words as printf(1) decodes them. */
const WORDS = ['host', 'dataset', 'property', 'bridge', 'bundle', 'live_parameters', 'off_by_default'].concat(
  'jail',
  ['writable', 'parameter', 'address', 'interface', 'mount', 'after', 'hook', 'limit'].map(
    (word) => `jail_${word}`,
  ),
  ['package', 'file', 'sysrc', 'service', 'health'].map((word) => `jail_${word}`),
);
const RUNTIME = [
  `show() { printf '%d\\0' "$#"; for word in "$@"; do printf '%b\\0' "$word"; done; }`,
  ...WORDS.map((word) => `${word}() { show ${word} "$@"; }`),
  'main() { desired_state; }',
].join('\n');

function factsReadBy([program, ...args]: string[], one: HostManifest): string[][] {
  const script = renderProvision(one, { runtime: RUNTIME, jailConf: '' });
  const { stdout, stderr, status } = spawnSync(program!, [...args, '-s'], {
    input: script,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const words = stdout.split('\0').slice(0, -1);
  const facts: string[][] = [];
  while (words.length > 0) {
    facts.push(words.splice(0, Number(words.shift())));
  }
  return facts.filter(([word]) => !['bundle', 'live_parameters', 'off_by_default'].includes(word!));
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'\\"\'$`#{};,=+*?!/~ \t\n\r%nc0é🎉\u0001\u007f-') }),
  fc.string({ unit: 'binary' }).filter((one) => one.isWellFormed() && !one.includes('\0')),
  fc.constantFrom('$(touch /tmp/x)', '`reboot`', "'; reboot; '", '\\c', '\\0101', '%s', '-n', '&', '\\'),
);

const anyManifest = fc
  .record({
    line: text,
    value: text,
    path: text,
    words: fc.array(text, { minLength: 1, maxLength: 3 }),
    note: text,
  })
  .map(({ line, value, path, words, note }) =>
    manifest({
      datasets: [dataset({ name: 'zroot/jails', mountpoint: `/${path}`, properties: { 'x:note': note } })],
      jails: [
        jail({
          name: 'web',
          hostname: value,
          root: nullfsRoot('web', { home: `/${path}` }),
          interfaces: [networkInterface('web')],
          limits: [limit()],
          hooks: { start: [line, value], poststop: [note] },
          parameters: { 'exec.consolelog': path, mount: words },
          sysrc: { motd: value },
          files: [file({ destination: `/${path}` })],
          healthCheck: { kind: 'command', command: words, interval: 1, retries: 1, timeout: 1 },
        }),
      ],
    }),
  );

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('%s', (_name, shell) => {
  it('reads every fact word by word as it was meant', () => {
    fc.assert(
      fc.property(anyManifest, (one) => {
        const expected = [...hostFacts(one).flat(), ...one.jails.flatMap((entry) => jailFacts(entry))];
        expect(factsReadBy(shell, one)).toEqual(expected.map((fact) => [...fact]));
      }),
      { numRuns: 60 },
    );
  });
});
