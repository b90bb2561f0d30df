import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { run, SHELLS, type RunParts, type RunResult } from './shell';

/** What Terraform sends: each value in lines of at most 76 letters of base64. */
export function valuesText(values: Readonly<Record<string, string | Uint8Array>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const lines =
        Buffer.from(value)
          .toString('base64')
          .match(/.{1,76}/g) ?? [];
      return `value ${name}\n${lines.join('\n')}\n`;
    })
    .join('');
}

const sha256 = 'exec sha256sum | cut -d " " -f 1';

describe.each(SHELLS)('late-bound values under %s', (_, shell) => {
  /** Binds values in a state of which only the late-bound facts are given. */
  function bind(facts: string, parts: RunParts & { command?: string } = {}): RunResult {
    const { command = 'apply', files, ...rest } = parts;
    const rows = `${facts.replace(/ /g, '\t')}\n`;
    const code = `LATE_BOUND=yes COMMAND=${command} NEW_CONF=$BUNDLE/jail.conf; take_values; bind_values`;
    return run(shell, code, {
      programs: { sha256 },
      files: { desired: rows, 'jail.conf': '', ...files },
      ...rest,
    });
  }

  describe('what stands in facts and jail.conf', () => {
    const fact = (kind: string, more = '', name = 'web/x') =>
      `late_bound ${name} jail=web kind=${kind} member=prop${more}`;

    /** What becomes of values of one kind, all sent at once: the text, or the error. */
    const placed = (kind: string, given: readonly string[], more = ''): string[] => {
      const rows = given.map(
        (_value, index) => `x @late-bound:web/${index}@\n${fact(kind, more, `web/${index}`)}`,
      );
      const values = Object.fromEntries(given.map((value, index) => [`web/${index}`, value]));
      const { stderr, file } = bind(rows.join('\n'), { files: { '.values': valuesText(values) } });
      return (stderr === '' ? (file('desired') ?? '').replace(/^x\t/gm, '') : stderr)
        .split('\n')
        .slice(0, -1);
    };

    it.each([
      ['hostname', ['www', 'a-1.Example.org', 'a'.repeat(63)]],
      ['ip4', ['10.0.0.2', '10.0.0.2/24', 'em0.7|192.0.2.10/32']],
      ['ip6', ['fd00::2', 'fd00:0:0:0:0:0:0:2/64', 'em0|FD00::/127', '::1', '1::']],
    ])('%s takes %j', (kind, given) => {
      expect(placed(kind, given)).toEqual(given);
    });

    it('gets the prefix length of the network where it brings none', () => {
      expect(placed('ip4', ['10.0.0.2', '10.0.0.2/16'], ' prefix=24')).toEqual([
        '10.0.0.2/24',
        '10.0.0.2/16',
      ]);
      expect(placed('ip6', ['fd00::2'], ' prefix=64')).toEqual(['fd00::2/64']);
    });

    const HOSTNAME = 'host name: letters, digits and hyphens, in labels with dots between them';
    const IP4 = 'IPv4 address: 10.0.0.2, with a prefix length and an interface (em0|) or without';
    const IP6 = 'IPv6 address: fd00::2, with a prefix length and an interface (em0|) or without';

    it.each([
      [
        'hostname',
        HOSTNAME,
        ['', '-a', 'a-', 'a..b', '.a', 'a.', 'a b', 'a;b', '$(id)', 'a"b', "a'b", 'a_b'],
      ],
      ['ip4', IP4, ['', '10.0.0', '10.0.0.256', '010.0.0.1', '10.0.0.2/33', '10.0.0.2/', '10.0.0.2/024']],
      ['ip4', IP4, ['0.0.0.0', '224.0.0.1', '255.255.255.255', '|10.0.0.2', '12|10.0.0.2', 'a b|10.0.0.2']],
      ['ip4', IP4, ['fd00::2', '10.0.0.2 up', '10.0.0.2;id', '10.0.0.2,10.0.0.3', '1.2.3.4.5', '1e1.0.0.1']],
      ['ip6', IP6, ['', ':', '::', 'fd00', 'fd00:::2', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9']],
      ['ip6', IP6, ['12345::', ':1', '1:', 'ff02::1', '::ffff:a00:2', '0:0:0:0:0:ffff:a00:2', '::10.0.0.2']],
      ['ip6', IP6, ['fe80::1%em0', 'fd00::2/129', '10.0.0.2', 'fd00::g', '1::2:3:4:5:6:7:8']],
    ])('%s is no %s: %j', (kind, expected, given) => {
      expect(placed(kind, given)).toEqual(
        given.map((value) => `error: jail web: prop: '${value}' from Terraform is no ${expected}`),
      );
    });

    it('does not show what cannot be shown', () => {
      const message = `error: jail web: prop: the value from Terraform is no ${HOSTNAME}`;
      expect(placed('hostname', ['a\nb', 'é', 'a'.repeat(256)])).toEqual([message, message, message]);
    });

    it('refuses an interface before an address of an own interface', () => {
      expect(placed('ip4', ['em0|10.0.0.2'], ' prefix=24')).toEqual([
        "error: jail web: prop: 'em0|10.0.0.2' from Terraform is no IPv4 address: 10.0.0.2, with a prefix length or without",
      ]);
    });
  });

  it('names everything that is wrong at once', () => {
    const facts = [
      'late_bound web/hostname jail=web kind=hostname member=hostname',
      'late_bound db/hostname jail=db kind=hostname member=hostname',
      'jail_file web /etc/motd mode=0644 late_bound=web/files/etc/motd',
    ];
    const { status, stderr } = bind(facts.join('\n'), {
      files: { '.values': valuesText({ 'db/hostname': '-' }) },
    });
    expect(status).toBe(1);
    expect(stderr.split('\n')).toEqual([
      'error: jail web: hostname: only Terraform knows it, and no value is known here: run terraform apply',
      "error: jail db: hostname: '-' from Terraform is no host name: letters, digits and hyphens, in labels with dots between them",
      'error: jail web: file /etc/motd: only Terraform knows what it holds, and sent nothing: terraform apply',
      '',
    ]);
  });

  it('replaces every reference to a known name, in facts and in a copy of jail.conf', () => {
    const conf =
      'web {\n  a = "@late-bound:web/x@ @late-bound:web/x@";\n  b = "@late-bound:other@ @late-bound:";\n}\n';
    const { file, stderr } = bind('jail web\nlate_bound web/x jail=web kind=hostname member=hostname', {
      files: { 'jail.conf': conf, '.values': valuesText({ 'web/x': 'www' }) },
    });
    expect(stderr).toBe('');
    expect(file('new.conf')).toBe('web {\n  a = "www www";\n  b = "@late-bound:other@ @late-bound:";\n}\n');
    expect(file('jail.conf')).toBe(conf);
  });

  describe('the file', () => {
    const values = { '.values': valuesText({ 'web/x': 'www' }) };
    const facts = 'jail web\nlate_bound web/x jail=web kind=hostname member=hostname';

    it('is gone before an apply does anything', () => {
      expect(bind(facts, { files: values }).file('.values')).toBeUndefined();
    });

    it('stays when a plan reads it', () => {
      expect(bind(facts, { files: values, command: 'plan' }).file('.values')).toBeDefined();
    });

    it('must be there for an apply', () => {
      const { status, stderr } = bind(facts);
      expect(status).toBe(1);
      expect(stderr).toBe(
        'error: host alpha takes values from Terraform, and none came with this run: run terraform apply\n',
      );
    });

    it('need not be there for a plan, which has the values of the last apply', () => {
      const { file } = bind(`jail_parameter web @late-bound:web/x@\n${facts}`, {
        command: 'plan',
        files: { 'state/late-bound': 'web/x\told\n' },
      });
      expect(file('desired')).toBe('jail_parameter\tweb\told\njail\tweb\n');
    });
  });

  describe('what a file shall hold', () => {
    const name = 'web/files/a';
    const facts = `jail_file web /a mode=0600 owner=root group=wheel late_bound=${name}`;
    const sum = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');

    it('gets into the facts by its sum', () => {
      const { file } = bind(facts, { files: { '.values': valuesText({ [name]: 'hello' }) } });
      expect(file('desired')).toBe(`${facts.replace(/ /g, '\t')}\tsha256=${sum('hello')}\n`);
      expect(file('values.kept')).toBe(`${name}\t${sum('hello')}\n`);
    });

    it('gets nowhere when it is secret, not even by its sum', () => {
      const secret = `${facts} secret=TF_VAR_x`;
      const { file } = bind(secret, { files: { '.values': valuesText({ [name]: 'hello' }) } });
      expect(file('desired')).toBe(`${secret.replace(/ /g, '\t')}\n`);
      expect(file('values.kept')).toBe('');
    });

    const printed = (bytes: Uint8Array) =>
      run(shell, 'VALUES=$(cat "$BUNDLE/.values"); print_value b | od -An -v -tx1', {
        files: { '.values': valuesText({ a: 'before', b: bytes, c: 'after' }) },
      }).stdout.replace(/\s/g, '');

    it('arrives byte for byte, whatever it is', () => {
      const every = Uint8Array.from({ length: 256 }, (_unused, index) => index);
      expect(printed(every)).toBe(Buffer.from(every).toString('hex'));
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
          expect(printed(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        }),
        { numRuns: 10 },
      );
    });
  });
});
