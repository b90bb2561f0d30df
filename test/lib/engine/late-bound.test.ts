import { Lazy, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { isLateBound } from '../../../lib/engine';

const stack = new TerraformStack(Testing.app(), 'prod');
const variable = (type: string) => new TerraformVariable(stack, type.replace(/\W/g, ''), { type });

test.each([
  ['a string variable', variable('string').stringValue],
  ['a string that holds one', `10.0.0.0/${variable('size').stringValue}`],
  ['a number', variable('number').numberValue],
  ['a list', variable('list(string)').listValue],
  ['a list of numbers', Token.asNumberList(variable('list(number)').value)],
  ['a map', Token.asStringMap(variable('map(string)').value)],
  ['an object', variable('any').value],
  ['a lazy value', Lazy.stringValue({ produce: () => 'x' })],
])('%s is known to Terraform only', (_what, value) => {
  expect(isLateBound(value)).toBe(true);
});

test.each([
  ['text', 'web'],
  ['text that Terraform would read', '${var.x} %{if} #{y} {TfToken['],
  ['nothing', undefined],
  ['null', null],
  ['a number', -1e30],
  ['no number', NaN],
  ['an infinite number', -Infinity],
  ['a switch', true],
  ['a list', ['web', 'db']],
  ['an object', { a: 'b' }],
])('%s is known at synth', (_what, value) => {
  expect(isLateBound(value)).toBe(false);
});
