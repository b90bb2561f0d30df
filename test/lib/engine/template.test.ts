import { TerraformLocal, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import fc from 'fast-check';
import { escapeTemplate, terraformText } from '../../../lib/engine';

describe('escapeTemplate', () => {
  test.each([
    ['${HOME}', '$${HOME}'],
    ['%{ if x }', '%%{ if x }'],
    ['$${X}', '$$${X}'],
    ['${A:-${B}}', '$${A:-$${B}}'],
    ['${a%%/*}', '$${a%%/*}'],
    ['$HOME $1 $(id) %Y 100% { } #{x}', '$HOME $1 $(id) %Y 100% { } #{x}'],
    ['', ''],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeTemplate(text)).toBe(escaped);
  });

  test('any text reads back as it was', () => {
    const awkward = fc.string({
      unit: fc.constantFrom('$', '%', '{', '}', '$${', 'a', '"', '\\', '\n', 'é'),
    });
    fc.assert(fc.property(awkward, (text) => expect(readTemplate(escapeTemplate(text))).toBe(text)));
  });
});

describe('terraformText', () => {
  const stack = new TerraformStack(Testing.app(), 'prod');
  const address = new TerraformVariable(stack, 'address', { type: 'string' }).stringValue;
  const port = new TerraformVariable(stack, 'port', { type: 'number' }).numberValue;
  const render = (name: string, produce: () => string): unknown => {
    new TerraformLocal(stack, name, terraformText(produce));
    return (JSON.parse(Testing.synth(stack)) as { locals: Record<string, unknown> }).locals[name];
  };

  test('escapes text that is known', () => {
    expect(render('known', () => 'A=${A} %{x}')).toBe('A=$${A} %%{x}');
  });

  test('keeps Terraform values, in the midst of what it escapes', () => {
    expect(render('nested', () => `A=\${A:-${address}} %{${address}}`)).toBe(
      'A=$${A:-${var.address}} %%{${var.address}}',
    );
  });

  test('keeps numbers that Terraform knows', () => {
    expect(render('number', () => `port ${port}`)).toBe('port ${var.port}');
  });

  test("asks for its text when Terraform's JSON is written, not before", () => {
    let text = 'early';
    const late = terraformText(() => text);
    text = 'late';
    expect(render('late', () => late)).toBe('late');
  });
});

/** How Terraform reads a template: a doubled start stands for itself, a single one would be evaluated. */
function readTemplate(text: string): string {
  return text.replace(/([$%])\1\{|[$%]\{/g, (start, sign: string | undefined) => {
    expect(`${start} at '${text}'`).toBe(`${sign}${sign}{ at '${text}'`);
    return `${sign}{`;
  });
}
