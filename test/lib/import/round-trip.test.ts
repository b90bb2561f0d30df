import * as fc from 'fast-check';
import type { Options, Plugin } from 'prettier';
import { format } from 'prettier/standalone';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import * as ts from 'typescript';
import { jailParameters } from '../../../lib/facts';
import { printBlock, printParameter, type ParameterText } from '../../../lib/jailconf';
import { proven } from './imported';

/** As this project lays out its own sources. */
const STYLE: Options = {
  parser: 'typescript',
  plugins: [estree as Plugin, typescript],
  printWidth: 110,
  singleQuote: true,
};

/** prettier counts wide characters twice, so text that it is to lay out has none. */
const awkward = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
  fc.constantFrom('grün', '\u001b[2J', 'a\tb', '${x} `y`', "it's", 'a\\nb', 'line\nline', '\u2028'),
);
const command = fc.oneof(
  fc.constantFrom(
    '/bin/sh /etc/rc',
    '/usr/bin/logger "it is up"',
    "echo 'a' >> /var/log/x &",
    'rctl -a jail:x',
  ),
  awkward.map((text) => `/bin/echo ${text}`),
);
const hook = fc.constantFrom(
  'exec.prestart',
  'exec.created',
  'exec.start',
  'exec.poststart',
  'exec.prestop',
  'exec.stop',
  'exec.poststop',
);

const writable = jailParameters.filter(
  ({ name, readOnly, kind }) =>
    !readOnly &&
    !/^(name|jid|path|depend|vnet|ip[46]|interface|command|host$|allow\.dying|mount)/.test(name) &&
    (kind === 'kernel' || !name.startsWith('exec.')),
);

const value: fc.Arbitrary<ParameterText> = fc
  .constantFrom(...writable)
  .chain(({ name, type, minimum = 0, maximum = 9, values = [], negation }): fc.Arbitrary<ParameterText> => {
    switch (type) {
      case 'bool':
        return fc.constantFrom(
          { name, values: [] },
          { name: negation!, values: [] },
          { name, values: ['false'] },
        );
      case 'int':
        return fc
          .integer({ min: minimum, max: Math.min(maximum, minimum + 9) })
          .map((number) => ({ name, values: [String(number)] }));
      case 'jailsys':
        return fc.constantFrom(...values).map((word) => ({ name, values: [word] }));
      default:
        return fc.constantFrom('a', 'b.example.org', '7').map((text) => ({ name, values: [text] }));
    }
  });

const epair = (unit: number, name: string): ParameterText[] => [
  { name: 'vnet', values: [] },
  { name: 'vnet.interface', values: [`epair${unit}b`] },
  {
    name: 'exec.prestart',
    values: [
      `ifconfig epair${unit} create up`,
      `ifconfig epair${unit}a up descr jail:${name}`,
      `ifconfig bridge0 addm epair${unit}a up`,
    ],
  },
  {
    name: 'exec.start',
    append: true,
    values: [
      `/sbin/ifconfig epair${unit}b 10.9.0.${unit}/24 up`,
      '/sbin/route add default 10.9.0.254',
      '/bin/sh /etc/rc',
    ],
  },
  {
    name: 'exec.poststop',
    values: [`ifconfig bridge0 deletem epair${unit}a`, `ifconfig epair${unit}a destroy`],
  },
];

const jib = (name: string): ParameterText[] => [
  { name: 'vnet', values: [] },
  { name: 'vnet.interface', values: [`e0b_${name}`] },
  { name: 'exec.prestart', values: [`jib addm ${name} em1`] },
  { name: 'exec.poststop', values: [`jib destroy ${name}`] },
];

const limits = (name: string): ParameterText[] => [
  {
    name: 'exec.poststart',
    append: true,
    values: [`rctl -a jail:${name}:memoryuse:sigterm=512M`, `rctl -a jail:${name}:maxproc:deny=100/process`],
  },
  { name: 'exec.prestop', append: true, values: [`rctl -r jail:${name} || true`] },
];

const network = (index: number, name: string) =>
  fc.constantFrom<ParameterText[]>(
    [],
    epair(index + 1, name),
    jib(name),
    [
      { name: 'interface', values: ['em0'] },
      { name: 'ip4.addr', values: [`192.0.2.${index + 1}`, `em1|198.51.100.${index + 1}/24`] },
    ],
    [{ name: 'ip6.addr', values: [`em0|2001:db8::${index + 1}/64`] }],
    [{ name: 'ip4', values: ['inherit'] }],
    [
      { name: 'vnet', values: [] },
      { name: 'vnet.interface', values: ['em7'] },
    ],
  );

/** A piece of a jail.conf, and the comments in it. */
interface Piece {
  readonly text: string;
  readonly comments: readonly string[];
}

const jail = (index: number): fc.Arbitrary<Piece> => {
  const name = `jail${index}`;
  return fc
    .record({
      network: network(index, name),
      values: fc.uniqueArray(value, {
        selector: ({ name: one }) => one.replace(/(^|\.)no/, '$1'),
        maxLength: 6,
      }),
      hooks: fc.array(
        fc.record({
          name: hook,
          values: fc.array(command, { minLength: 1, maxLength: 2 }),
          append: fc.constant(true),
        }),
        { maxLength: 3 },
      ),
      limited: fc.boolean(),
      comment: fc.array(fc.constantFrom(`who owns ${name}`, `${name}: see the wiki`), { maxLength: 2 }),
    })
    .map(({ network: net, values, hooks, limited, comment }) => ({
      comments: comment,
      text: printBlock({
        name,
        comment,
        statements: [
          { name: 'path', values: [`/jails/${name}`] },
          ...net,
          ...values,
          ...hooks,
          ...(limited ? limits(name) : []),
        ],
      }),
    }));
};

const globals: fc.Arbitrary<Piece[]> = fc.subarray(
  [
    { name: 'exec.clean', values: [] },
    { name: 'mount.devfs', values: [] },
    { name: 'persist', values: [] },
    { name: 'exec.stop', values: ['/bin/sh /etc/rc.shutdown'] },
    { name: 'exec.start', values: ['/bin/sh /etc/rc'] },
  ].map((parameter) => ({
    comments: [`${parameter.name} for all`],
    text: `${printParameter(parameter).join('\n')} # ${parameter.name} for all\n`,
  })),
);

const file = fc
  .record({ head: globals, jails: fc.tuple(jail(0), jail(1), jail(2)) })
  .map(({ head, jails }): Piece => {
    const pieces = [...head, ...jails];
    return {
      text: pieces.map((piece) => piece.text).join('\n'),
      comments: pieces.flatMap((piece) => piece.comments),
    };
  });

describe('a program that was imported', () => {
  it('means what the file means, but for what is said', () => {
    fc.assert(
      fc.property(file, ({ text }) => {
        const { plan, differences } = proven(text);
        const said = plan.jails.flatMap((one) => one.departures);
        const unsaid = differences.filter(
          ({ jail: name, parameter }) =>
            !said.some((one) => one.jail === name && one.parameter === parameter),
        );
        expect(unsaid).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('parses, is laid out as prettier does it, and holds every comment', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ text, comments }) => {
        const { program } = proven(text);
        const { parseDiagnostics } = ts.createSourceFile(
          'main.ts',
          program,
          ts.ScriptTarget.ES2022,
        ) as unknown as {
          parseDiagnostics: unknown[];
        };
        expect(parseDiagnostics).toEqual([]);
        expect(await format(program, STYLE)).toBe(program);
        for (const comment of comments) {
          expect(program).toContain(`// ${comment}`);
        }
      }),
      { numRuns: 15 },
    );
  });
});
