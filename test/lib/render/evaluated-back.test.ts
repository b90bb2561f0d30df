/** What we write into jail.conf is what jail(8) reads out of it: by the reader that agrees with its recordings. */
import fc from 'fast-check';
import { HealthCheck, Host, Jail, JailRoot, RctlLimit, RctlResource, VnetBridge } from '../../../lib';
import type { Evaluation } from '../../../lib/jailconf';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { renderJailConf } from '../../../lib/render/jail-conf';
import { jailStatements } from '../../../lib/render/jail-block';
import { base, lab, manifestOf } from '../../support/program';
import { jail, limit, manifest, mount, networkInterface, nullfsRoot } from '../../support/manifest';
import { evaluateText } from '../jailconf/memory-reader';

/** The parameters of each jail as jail(8) comes to have them. */
function readBack(evaluation: Evaluation): Record<string, Record<string, readonly string[]>> {
  return Object.fromEntries(
    evaluation.jails.map(({ name, parameters }) => [
      name,
      Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.values])),
    ]),
  );
}

/** Any text that is legal: with all that means something to jail.conf, to sh, or to a terminal. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'\\"\'$#{};,=+*/ \t\n\rab0é🎉\u0001\u007f'), minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }).filter((one) => one.isWellFormed() && !one.includes('\0')),
  fc.constantFrom(
    '${name}',
    '$(reboot)',
    '# no comment',
    '/* neither */',
    '//x',
    'a;b',
    '}',
    'x += y',
    '.include "f"',
    '\\',
    "'",
    '"',
  ),
);
const lines = fc.array(text, { minLength: 1, maxLength: 3 });

const entry = fc
  .record({
    hostname: text,
    path: text.map((one) => `/jails/${one}`),
    start: lines,
    prestart: lines,
    consolelog: text,
    addresses: fc.array(text, { maxLength: 3 }),
    mounts: lines,
    depend: fc.array(text, { maxLength: 3 }),
    reason: text,
  })
  .map((one): JailEntry =>
    jail({
      name: 'web',
      hostname: one.hostname,
      root: { kind: 'directory', path: one.path },
      ip4Addresses: one.addresses,
      hooks: { start: one.start, prestart: one.prestart },
      parameters: { 'exec.consolelog': one.consolelog, mount: one.mounts, 'allow.mount': true },
      startAfter: [...new Set(one.depend)].map((name) => ({ path: name, name })),
      acknowledgements: [{ parameter: 'allow.mount', reason: one.reason }],
    }),
  );

describe('a jail.conf of ours', () => {
  it('evaluates to the very values that went in, whatever they are', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const evaluation = evaluateText(renderJailConf(manifest({ jails: [one] })), {}, { until: 'expand' });
        expect(evaluation.problems).toEqual([]);
        const web = readBack(evaluation).web;
        expect(web).toMatchObject({
          name: ['web'],
          'host.hostname': [one.hostname],
          path: [one.root.path],
          'exec.start': one.hooks.start,
          'exec.prestart': [expect.any(String), ...(one.hooks.prestart ?? [])],
          'exec.consolelog': [one.parameters['exec.consolelog']],
          mount: one.parameters.mount,
          'allow.mount': [],
        });
        expect(web?.['ip4.addr'] ?? []).toEqual(one.ip4Addresses);
        expect(web?.depend ?? []).toEqual(one.startAfter.map((other) => other.name).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('holds nothing that our statements do not say', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const evaluation = evaluateText(renderJailConf(manifest({ jails: [one] })), {}, { until: 'expand' });
        const written = jailStatements(one)
          .flat()
          .map(({ name, values }) => [name, [...values]] as const);
        expect(readBack(evaluation)).toEqual({ web: { name: ['web'], ...Object.fromEntries(written) } });
      }),
      { numRuns: 100 },
    );
  });

  it('keeps jails apart: what one says, no other has', () => {
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        const alone = (one: JailEntry) =>
          readBack(evaluateText(renderJailConf(manifest({ jails: [one] })), {}, { until: 'expand' }));
        const [first, second] = [
          { ...a, name: 'a' },
          { ...b, name: 'b' },
        ];
        const both = evaluateText(
          renderJailConf(manifest({ jails: [first, second] })),
          {},
          { until: 'expand' },
        );
        expect(readBack(both)).toEqual({ ...alone(first), ...alone(second) });
      }),
      { numRuns: 50 },
    );
  });

  it('has no complaint from jail(8), with everything that a jail can have', () => {
    const stack = lab((above) => {
      const host = new Host(above, 'alpha', { release: '15.1' });
      const made = base(above);
      const jails = ['db', 'web'].map(
        (id) =>
          new Jail(above, id, {
            root: JailRoot.nullfs(made),
            hostname: `${id}.example.org`,
            securelevel: 2,
            childrenMax: 1,
            allow: ['raw_sockets', 'mount', 'mount.zfs'],
            execStart: ['/bin/sh /etc/rc', 'echo "it\'s $HOME"'],
            healthCheck: HealthCheck.command(['/usr/bin/true']),
            parameters: {
              'exec.fib': 1,
              'exec.timeout': 60,
              'stop.timeout': 20,
              sysvshm: 'new',
              osrelease: '14.4-RELEASE',
            },
          }),
      );
      jails[1]!.startAfter(jails[0]!);
      const lan = new VnetBridge(above, 'lan', { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1', mtu: 1400 });
      jails.forEach((one, index) => {
        lan.attach(one, { ip4Address: `10.0.0.${index + 2}` });
        new RctlLimit(one, 'processes', { resource: RctlResource.MAXPROC, amount: 100 });
      });
      new Jail(above, 'shared', {
        root: JailRoot.directory('/jails/shared'),
        ip4Addresses: ['10.1.0.2', 'em0|10.1.0.3/24'],
        ip6Addresses: ['fd00::2'],
        host,
      });
    });
    const evaluation = evaluateText(renderJailConf(manifestOf(stack)));
    expect(evaluation.problems).toEqual([]);
    expect([evaluation.ok, evaluation.warnings, evaluation.unstarted]).toEqual([true, [], []]);
    expect(evaluation.jails.map((one) => one.name)).toEqual(['db', 'shared', 'web']);
  });

  it('is read whole: a block may hold whatever it likes, the next one is still there', () => {
    const evaluation = evaluateText(
      renderJailConf(
        manifest({
          jails: [
            jail({ name: 'a', root: nullfsRoot('a'), hooks: { start: ["'", '"', '}', '\\', '#', '/*'] } }),
            jail({
              name: 'b',
              path: 'production/b\n}',
              interfaces: [networkInterface('b')],
              limits: [limit()],
              mounts: [mount({ dataset: 'zroot/x', source: '/x y#', destination: '/x' })],
            }),
          ],
        }),
      ),
    );
    expect(evaluation.problems).toEqual([]);
    expect(evaluation.jails.map((one) => one.name)).toEqual(['a', 'b']);
  });
});
