import { provider } from '@cdktf/provider-null';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { jailResource } from '../../../lib/engine';
import { synthApp, testApp } from '../../support/synth';
import { Thing } from './simple-synthesis';

function stackWithJail(
  before?: (stack: TerraformStack) => void,
  after?: (stack: TerraformStack) => void,
): unknown {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  before?.(stack);
  jailResource(new Thing(stack, 'web'), () => ({}));
  jailResource(new Thing(stack, 'db'), () => ({}));
  after?.(stack);
  return synthApp(app).terraform('prod').provider?.null;
}

test('a stack gets one null provider for all its jails', () => {
  expect(stackWithJail()).toEqual([{}]);
});

test('one that the program made before is used', () => {
  expect(stackWithJail((stack) => new provider.NullProvider(stack, 'null'))).toEqual([{}]);
});

test('one that the program made in a construct of its own is used', () => {
  expect(stackWithJail((stack) => new provider.NullProvider(new Construct(stack, 'group'), 'null'))).toEqual([
    {},
  ]);
});

test('one that the program makes later takes the place of ours', () => {
  expect(stackWithJail(undefined, (stack) => new provider.NullProvider(stack, 'null'))).toEqual([{}]);
});

test('one with an alias serves others', () => {
  const alias = (stack: TerraformStack) => new provider.NullProvider(stack, 'null', { alias: 'other' });
  expect(stackWithJail(alias)).toEqual([{ alias: 'other' }, {}]);
});
