import fc from 'fast-check';
import { format, formatDiagnostic, reportOf } from '../../../lib/jailconf';
import { fragments, wellFormed } from './arbitraries';
import { evaluateText } from './memory-reader';

function formatText(text: string): string {
  const result = format('input.conf', Buffer.from(text));
  return result.ok
    ? Buffer.from(result.content).toString()
    : result.problems.map(formatDiagnostic).join('\n');
}

test('a statement a line, two spaces a level', () => {
  expect(formatText('a{path=/x;ip4.addr  =10.0.0.1,10.0.0.2;persist;b{}}')).toBe(`a {
  path = /x;
  ip4.addr = 10.0.0.1, 10.0.0.2;
  persist;

  b {
  }
}
`);
});

test('one empty line around blocks, at most one elsewhere', () => {
  expect(formatText('\n\nexec.clean;\n\n\n\npersist;\na {\n\n persist;\n\n}\nb { }\n# note\nvnet;\n\n'))
    .toBe(`exec.clean;

persist;

a {
  persist;
}

b {
}

# note
vnet;
`);
});

test('comments stay where they are', () => {
  expect(
    formatText(`// old
persist;   # why
# about a
a {# inside
  # above
  exec.start = one, # first
     # second
     two;   /* last */
  path /* odd */ = /x;
  # end
} # done
`),
  ).toBe(`// old
persist; # why

# about a
a { # inside
  # above
  exec.start =
    one, # first
    # second
    two; /* last */
  /* odd */
  path = /x;
  # end
} # done
`);
});

test.each([
  ['behind a block', 'a {\n} /* one */ /* two */', 'a {\n} /* one */\n\n/* two */\n'],
  ['behind a brace', 'a { /* one */ /* two */ b; }', 'a { /* one */\n  /* two */\n  b;\n}\n'],
  [
    'behind the last value, above a block',
    'p = x /* one */ /* two */ ;\na { }',
    'p = x; /* one */\n\n/* two */\na {\n}\n',
  ],
  [
    'on a line between values',
    'p = x, # one\n /* two */ /* three\n four */\n y;',
    'p =\n  x, # one\n  /* two */\n  /* three\n four */\n  y;\n',
  ],
])('two comments on a line: %s', (_, text, formatted) => {
  expect(formatText(text)).toBe(formatted);
  expect(formatText(formatted)).toBe(formatted);
});

test('words stay as they are written', () => {
  const text = `a {
  exec.start = 'b'"c$d"'e', \\101, "\${x}";
  "path" = "two
 lines";
  \${my var} = "é";
}
`;
  expect(formatText(text)).toBe(text);
});

test('the equals sign is put in, except for the directive', () => {
  expect(formatText('path /x;.include "a.inc"  ,"b.inc";".include" "c.inc";include "d";')).toBe(
    'path = /x;\n.include "a.inc", "b.inc";\n".include" "c.inc";\ninclude = "d";\n',
  );
});

test('a list that is too long gets a line for each value', () => {
  const long = 'x'.repeat(60);
  expect(formatText(`exec.start = ${long}, ${long};`)).toBe(`exec.start =\n  ${long},\n  ${long};\n`);
});

test('empty statements and carriage returns go', () => {
  expect(formatText('persist;;\r\n# note\r\n;vnet;\r\n')).toBe('persist;\n# note\nvnet;\n');
});

test('an empty file stays empty', () => {
  expect(formatText('\n\n')).toBe('');
});

test('what does not parse is left alone', () => {
  expect(formatText('a { persist }')).toBe(`input.conf:1:13: }: syntax error
  a { persist }
              ^`);
});

test('what jail(8) reads only in part is left alone', () => {
  expect(formatText('persist;\né = 1;'))
    .toBe(`input.conf:2:1: jail(8) takes this byte for the end of the file, remove it or put it in quotes
  é = 1;
  ^`);
});

describe('any file that parses', () => {
  test.each([
    ['well-formed', wellFormed],
    ['random', fragments],
  ])('keeps its meaning, and is formatted once for all: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = format('input.conf', Buffer.from(text));
        if (once.ok) {
          const formatted = Buffer.from(once.content).toString();
          expect(reportOf(evaluateText(formatted))).toEqual(reportOf(evaluateText(text)));
          expect(formatText(formatted)).toBe(formatted);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('well-formed ones are not refused', () => {
    fc.assert(
      fc.property(wellFormed, (text) => expect(format('input.conf', Buffer.from(text)).ok).toBe(true)),
    );
  });
});
