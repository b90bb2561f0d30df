import { diagnosticOf, formatDiagnostic, reportOf } from '../../../lib/jailconf';
import { evaluateText } from './memory-reader';

function shown(text: string): string {
  return evaluateText(text)
    .problems.map((problem) => formatDiagnostic(diagnosticOf(problem)))
    .join('\n');
}

test('resolving a variable moves the parameter that holds it forward', () => {
  const { jails } = evaluateText('a { path = "/j/${host.hostname}"; persist; host.hostname = "$name.x"; }');
  expect(jails[0]?.parameters.map(({ name, values }) => [name, ...values])).toEqual([
    ['name', 'a'],
    ['host.hostname', 'a.x'],
    ['path', '/j/a.x'],
    ['persist'],
  ]);
});

test('every parameter knows the statements it comes from', () => {
  const { jails } = evaluateText('exec.start = a;\nweb {\n  exec.start += b;\n}');
  const lines = jails[0]?.parameters[1]?.statements.map(({ file, start }) => file.lineAt(start));
  expect(lines).toEqual([1, 3]);
});

test('dependencies set the order of the checks, and a failed base skips its dependents', () => {
  expect(reportOf(evaluateText('a { depend = b; x = 1; }\nb { y = 1; }\nc { }'))).toEqual({
    ok: false,
    errors: ['b: unknown parameter: y', 'a: skipped'],
    phase: 'check',
  });
});

test('a jail that depends on itself alone is never started, and jail(8) says nothing', () => {
  expect(reportOf(evaluateText('a { depend = a; }\nb { }'))).toMatchObject({ ok: true, unstarted: ['a'] });
});

test.each([
  ['a child before its parent', 'a.b.c { } a.b { } a { }', ['a.b.c', 'a.b']],
  ['a child of another parent', 'long.x { } b.c { } b { }', ['b.c']],
  ['blocks inside each other', 'a { b { c { } } d { } }', ['a.d']],
  ['a name counted in bytes', "'ää.x' { } b.c { }", ['b.c']],
  ['shorter names first', 'b.c { } long.x { } b { }', []],
])(
  'jail(8) cuts the name of the parent where the longest one before ended, and waits for it: %s',
  (_, text, unstarted) => {
    const { ok, unstarted: found } = evaluateText(text);
    expect({ ok, found }).toEqual({ ok: true, found: unstarted });
  },
);

test('a jail taken for its own parent is a loop as soon as any jail has a "depend"', () => {
  expect(reportOf(evaluateText('a.b.c { } a.b { } d { depend = e; } e { }'))).toEqual({
    ok: false,
    errors: ['a.b.c: dependency loop', 'a.b: dependency loop'],
    phase: 'depend',
  });
});

test('one jail of each loop is named', () => {
  const loops = 'a { depend = b; } b { depend = c; } c { depend = a; } d { depend = e; } e { depend = d; }';
  expect(reportOf(evaluateText(loops))).toEqual({
    ok: false,
    errors: ['a: dependency loop', 'd: dependency loop'],
    phase: 'depend',
  });
});

test('what jail(8) warns of is told once', () => {
  expect(reportOf(evaluateText('allow.dying; a { } b { }'))).toMatchObject({
    warnings: ["the 'allow.dying' parameter and '-d' flag are deprecated and have no effect."],
  });
});

describe('a placeholder', () => {
  const isPlaceholder = (value: string) => value === '<later>';
  const own = 'a { exec.clean = "<later>"; exec.timeout = "<later>"; }';
  const kernel =
    'a { ip4.addr = "<later>"; ip6.addr = "<later>"; securelevel = "<later>"; persist = "<later>"; sysvmsg = "<later>"; }';

  test('is a wrong value like any other, to jail(8)', () => {
    expect(reportOf(evaluateText(own))).toMatchObject({
      errors: [
        'a: exec.clean: unknown boolean value "<later>"',
        'a: exec.timeout: non-integer value "<later>"',
      ],
    });
    expect(reportOf(evaluateText(kernel))).toMatchObject({
      errors: [
        'a: ip4.addr: not an IPv4 address: <later>',
        'a: ip6.addr: not an IPv6 address: <later>',
        'a: securelevel: non-integer value "<later>"',
        'a: persist: unknown boolean value "<later>"',
        'a: sysvmsg: unknown jailsys value "<later>"',
      ],
    });
  });

  test('is not judged where one may stand', () => {
    for (const text of [own, kernel, 'a { ip4.addr = "<later>", "em0|10.0.0.1/24"; }']) {
      expect(evaluateText(text, {}, { isPlaceholder }).ok).toBe(true);
    }
  });

  test('stays what it is', () => {
    const { jails } = evaluateText('a { ip4.addr = "<later>", 10.0.0.1; }', {}, { isPlaceholder });
    expect(jails[0]?.parameters[1]?.values).toEqual(['<later>', '10.0.0.1']);
  });

  test('keeps nothing else from being judged', () => {
    const text =
      'a { ip4.addr = "<later>", x, "em0|<later>"; unknown = "<later>"; ip6.addr = "<later>.1"; securelevel = x; }';
    expect(reportOf(evaluateText(text, {}, { isPlaceholder }))).toMatchObject({
      errors: [
        'a: ip4.addr: not an IPv4 address: x',
        'a: unknown parameter: unknown',
        'a: ip6.addr: not an IPv6 address: <later>.1',
        'a: securelevel: non-integer value "x"',
      ],
    });
  });
});

test('a file of mount.fstab must be there, unless told not to look', () => {
  const text = 'a { mount.fstab = "fstab.a"; }';
  expect(reportOf(evaluateText(text))).toEqual({
    ok: false,
    errors: ['a: mount.fstab: fstab.a: No such file or directory'],
    phase: 'check',
  });
  expect(evaluateText(text, { 'fstab.a': '' }).ok).toBe(true);
  expect(evaluateText(text, {}, { checkFstab: false }).ok).toBe(true);
});

test('a message of libjail is cut where its buffer ends', () => {
  const name = 'x'.repeat(2000);
  const [problem] = evaluateText(`a { ${name}; }`).problems;
  expect(problem?.message).toBe(`a: unknown parameter: ${name}`.slice(0, 3 + 1023));
});

describe('places', () => {
  test('a parse error points at the token', () => {
    expect(shown('a {\n\tpath = = /x;\n}')).toBe(
      'input.conf:2:9: =: syntax error\n   path = = /x;\n          ^',
    );
  });

  test('columns count characters', () => {
    expect(shown('a { exec.start = "héé", é; }')).toBe(
      'input.conf:1:25: \uFFFD: syntax error\n  a { exec.start = "héé", é; }\n                          ^',
    );
  });

  test('a value points at its statement', () => {
    expect(shown('securelevel = x;\na { }')).toBe(
      'input.conf:1:1: a: securelevel: non-integer value "x"\n  securelevel = x;\n  ^',
    );
  });

  test('a long line is cut around the place', () => {
    const text = `a { exec.start = ${'x'.repeat(300)} y; ${'z'.repeat(300)} }`;
    const [head = '', line = '', caret = ''] = shown(text).split('\n');
    expect(head).toBe('input.conf:1:319: y: syntax error');
    expect(line).toHaveLength(102);
    expect(line[caret.length - 1]).toBe('y');
  });

  test('the file cannot speak to the terminal', () => {
    expect(shown('a { "\x1b[31m" "b"; \x1b }')).not.toContain('\x1b');
  });
});
