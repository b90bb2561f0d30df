import { LocalBackend } from 'cdktf';
import { Host, Jail, JailRoot, PlanResource, TerraformStack } from '../../lib';
import { synthApp, testApp } from '../support/synth';
import { describeTerraform, TerraformFolder } from '../support/terraform';

jest.setTimeout(60_000);

function synth(hostname: string): string {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  const planResource = PlanResource.TERRAFORM_DATA;
  const alpha = new Host(stack, 'alpha', { release: '14.4', planResource, jailConfOutput: true });
  new Jail(alpha, 'db', { root: JailRoot.directory('/jails/db') });
  new Jail(alpha, 'web', { root: JailRoot.directory('/jails/web'), hostname });
  return synthApp(app).folder('prod');
}

describeTerraform('the whole jail.conf as an output', () => {
  test('shows at the foot of the plan, with what changes in it', () => {
    const folder = new TerraformFolder(synth('one'));
    try {
      folder.apply();
      folder.update(synth('two'));
      const plan = folder.plan();
      const foot = plan.slice(plan.indexOf('Changes to Outputs:')).split('\n');
      expect(foot.filter((line) => /^ +[-+] /.test(line)).map((line) => line.trim())).toEqual([
        '-   host.hostname = one;',
        '+   host.hostname = two;',
      ]);
      expect(foot.map((line) => line.trim())).toContain('db {');
    } finally {
      folder.remove();
    }
  });
});
