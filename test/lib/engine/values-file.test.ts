import { Lazy, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { shownContent, sumOfContents, type ContentPart } from '../../../lib/engine';
import { hasSecret, valuesFile } from '../../../lib/engine/values-file';
import { synthApp, testApp } from '../../support/synth';
import { describeTerraform, TerraformFolder } from '../../support/terraform';

jest.setTimeout(100_000);

type Make = (stack: TerraformStack) => string;

/** What Terraform's JSON says of some texts. */
function written(texts: Readonly<Record<string, Make>>): Readonly<Record<string, unknown>> {
  const outputs = synthApp(program(texts)).terraform('prod').output as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(outputs).map(([id, { value }]) => [id, value]));
}

/** What Terraform makes of them. */
function applied(texts: Readonly<Record<string, Make>>): Readonly<Record<string, string>> {
  const folder = new TerraformFolder(synthApp(program(texts)).folder('prod'));
  try {
    folder.apply();
    const outputs = JSON.parse(folder.expect('output', '-json')) as Record<string, { value: string }>;
    return Object.fromEntries(Object.entries(outputs).map(([id, { value }]) => [id, value]));
  } finally {
    folder.remove();
  }
}

function program(texts: Readonly<Record<string, Make>>) {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  Object.entries(texts).forEach(([id, make]) => new TerraformOutput(stack, id, { value: make(stack) }));
  return app;
}

const token = (stack: TerraformStack, id: string, text = '') =>
  new TerraformVariable(stack, id, { type: 'string', default: text }).stringValue;

const sent = (stack: TerraformStack, parts: readonly ContentPart[]) =>
  valuesFile(stack, () => [{ name: 'n', parts }]);

test('a value is a line with its name, then lines of base64', () => {
  const lines = ({ expression }: { expression: string }) =>
    `value n\n\${join("\\n", regexall(".{1,76}", ${expression}))}\n`;
  const secret = (kind: 'environment', quoted = false) => ({ secret: { kind, name: 's' }, quoted });
  expect(
    written({
      text: (stack) => sent(stack, [{ text: `a "${token(stack, 'v')}" 5$${token(stack, 'w')}` }]),
      quoted: (stack) => sent(stack, [{ text: 'A=' }, { text: token(stack, 'x'), quoted: true }]),
      secret: (stack) => sent(stack, [secret('environment')]),
      quotedSecret: (stack) => sent(stack, [secret('environment', true)]),
    }),
  ).toEqual({
    text: lines({ expression: 'base64encode("a \\"${var.v}\\" 5${"$"}${var.w}")' }),
    quoted: lines({ expression: `base64encode("A='\${replace("\${var.x}", "'", "'\\\\''")}'")` }),
    secret: lines({ expression: 'base64encode(var.s)' }),
    quotedSecret: lines({ expression: `base64encode("'\${replace(var.s, "'", "'\\\\''")}'")` }),
  });
});

test('a text that is made late keeps its values', () => {
  const late = (stack: TerraformStack, around: (v: string) => string) => {
    const value = token(stack, around('v').replace(/\W/g, '_'));
    return Lazy.stringValue({ produce: () => around(value) });
  };
  expect(
    written({
      within: (stack) => shownContent([{ text: `x ${late(stack, (v) => `a-${v} "\${b}"`)}` }]),
      around: (stack) => shownContent([{ text: late(stack, (v) => `${v}\${b}${v}`) }]),
      sent: (stack) => sent(stack, [{ text: late(stack, (v) => `${v}"${v}`) }]),
      alone: (stack) => shownContent([{ text: late(stack, (v) => v) }]),
    }),
  ).toEqual({
    within: 'x a-${var.a_v____b__} "$${b}"',
    around: '${var.v__b_v}$${b}${var.v__b_v}',
    sent: 'value n\n${join("\\n", regexall(".{1,76}", base64encode("${var.v_v}\\"${var.v_v}")))}\n',
    alone: '${var.v}',
  });
});

test("a secret's file is read when there is a resource, and no sooner", () => {
  const file = { kind: 'file', path: '/run/key' } as const;
  expect(
    written({
      bytes: (stack) => sent(stack, [{ secret: file }]),
      text: (stack) => sent(stack, [{ secret: file, quoted: true }]),
    }),
  ).toEqual({
    bytes: `value n\n\${self.id == "" ? "" : join("\\n", regexall(".{1,76}", filebase64(pathexpand("/run/key"))))}\n`,
    text: `value n\n\${self.id == "" ? "" : join("\\n", regexall(".{1,76}", base64encode("'\${replace(chomp(file(pathexpand("/run/key"))), "'", "'\\\\''")}'")))}\n`,
  });
});

test('knows whether anything is secret', () => {
  expect(hasSecret([{ name: 'a', parts: [{ text: 'x' }] }])).toBe(false);
  expect(hasSecret([{ name: 'a', parts: [{ text: 'x' }, { secret: { kind: 'file', path: '/x' } }] }])).toBe(
    true,
  );
});

test('of a secret the plan shows where it comes from', () => {
  const secret = { kind: 'environment', name: 'x' } as const;
  expect(
    written({
      plain: () => shownContent([{ text: 'A=' }, { secret, quoted: true }, { text: ' ${b}\n' }]),
      version: () => shownContent([{ secret, version: '${2}' }]),
    }),
  ).toEqual({ plain: 'A=<secret TF_VAR_x> $${b}\n', version: '<secret TF_VAR_x, version $${2}>' });
});

describeTerraform('with the real terraform', () => {
  const awkward = fc
    .array(
      fc.constantFrom(...'$%{}"\\\'`\n\r\t #é漢~'.split(''), '${', '%{', '$${', '\u0001', '\u2028', 'abc'),
      {
        maxLength: 60,
      },
    )
    .map((letters) => letters.join(''));

  test('any text arrives, alone and in the midst of any other', () => {
    const samples = fc.sample(fc.tuple(awkward, awkward, awkward), { numRuns: 40, seed: 7 });
    const texts = Object.fromEntries(
      samples.flatMap(([before, value, after], index): [string, Make][] => [
        [
          `s${index}`,
          (stack) => sent(stack, [{ text: `${before}${token(stack, `v${index}`, value)}${after}` }]),
        ],
        [`q${index}`, (stack) => sent(stack, [{ text: token(stack, `w${index}`, value), quoted: true }])],
      ]),
    );
    const outputs = applied(texts);
    const decoded = (id: string) => {
      const [, ...lines] = (outputs[id] ?? '').split('\n');
      expect(lines.every((line) => line.length <= 76)).toBe(true);
      return Buffer.from(lines.join(''), 'base64').toString();
    };
    samples.forEach(([before, value, after], index) => {
      expect(decoded(`s${index}`)).toBe(`${before}${value}${after}`);
      expect(decoded(`q${index}`)).toBe(`'${value.replace(/'/g, `'\\''`)}'`);
    });
  });

  test('what the plan shows is the text, and a sum differs with it', () => {
    const text = 'a $${b} "c" \\ %{d} 5$';
    const outputs = applied({
      shown: (stack) => shownContent([{ text: `${text}${token(stack, 'a', text)}` }]),
      one: (stack) => sumOfContents([[{ text: token(stack, 'b', text) }]]),
      other: (stack) => sumOfContents([[{ text: token(stack, 'c', `${text}.`) }]]),
    });
    expect(outputs.shown).toBe(`${text}${text}`);
    expect(outputs.one).toMatch(/^[0-9a-f]{16}$/);
    expect(outputs.other).not.toBe(outputs.one);
  });
});
