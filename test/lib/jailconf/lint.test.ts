import { jailLintFacts } from '../../../lib/facts/jail-lint-facts';
import { formatDiagnostic, lint, lintRules, misreadings } from '../../../lib/jailconf';
import type { LintOptions } from '../../../lib/jailconf';
import type { Files } from './memory-reader';
import { evaluateText } from './memory-reader';

/** What most jails here would be told besides. */
const QUIET = ['weak-isolation'];

function told(text: string, options: LintOptions = { ignore: QUIET }, files: Files = {}): string[] {
  const evaluation = evaluateText(text, files);
  return lint(evaluation, jailLintFacts, options).map(
    ({ rule, severity, message, location }) =>
      `${location?.line}:${location?.column} ${severity} ${rule}: ${message}`,
  );
}

test('a careful configuration is told nothing', () => {
  expect(
    told(
      `exec.clean;
web {
  path = "/jails/web";
  vnet;
  vnet.interface = e0b_web;
  mount.devfs;
  devfs_ruleset = 5;
  exec.prestart = "/sbin/ifconfig bridge0 addm e0a_web up";
  exec.start = "/bin/sh /etc/rc", "cd /tmp && true";
  exec.consolelog = "/var/log/\${name}.log";
}
`,
      {},
    ),
  ).toEqual([]);
});

test.each([
  [
    'file-ends-early',
    'persist;\né { }',
    '2:1 warning file-ends-early: jail(8) takes the byte 0xc3, which is not ASCII, for the end of the file and ignores all that follows, remove it or quote the name',
  ],
  [
    'file-ends-early',
    'a { }\n\0b { }',
    '2:1 warning file-ends-early: jail(8) takes a NUL for the end of the file and ignores all that follows, remove it or quote the name',
  ],
  [
    'cut-at-nul',
    'a { exec.start = "x\\0y"; }',
    '1:20 warning cut-at-nul: a NUL (raw, \\0, \\400, or \\x without a digit) cuts the string here, remove it',
  ],
  [
    'comment-inside-word',
    'a { exec.start = x//y\n; }',
    '1:19 warning comment-inside-word: the rest of the word is a comment from "//" on, put the word in quotes',
  ],
  [
    'missing-semicolon',
    'a {\n  host.hostname\n  web; }',
    '2:3 warning missing-semicolon: "host.hostname" takes the next line for its value, put a ";" behind it',
  ],
  [
    'forgotten-brace',
    'a {\n  persist;\nb {\n  persist;\n}\n}',
    '3:1 warning forgotten-brace: "b" is a jail inside "a", is the "}" of "a" missing?',
  ],
  [
    'late-globals',
    'a { }\npersist;',
    '2:1 warning late-globals: as no global came before the first jail, this overrides what the jails above set themselves, move it to the top',
  ],
  [
    'late-globals',
    'persist;\na { }\nmount.devfs;',
    '3:1 warning late-globals: this counts as if it stood before the jails, with the first of the globals, move it to the top',
  ],
  [
    'duplicate-jail',
    'a { }\na { }',
    '2:1 warning duplicate-jail: there is a jail "a" already, and jail(8) starts only the first, merge the blocks',
  ],
  [
    'look-alike-wildcard',
    '"web*" { }',
    '1:1 warning look-alike-wildcard: "web*" is the name of one jail, only a whole component between dots can be a "*"',
  ],
  [
    'numeric-name',
    '007 { }',
    '1:1 warning numeric-name: "007" becomes the jid of the jail, give it a name that is not a number',
  ],
  [
    'never-started',
    'a { depend = a; }',
    '1:1 warning never-started: "a" depends on itself and is never started, without a word, remove it from "depend"',
  ],
  [
    'never-started',
    'long.x { }\nb.c { }',
    '2:1 warning never-started: jail(8) takes "b.c" for its own parent and never starts it, without a word, as a jail whose parent has a longer name stands before it, move "b.c" before that jail',
  ],
  [
    'dotted-variable',
    '$host = h;\na { exec.start = "echo $host.hostname"; }',
    '2:24 warning dotted-variable: this is the variable "host" and the text ".hostname", write "${host.hostname}"',
  ],
  [
    'lost-backslash',
    "a { exec.start = 'sed s/\\./-/'; }",
    '1:25 warning lost-backslash: jail(8) undoes the backslash of "\\.", in single quotes too, write two to keep one',
  ],
  [
    'lost-backslash',
    'a { exec.start = "grep \\d"; }',
    '1:24 warning lost-backslash: jail(8) undoes the backslash of "\\d", write two to keep one',
  ],
  [
    'continued-indent',
    'a { exec.start = "one \\\n  two"; }',
    '1:23 warning continued-indent: the blanks that the next line begins with become part of the string, begin the line without any',
  ],
  [
    'continued-indent',
    'a { exec.start = "one \\\r\ntwo"; }',
    '1:23 warning continued-indent: the line ends in CR LF, so the backslash joins nothing and is lost, use LF',
  ],
  [
    'negation',
    'a { nopersist = false; }',
    '1:5 warning negation: "nopersist" with a value is turned around twice, write "nopersist;" or "persist;"',
  ],
  [
    'negation',
    'a { exec.nostart = x; }',
    '1:5 warning negation: "exec.nostart" means "exec.start", which is no boolean',
  ],
  [
    'several-values',
    'a { securelevel = 1, 2; }',
    '1:5 warning several-values: "securelevel" takes one value, and of 2 the last counts without a word',
  ],
  [
    'dropped-address',
    'a { ip4.addr = "10.0.0.1/24,junk"; }',
    '1:5 warning dropped-address: all behind the first "/" of "10.0.0.1/24,junk" is dropped, write one address to a string',
  ],
  [
    'dropped-address',
    'a { ip4.addr = "10.0.0.1/99"; }',
    '1:5 warning dropped-address: jail(8) does not check the mask of "10.0.0.1/99", at most /32 makes sense',
  ],
  [
    'unknown-parameter',
    'a { host.hostnam = x; }',
    '1:5 error unknown-parameter: unknown parameter "host.hostnam", did you mean "host.hostname"?',
  ],
  [
    'unknown-parameter',
    'a { colour = x; }',
    '1:5 error unknown-parameter: unknown parameter "colour", jail(8) refuses the jail',
  ],
  [
    'unknown-parameter',
    'include "x";\na { }',
    '1:1 error unknown-parameter: the directive is written ".include" and its file without "="',
  ],
  [
    'deprecated-parameter',
    'a { allow.nosysvipc; }',
    '1:5 warning deprecated-parameter: "allow.nosysvipc" is deprecated, set sysvmsg, sysvsem and sysvshm instead',
  ],
  [
    'interface-name',
    'a { vnet.interface = a-rather-long-name; }',
    '1:5 warning interface-name: the interface name "a-rather-long-name" has 18 bytes, the kernel takes 15',
  ],
  [
    'interface-name',
    'a { exec.prestart = "/usr/local/sbin/jib addm -b bridge0 webserver-02 em0"; }',
    '1:5 warning interface-name: the interface name "e0a_webserver-02" has 16 bytes, the kernel takes 15',
  ],
  [
    'interface-name',
    'a { exec.prestart = "/sbin/ifconfig epair0b name webserver-frontend"; }',
    '1:5 warning interface-name: the interface name "webserver-frontend" has 18 bytes, the kernel takes 15',
  ],
  [
    'command-path',
    'exec.clean;\na { exec.prestart = "ifconfig bridge0 up"; }',
    '2:5 warning command-path: "ifconfig" in exec.prestart needs its full path, exec.clean leaves /bin:/usr/bin and what login.conf(5) adds',
  ],
])('%s: %j', (_, text, message) => {
  expect(told(text)).toEqual([message]);
});

test('of several values each is told where it was set', () => {
  const text = `exec.clean;
a {
  exec.start = "zero";
  exec.start = "one", "/bin/two";
  exec.start += "three";
  ip4.addr = "10.0.0.1/99";
  ip4.addr += 10.0.0.2;
}`;
  expect(told(text).map((line) => line.replace(/ (?:needs|makes).*/, ''))).toEqual([
    '4:3 warning command-path: "one" in exec.start',
    '5:3 warning command-path: "three" in exec.start',
    expect.stringMatching(/^6:3 warning dropped-address: /),
  ]);
});

test.each([
  ['exec.noclean; a { exec.prestart = "ifconfig x"; }'],
  ['exec.clean = false; a { exec.start = "ifconfig x"; }'],
  ["a { exec.start = 'it\\'s \\\\. fine', \"a\\tb \\$x\"; }"],
  ['$host = h; a { exec.start = "$host.example.org"; }'],
  ['a {\n  b { }\n}'],
  ['a { ip4.addr = "em0|10.0.0.1/24 vhid 5"; }'],
  ['a { noexec.clean; }'],
  ['a { allow.mount.nop9fs; env.X = 1; }'],
])('nothing is said of %j', (text) => {
  expect(told(text)).toEqual([]);
});

describe('weak-isolation', () => {
  test.each([
    [
      'a { path = /a; exec.clean; allow.raw_sockets; }',
      '1:28 warning weak-isolation: "allow.raw_sockets": the jail may craft packets and probe networks',
    ],
    [
      'a { exec.clean; }',
      '1:1 warning weak-isolation: "a" has no "path": without a path the jail has the whole root of the host',
    ],
  ])('%s', (text, message) => {
    expect(told(text, {})).toEqual([message]);
  });

  /** The lines at which a jail's parameters are told to be weak. */
  const weakAt = (body: string, before = '') =>
    told(`exec.clean;\npath = "/jails/$name";\n${before}web {\n${body}\n}\n`, {}).map(
      (line) => line.split(' ')[0],
    );

  test.each([
    ['above it', '  # accepted: smokeping pings\n  allow.raw_sockets;'],
    ['in C++ style', '  // accepted: smokeping pings\n  allow.raw_sockets;'],
    ['in C style', '  /* accepted: smokeping pings */\n  allow.raw_sockets = true;'],
    ['behind it on its line', '  allow.raw_sockets; # accepted: smokeping pings'],
    [
      'with more lines',
      '  # as agreed\n  # accepted: smokeping pings,\n  # from here alone\n  allow.raw_sockets;',
    ],
    ['of several lines', '  /*\n   * accepted: smokeping pings\n   */\n  allow.raw_sockets;'],
  ])('is silent where a comment accepts the risk: %s', (_, body) => {
    expect(weakAt(body)).toEqual([]);
  });

  test.each([
    ['no reason', '  # accepted:\n  allow.raw_sockets;', '5:3'],
    ['blanks for a reason', '  # accepted: \t \n  allow.raw_sockets;', '5:3'],
    ['another word', '  # not accepted: smokeping pings\n  allow.raw_sockets;', '5:3'],
    ['an empty line below', '  # accepted: smokeping pings\n\n  allow.raw_sockets;', '6:3'],
    ['a comment of the line above', '  persist; # accepted: smokeping pings\n  allow.raw_sockets;', '5:3'],
    [
      'a comment behind the brace',
      '  persist; }\nb { # accepted: smokeping pings\n  allow.raw_sockets;',
      '6:3',
    ],
    ['a comment in a string', '  host.hostname = "\n# accepted: x\n"; allow.raw_sockets;', '6:4'],
    [
      'another statement below',
      '  # accepted: System V\n  allow.sysvipc = false;\n  allow.raw_sockets;',
      '6:3',
    ],
    ['one more on the line', '  # accepted: smokeping pings\n  allow.noquotas; allow.raw_sockets;', '5:19'],
  ])('is told with %s', (_, body, place) => {
    expect(weakAt(body).filter((at) => at === place)).toEqual([place]);
  });

  test('what is accepted in one jail is told in another', () => {
    const jails = '  # accepted: smokeping pings\n  allow.raw_sockets;\n}\nb {\n  allow.raw_sockets;';
    expect(weakAt(jails)).toEqual(['8:3']);
  });

  test('what sets the parameter again needs a reason of its own', () => {
    const globals = '# accepted: all of them ping\nallow.raw_sockets;\n';
    expect(weakAt('  persist;', globals)).toEqual([]);
    expect(weakAt('  allow.raw_sockets;', globals)).toEqual(['6:3']);
  });

  test('a reason counts in an included file too', () => {
    const files = { 'b.conf': 'path = /a;\nexec.clean;\n# accepted: it pings\nallow.raw_sockets;\n' };
    expect(told('a {\n  .include "b.conf";\n}', {}, files)).toEqual([]);
  });

  test('what is weak by being absent cannot be accepted', () => {
    expect(told('# accepted: it needs the environment\na {\n  path = /a;\n}', {})).toEqual([
      `2:1 warning weak-isolation: "a" has no "exec.clean": the caller's environment leaks into the jail's commands`,
    ]);
  });

  test('what a jail denies itself is no risk', () => {
    expect(told('a { path = /a; exec.clean; allow.noraw_sockets; allow.mount = false; }', {})).toEqual([]);
  });
});

describe('a release', () => {
  const text = '.include "b.conf";\na { zfs.dataset = zroot/a; }';

  test('lacks what came later', () => {
    expect(told(text, { release: '13.5', ignore: QUIET }, { 'b.conf': '' })).toEqual([
      '1:1 warning missing-in-release: jail(8) of FreeBSD 13.5 knows no ".include"',
      '2:5 warning missing-in-release: FreeBSD 13.5 has no parameter "zfs.dataset"',
    ]);
  });

  test('has the rest', () => {
    expect(told(text, { release: '15.1', ignore: QUIET }, { 'b.conf': '' })).toEqual([]);
  });
});

test('of many comments each is looked at once', () => {
  const start = Date.now();
  expect(told(`a {\n${'# accepted: x\n'.repeat(200_000)}allow.raw_sockets;\n}`)).toEqual([]);
  expect(told(`${'# x\n'.repeat(200_000)}a { ${'allow.mount; /* accepted: x */ '.repeat(20_000)} }`)).toEqual(
    [],
  );
  expect(Date.now() - start).toBeLessThan(10_000);
});

test('the complaints of jail(8) come with their place', () => {
  expect(told('a { persist }')).toEqual(['1:13 error jail: }: syntax error']);
  expect(told('a { exec.clean = yes; }')).toEqual([
    '1:5 error jail: a: exec.clean: unknown boolean value "yes"',
  ]);
});

test('what only follows from another complaint is left out', () => {
  expect(told('a { depend = b; }\nb { securelevel = x; }')).toEqual([
    '2:5 error jail: b: securelevel: non-integer value "x"',
  ]);
});

test('a global is told once, however many jails it reaches', () => {
  expect(told('securelevel = 1, 2;\na { }\nb { }')).toHaveLength(1);
});

test('what is told can be shown with its line', () => {
  const [first] = lint(evaluateText('a {\n\tpath = /srv/é//x\n; }'), jailLintFacts, { ignore: QUIET });
  expect(first && formatDiagnostic(first)).toBe(
    'input.conf:2:14: \uFFFD: syntax error\n   path = /srv/é//x\n               ^',
  );
});

test('misreadings are the silent traps alone', () => {
  const evaluation = evaluateText('007 { allow.raw_sockets; }');
  expect(misreadings(evaluation, jailLintFacts).map(({ rule }) => rule)).toEqual(['numeric-name']);
});

test('every rule has a name and a summary of its own', () => {
  expect(new Set(lintRules.map(({ id }) => id)).size).toBe(lintRules.length);
  expect(new Set(lintRules.map(({ summary }) => summary)).size).toBe(lintRules.length);
});
