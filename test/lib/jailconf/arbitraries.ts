import fc from 'fast-check';

/** Any text that jail.conf can hold: no NUL, no half surrogate pair. */
export const writableText = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.replace(/\0|[\uD800-\uDFFF]/gu, ''));

const fragment = fc.constantFrom(
  ...[
    'a',
    'b',
    'web',
    '*',
    '"*"',
    'a.b',
    '12',
    '.include',
    '"one.inc"',
    '"*.inc"',
    'path',
    'persist',
    'nopersist',
  ],
  ...[
    'exec.start',
    'ip4.addr',
    'depend',
    'vnet',
    '$x',
    '${y}',
    '"$x-${y}"',
    '"${a\\"}',
    "'it\\'s'",
    '"',
    "'",
  ],
  ...[
    '{',
    '}',
    ';',
    '=',
    '+=',
    ',',
    ' ',
    '\n',
    '\t',
    '\r\n',
    '\\',
    '\\\n',
    '\\101',
    '\\x',
    '$',
    '+',
    '/',
    '//',
    '/*',
  ],
  ...['*/', '#', '# c\n', '/* c */', '\0', 'é', '\u{1f421}', '\x0b', '=\t', 'true', '10.0.0.1/24', 'no'],
);

/** Text made of what jail.conf is made of, in no sensible order. */
export const fragments = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

const word = fc.constantFrom(
  'a',
  "'b c'",
  '"d"',
  '$x',
  '"${x}e"',
  '/srv/x',
  '"/*"',
  "'# no'",
  '"\\\n f"',
  '10.0.0.1',
  '"g"\'h\'',
);
const gap = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\n\n\n',
  ' # note\n',
  '\n# own line\n',
  ' /* x */ ',
  '\n// old\n\n',
  '/*\n*/',
  '\t\r\n',
);
const name = fc.constantFrom('path', 'exec.start', "'quoted'", '$x', '${y z}', 'persist', 'depend');
const operator = fc.constantFrom('=', '+=', ' ');

const statement = fc
  .tuple(name, operator, fc.array(fc.tuple(gap, word), { maxLength: 4 }), gap, gap)
  .map(([left, sign, values, before, after]) =>
    values.length === 0
      ? `${left}${before};${after}`
      : `${left}${before}${sign}${values.map(([space, value]) => `${space} ${value}`).join(',')}${before};${after}`,
  );

/** Configurations that parse, laid out in every way, comments in every place. */
export const wellFormed = fc.letrec<{ body: string; block: string }>((tie) => ({
  body: fc
    .array(fc.oneof({ weight: 4, arbitrary: statement }, { weight: 1, arbitrary: tie('block') }), {
      maxLength: 5,
    })
    .map((parts) => parts.join('')),
  block: fc
    .tuple(fc.constantFrom('web', '"*"', 'db.x', '7'), gap, gap, tie('body'), gap)
    .map(([jail, before, inside, body, after]) => `${jail}${before}{${inside}${body}}${after}`),
})).body;
