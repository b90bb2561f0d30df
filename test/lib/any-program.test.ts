/** Whatever a program passes, it ends in files or in a list of what is wrong: never in another error, never in half of it. */
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import {
  Dataset,
  HealthCheck,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  RctlLimit,
  Size,
  TerraformStack,
  VnetBridge,
} from '../../lib';
import { parseManifest } from '../../lib/manifest/read';
import { mistakes, untyped } from '../support/program';
import { readOutput, testApp } from '../support/synth';

/** What may stand where another value is wanted. */
const garbage = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    true,
    [],
    {},
    [null],
    'x'.repeat(300),
  ),
  fc.constantFrom<unknown>(Symbol.iterator, 10n, () => 5, new Date(0), /x/, new Map(), Object.create(null)),
  fc.constantFrom<unknown>(
    '/a/../b',
    'a b',
    'a\nb',
    'a\0b',
    '\ud800',
    '${x}',
    '12',
    '*',
    'a.b',
    '10.0.0.1',
    'fd00::1',
  ),
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.anything(), { maxKeys: 2 }),
  fc.anything(),
);

/** Mostly what is right, so that one wrong thing is seen beside others that are not. */
const mostly = (...right: unknown[]) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: garbage });

const props = (
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
) =>
  fc.oneof(
    {
      weight: 60,
      arbitrary: fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) }),
    },
    { weight: 1, arbitrary: garbage },
  );

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const program = fc.record({
  host: props(
    { release: mostly('14.4', '15.1') },
    {
      hostName: mostly('alpha'),
      architecture: mostly('amd64'),
      jailConfPath: mostly('/etc/jail.conf'),
      ssh: props(
        { host: mostly('192.0.2.1') },
        { port: mostly(22), become: mostly('doas'), privateKeyPath: mostly('~/.ssh/id') },
      ),
    },
  ),
  dataset: props(
    { datasetName: mostly('zroot/jails') },
    {
      mountpoint: mostly('/jails'),
      quota: mostly(Size.gibibytes(1)),
      compression: mostly('lz4'),
      properties: mostly({ atime: 'off' }, { 'x:y': 'z' }),
    },
  ),
  child: fc.oneof({ weight: 20, arbitrary: fc.constant('data') }, fc.string({ minLength: 1, maxLength: 5 })),
  base: props(
    { release: mostly('14.4-RELEASE') },
    { source: mostly('/x'), writable: mostly(['etc', 'var']) },
  ),
  root: fc.constantFrom('nullfs', 'clone', 'directory'),
  path: mostly('/jails/web'),
  jail: props(
    {},
    {
      jailName: mostly('web'),
      hostname: mostly('web.example.org'),
      securelevel: mostly(2),
      readOnly: mostly(false),
      allow: mostly(['mount'], ['raw_sockets']),
      execStart: mostly(['/bin/true'], ['echo "$x"']),
      services: mostly(['nginx']),
      sysrc: mostly({ a: 'b' }),
      files: mostly([{ destination: '/etc/motd', content: 'x' }]),
      parameters: mostly({ 'exec.fib': 1 }, { vnet: 'new' }),
      snapshotsKept: mostly(3),
    },
  ),
  health: sometimes(fc.tuple(mostly(80), mostly(undefined, { interval: 5 }))),
  bridge: props(
    { ip4Cidr: mostly('10.0.0.0/24') },
    { bridgeName: mostly('lan'), gateway4: mostly('10.0.0.1'), mtu: mostly(1500), uplink: mostly('em1') },
  ),
  attach: props(
    { ip4Address: mostly('10.0.0.2') },
    { macAddress: mostly('02:00:00:00:00:01'), interfaceName: mostly('web0') },
  ),
  limit: props(
    { resource: mostly('maxproc'), amount: mostly(10) },
    { action: mostly('deny', 'sigkill'), per: mostly('jail') },
  ),
  mount: sometimes(fc.tuple(mostly('/etc/data', '/var/data'), mostly(undefined, { readOnly: true }))),
  parameter: sometimes(fc.tuple(mostly('exec.timeout'), mostly(5, '5'))),
  accepted: sometimes(fc.tuple(mostly('allow.raw_sockets'), mostly('because'))),
  after: sometimes(garbage),
});

type Any = typeof program extends fc.Arbitrary<infer T> ? T : never;

function declare(stack: TerraformStack, one: Any): void {
  new Host(stack, 'alpha', untyped(one.host));
  const dataset = new Dataset(stack, 'jails', untyped(one.dataset));
  const data = dataset.child(one.child);
  const base = new NullfsBase(
    stack,
    'base',
    untyped(isRecord(one.base) ? { dataset, ...one.base } : one.base),
  );
  const roots: Record<string, () => unknown> = {
    nullfs: () => JailRoot.nullfs(base),
    clone: () => JailRoot.clone(base),
    directory: () => JailRoot.directory(untyped(one.path)),
  };
  const given = {
    root: roots[one.root]!(),
    ...(one.health && { healthCheck: HealthCheck.tcp(untyped(one.health[0]), untyped(one.health[1])) }),
  };
  const jail = new Jail(stack, 'web', untyped(isRecord(one.jail) ? { ...given, ...one.jail } : one.jail));
  new VnetBridge(stack, 'lan', untyped(one.bridge)).attach(jail, untyped(one.attach));
  new RctlLimit(jail, 'limit', untyped(one.limit));
  if (one.mount !== undefined) {
    jail.mount(data, untyped(one.mount[0]), untyped(one.mount[1]));
  }
  if (one.parameter !== undefined) {
    jail.addParameter(untyped(one.parameter[0]), one.parameter[1]);
  }
  if (one.accepted !== undefined) {
    jail.acknowledgeRisk(untyped(one.accepted[0]), untyped(one.accepted[1]));
  }
  if (one.after !== undefined) {
    jail.startAfter(untyped(one.after));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('any program', () => {
  it('ends in files or in a list of lines', () => {
    const ends = { files: 0, lines: 0 };
    fc.assert(
      fc.property(program, (one) => {
        const app = testApp();
        const stack = new TerraformStack(app, 'lab');
        declare(stack, one);
        const lines = mistakes(stack);
        const { files } = readOutput(app);
        if (lines.length > 0) {
          ends.lines += 1;
          expect(files.size).toBe(0);
          lines.forEach((line) => expect(line).toMatch(/^\[lab[^\n]*\] \S[^\n]*[^.\n]$/));
        } else {
          ends.files += 1;
          const text = files.get('stacks/lab/alpha/manifest.json') ?? '';
          expect(parseManifest('manifest.json', text).jails).toHaveLength(1);
        }
      }),
      { numRuns: 250 },
    );
    expect(Math.min(ends.files, ends.lines)).toBeGreaterThan(0);
  });
});

describe('a Terraform value', () => {
  const kinds = ['stringValue', 'numberValue', 'booleanValue', 'listValue', 'value'] as const;

  it.each(kinds)('%s is refused wherever synth must know it', (kind) => {
    const stack = new TerraformStack(testApp(), 'lab');
    const value: unknown = new TerraformVariable(stack, 'value', {})[kind];
    declare(stack, {
      host: { release: '14.4' },
      dataset: { datasetName: 'zroot/jails', mountpoint: value },
      child: 'data',
      base: { release: '14.4-RELEASE', writable: value },
      root: 'nullfs',
      path: value,
      jail: {
        devfsRuleset: value,
        securelevel: value,
        allow: value,
        execStart: value,
        sysrc: value,
        parameters: { 'exec.fib': value },
      },
      health: [value, { interval: value }],
      bridge: { ip4Cidr: value, mtu: value },
      attach: { macAddress: value },
      limit: { resource: value, amount: value },
      mount: [value, { readOnly: value }],
      parameter: [untyped('exec.fib'), value],
      accepted: [untyped('allow.mount'), value],
      after: undefined,
    });
    const lines = mistakes(stack);
    expect(lines.filter((line) => line.includes('TfToken'))).toEqual([]);
    const refused = lines.filter((line) => line.endsWith('must be known at synth, got a Terraform value'));
    expect(refused).toHaveLength(19);
  });
});
