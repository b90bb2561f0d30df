import { App, TerraformStack, Testing } from 'cdktf';
import { jailResource } from '../../../lib/engine';
import { expectProblems, synthApp, testApp } from '../../support/synth';
import { Thing } from './simple-synthesis';

const REFUSAL =
  '[one] cannot be written as HCL, in which cdktf loses texts and quotes: leave out --hcl ' +
  '(SYNTH_HCL_OUTPUT, hclOutput), Terraform reads cdk.tf.json as well';

afterEach(() => delete process.env.SYNTH_HCL_OUTPUT);

/** An app of two stacks, with a resource in each. */
function filled(app: App): App {
  for (const name of ['one', 'two']) {
    jailResource(new Thing(new TerraformStack(app, name), 'web'), () => ({ 'jail.conf': 'web {\n}\n' }));
  }
  return app;
}

test.each(['true', '1'])('SYNTH_HCL_OUTPUT=%s is refused, once for all stacks', (value) => {
  process.env.SYNTH_HCL_OUTPUT = value;
  expectProblems(filled(testApp()), [REFUSAL]);
});

test('the option of the app is refused', () => {
  expectProblems(filled(new App({ outdir: testApp().outdir, hclOutput: true })), [REFUSAL]);
});

test.each(['false', '0', ''])('SYNTH_HCL_OUTPUT=%s asks for nothing', (value) => {
  process.env.SYNTH_HCL_OUTPUT = value;
  expect(synthApp(filled(testApp())).files.has('stacks/one/cdk.tf.json')).toBe(true);
});

test('stacks without a text of ours may be written as HCL', () => {
  process.env.SYNTH_HCL_OUTPUT = 'true';
  const app = testApp();
  new Thing(new TerraformStack(app, 'one'), 'web');
  expect([...synthApp(app).files.keys()]).toContain('stacks/one/cdk.tf');
});

test('HCL that a test asks for is refused', () => {
  const stack = new TerraformStack(testApp(), 'one');
  jailResource(new Thing(stack, 'web'), () => ({ 'jail.conf': 'web {\n}\n' }));
  expect(() => Testing.synthHcl(stack)).toThrow(/^cannot be written as HCL/);
});
