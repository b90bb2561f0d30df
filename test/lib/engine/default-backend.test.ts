import { GcsBackend, LocalBackend, TerraformOutput, TerraformStack, Token } from 'cdktf';
import { resource } from '@cdktf/provider-null';
import { Construct } from 'constructs';
import { realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { jailResource } from '../../../lib/engine';
import type { Synthesized } from '../../support/synth';
import { synthApp, testApp } from '../../support/synth';
import { Thing } from './simple-synthesis';

const backendOf = (written: Synthesized, stack: string) => written.terraform(stack).terraform?.backend;

test("the state of cdktf's own backend is named from the stack's folder, and is the same file", () => {
  const app = testApp();
  new Thing(new TerraformStack(app, 'prod'), 'alpha');
  const written = synthApp(app);
  const folder = realpathSync(written.folder('prod'));
  const path = relative(folder, join(process.cwd(), 'terraform.prod.tfstate'));
  expect(backendOf(written, 'prod')).toEqual({ local: { path } });
  expect(resolve(folder, path)).toBe(join(process.cwd(), 'terraform.prod.tfstate'));
});

test('a foreign stack of the same app gets the same', () => {
  const app = testApp();
  new TerraformStack(app, 'foreign');
  new Thing(new TerraformStack(app, 'prod'), 'alpha');
  expect(JSON.stringify(backendOf(synthApp(app), 'foreign'))).toContain('"path":"../');
});

test('what another stack reads of that state is named in the same way', () => {
  const app = testApp();
  const one = new TerraformStack(app, 'one');
  const made = new resource.Resource(one, 'made');
  jailResource(new Thing(one, 'alpha'), () => ({}));
  const two = new TerraformStack(app, 'two');
  new TerraformOutput(two, 'id', { value: made.id });
  const written = synthApp(app);
  const { path } = (backendOf(written, 'one') as { local: { path: string } }).local;
  expect(written.terraform('two').data).toMatchObject({
    terraform_remote_state: { 'cross-stack-reference-input-one': { config: { path } } },
  });
  expect([...written.files.values()].join()).not.toContain(`"${process.cwd()}`);
});

test('a synth into another folder names it anew', () => {
  const app = testApp();
  new Thing(new TerraformStack(app, 'prod'), 'alpha');
  const first = backendOf(synthApp(app), 'prod');
  expect(backendOf(synthApp(app), 'prod')).toEqual(first);
});

test('a backend without a path is named so wherever it stands', () => {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  new LocalBackend(new Construct(stack, 'group'));
  new Thing(stack, 'alpha');
  const written = synthApp(app);
  const path = relative(realpathSync(written.folder('prod')), resolve('terraform.prod.tfstate'));
  expect(backendOf(written, 'prod')).toEqual({ local: { path } });
});

describe('a backend that the program chose is left alone', () => {
  test('local', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    new LocalBackend(stack, { path: '/var/state/prod.tfstate' });
    new Thing(stack, 'alpha');
    expect(backendOf(synthApp(app), 'prod')).toEqual({ local: { path: '/var/state/prod.tfstate' } });
  });

  test('remote', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    new GcsBackend(stack, { bucket: 'states' });
    new Thing(stack, 'alpha');
    expect(backendOf(synthApp(app), 'prod')).toEqual({ gcs: { bucket: 'states' } });
  });

  test('with a path that only Terraform knows', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    new LocalBackend(stack, { path: Token.asString({ resolve: () => 'x', creationStack: [] }) });
    new Thing(stack, 'alpha');
    expect(backendOf(synthApp(app), 'prod')).toEqual({ local: { path: 'x' } });
  });
});
