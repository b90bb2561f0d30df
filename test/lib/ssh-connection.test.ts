import { TerraformVariable } from 'cdktf';
import { Become, Host, TerraformStack, type App, type HostProps } from '../../lib';
import { lab, mistakes, untyped, web, type Program } from '../support/program';
import { resourcesByPath, synthApp, testApp } from '../support/synth';

const host =
  (props: Partial<HostProps>): Program =>
  (stack) => {
    new Host(stack, 'alpha', { release: '14.4', ...props });
  };

describe("a host's connection", () => {
  const hostKey = 'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTI= root@alpha';

  const resources = (program: Program) => {
    const app = testApp();
    program(new TerraformStack(app, 'lab'));
    return resourcesByPath(synthApp(app), 'lab');
  };

  it('is none without ssh: Terraform then only shows the jails', () => {
    const found = resources((stack) => {
      host({})(stack);
      web()(stack);
    });
    expect([...found.keys()]).toEqual(['lab/web/Resource']);
  });

  it('carries each part', () => {
    const found = resources(
      host({ ssh: { host: '192.0.2.1', user: 'deploy', port: 2222, become: Become.DOAS } }),
    );
    expect(found.get('lab/alpha/Converge')?.connection).toMatchObject({
      host: '192.0.2.1',
      user: 'deploy',
      port: 2222,
    });
    expect(JSON.stringify(found.get('lab/alpha/Converge')?.provisioner)).toContain('doas -n /bin/sh');
  });

  it('takes Terraform values, in every part but become', () => {
    const found = resources((stack) => {
      const value = new TerraformVariable(stack, 'value', {});
      const { stringValue, numberValue } = value;
      host({ ssh: { host: stringValue, user: stringValue, port: numberValue, privateKeyPath: stringValue } })(
        stack,
      );
    });
    expect(found.get('lab/alpha/Converge')?.connection).toMatchObject({
      host: '${self.triggers.host}',
      user: '${self.triggers.user}',
      port: '${self.triggers.port}',
    });
    expect(found.get('lab/alpha/Converge')?.triggers).toMatchObject({
      host: '${var.value}',
      user: '${var.value}',
      port: '${var.value}',
    });
  });

  it('passes through a bastion, with the keys of the agent', () => {
    const bastion = { host: '192.0.2.254', user: 'jump', port: 222, privateKeyPath: '/keys/jump', hostKey };
    const found = resources(host({ ssh: { host: '192.0.2.1', agent: true, hostKey, bastion } }));
    expect(found.get('lab/alpha/Converge')?.connection).toMatchObject({
      host: '192.0.2.1',
      host_key: expect.stringMatching(/\n@cert-authority \[192\.0\.2\.254\]:222 ecdsa/) as unknown,
      agent: 'true',
      bastion_host: '192.0.2.254',
      bastion_user: 'jump',
      bastion_port: 222,
      bastion_private_key: '${self.id == "" ? "" : file("/keys/jump")}',
      bastion_host_key: hostKey,
    });
  });

  it('uploads to a directory that is closed, where the program names one', () => {
    const found = resources(host({ ssh: { host: '192.0.2.1', hostKey, uploadDirectory: '/var/uploads' } }));
    expect(found.get('lab/alpha/Converge')?.connection).toMatchObject({
      script_path: '/var/uploads/.cdktf-jails-alpha/launch.sh',
    });
  });

  it('warns when nobody looks at the host key', () => {
    const stack = lab(host({ ssh: { host: '192.0.2.1', acceptAnyHostKey: true } }));
    (stack.node.root as App).synth();
    expect(stack.node.findChild('alpha').node.metadata.map(({ data }) => data as string)).toEqual([
      "'ssh.acceptAnyHostKey' lets whoever stands in between become root on the host, pass 'hostKey' instead",
    ]);
  });

  it('refuses a host key that is none', () => {
    const ssh = { host: '192.0.2.1', hostKey: 'SHA256:x', bastion: { host: 'jump', hostkey: hostKey } };
    expect(mistakes(lab(host({ ssh: untyped(ssh) })))).toEqual([
      "[lab/alpha] 'ssh.hostKey': host key 'SHA256:x' is not a public key: pass the line of /etc/ssh/ssh_host_ecdsa_key.pub",
      "[lab/alpha] unknown prop 'ssh.bastion.hostkey', did you mean 'hostKey'",
    ]);
  });

  it('refuses what cannot be one', () => {
    const ssh = { host: '', user: 5, port: 0, privateKeyPath: 'a\nb', become: 'su', prot: 22 };
    expect(mistakes(lab(host({ ssh: untyped(ssh) })))).toEqual([
      "[lab/alpha] 'ssh.host': an empty string says nothing, give it a value",
      "[lab/alpha] 'ssh.user' must be a string, got 5",
      "[lab/alpha] 'ssh.port' must be a whole number of at least 1, got 0",
      "[lab/alpha] 'ssh.privateKeyPath': text 'a\\nb' holds a control character: remove it",
      "[lab/alpha] 'ssh.become' must be one of none, doas, sudo, got 'su'",
      "[lab/alpha] unknown prop 'ssh.prot', did you mean 'port'",
    ]);
    expect(mistakes(lab(host({ ssh: untyped({}) })))).toEqual([
      "[lab/alpha] 'ssh.host' is missing, give it a string",
    ]);
    expect(mistakes(lab(host({ ssh: untyped(null) })))).toEqual([
      "[lab/alpha] 'ssh' must be an object, got null",
    ]);
  });
});
