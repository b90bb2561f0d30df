import { LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { hostResources, jailResource } from '../../../lib/engine';
import { synthApp, testApp } from '../../support/synth';
import { describeTerraform, TerraformFolder } from '../../support/terraform';
import { Thing } from './simple-synthesis';

/** Everything that Terraform, jail.conf and the shell could take for their own, in one text. */
const AWKWARD = [
  'A=${HOME} B=$${HOME} C=$$${HOME} D=${A:-${B}} E=${a%%/*} F=${#a}',
  '%{ if true }x%{ endif } %%{y} 100% %Y-%m-%d',
  '"double" \'single\' `back` \\ \\n \\${x} #{z} $ $1 $(id) $',
  'tab\tcarriage\r\nunicode é 漢 \u2028 end',
  'heredoc <<-EOT',
  '  EOT',
].join('\n');

describeTerraform('with the real terraform', () => {
  const folders: TerraformFolder[] = [];
  afterAll(() => folders.forEach((folder) => folder.remove()));

  const open = (folder: string) => {
    const opened = new TerraformFolder(folder);
    folders.push(opened);
    return opened;
  };

  test("a jail's text reaches the plan as it is", () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    jailResource(new Thing(stack, 'web'), () => ({ 'jail.conf': AWKWARD }));
    const folder = open(synthApp(app).folder('prod'));
    const [change] = folder.planned().resource_changes;
    expect(change?.change.after?.triggers).toEqual({ 'jail.conf': AWKWARD });
  });

  test('Terraform values keep their place in the midst of text', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    const address = new TerraformVariable(stack, 'address', { type: 'string' }).stringValue;
    jailResource(
      new Thing(stack, 'web'),
      () => ({ text: `A=\${A:-${address}} %{x} ${address}` }),
      () => [address],
    );
    const folder = open(synthApp(app).folder('prod'));
    const [change] = folder.planned('-var=address=10.0.0.2').resource_changes;
    expect(change?.change.after?.triggers).toEqual({ text: 'A=${A:-10.0.0.2} %{x} 10.0.0.2' });
  });

  test('a change of a jail is a plan that shows its lines, and nothing else', () => {
    const jails = (block: string): string => {
      const app = testApp();
      const stack = new TerraformStack(app, 'prod');
      new LocalBackend(stack, { path: 'terraform.tfstate' });
      jailResource(new Thing(stack, 'db'), () => ({ 'jail.conf': 'db {\n}\n' }));
      jailResource(new Thing(stack, 'web'), () => ({ 'jail.conf': `web {\n  ${block}\n}\n` }));
      return synthApp(app).folder('prod');
    };
    const folder = open(jails('host.hostname = "a${b}";'));
    folder.apply();
    expect(folder.run('plan', '-detailed-exitcode').status).toBe(0);

    folder.update(jails('host.hostname = "b${b}";'));
    expect(linesOf(folder.plan())).toEqual([
      '# null_resource.web_08B6E5F3 must be replaced',
      '-/+ resource "null_resource" "web_08B6E5F3" {',
      '~ triggers = { # forces replacement',
      '~ "jail.conf" = <<-EOT',
      'web {',
      '-   host.hostname = "a${b}";',
      '+   host.hostname = "b${b}";',
      '}',
      'EOT',
      '}',
      '}',
      'Plan: 1 to add, 0 to change, 1 to destroy.',
    ]);
    folder.apply();
    expect(folder.destroy()).toContain('Destroy complete! Resources: 2 destroyed.');
  });

  test('a host with a jail validates and plans three resources', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    const host = new Thing(stack, 'alpha');
    const jail = jailResource(new Thing(host, 'web'), () => ({ 'jail.conf': 'web {\n}\n' }));
    hostResources(host, {
      ssh: { host: '192.0.2.1', user: 'ops', port: 2222, privateKeyPath: '~/.ssh/${key}"', become: 'doas' },
      directory: 'alpha',
      triggers: () => ({ script: 'x' }),
      jailResources: () => [jail],
    });
    const folder = open(synthApp(app).folder('prod'));
    folder.validate();
    expect(folder.planned().resource_changes.map(({ change }) => change.actions)).toEqual([
      ['create'],
      ['create'],
      ['create'],
    ]);
  });

  test('a host whose whole connection is Terraform values validates', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    const text = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
    const port = new TerraformVariable(stack, 'port', { type: 'number' }).numberValue;
    const host = new Thing(stack, 'alpha');
    hostResources(host, {
      ssh: { host: text('address'), user: text('user'), port, privateKeyPath: text('key') },
      directory: 'alpha',
      triggers: () => ({}),
      jailResources: () => [],
    });
    const folder = open(synthApp(app).folder('prod'));
    folder.validate();
    const values = ['address=192.0.2.1', 'user=ops', 'port=2222', 'key=id'].map((value) => `-var=${value}`);
    const changes = folder.planned(...values).resource_changes;
    expect(changes.map(({ change }) => change.after?.triggers)).toEqual([
      { host: '192.0.2.1', user: 'ops', port: '2222', private_key_path: 'id' },
      { host: '192.0.2.1', user: 'ops', port: '2222', private_key_path: 'id' },
    ]);
  });
});

/** The lines of a plan that say what changes: without ids, which no two runs share. */
function linesOf(plan: string): readonly string[] {
  const lines = plan
    .slice(plan.indexOf('  # '))
    .split('\n')
    .map((line) => line.trim());
  return lines
    .slice(0, lines.findIndex((line) => line.startsWith('Plan:')) + 1)
    .filter((line) => line !== '' && !line.startsWith('~ id '));
}
