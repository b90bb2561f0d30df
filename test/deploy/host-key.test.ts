import type { TerraformElement } from 'cdktf';
import { LocalBackend } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SshConnection } from '../../lib';
import { Host, TerraformStack } from '../../lib';
import { synthApp, testApp } from '../support/synth';
import type { TerraformRun } from '../support/terraform';
import { TerraformFolder } from '../support/terraform';
import { describeDeploy } from './describe-deploy';
import { hasSshd, Sshd } from './sshd';

jest.setTimeout(200_000);

describeDeploy("the host's key", 'sshd', hasSshd(), () => {
  let home: string;
  let sshd: Sshd;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'home-'));
    sshd = await Sshd.start(
      `cd ${home} && case "$SSH_ORIGINAL_COMMAND" in *scp*) exec sh -c "$SSH_ORIGINAL_COMMAND" ;; esac`,
    );
  });
  afterAll(async () => {
    await sshd.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Terraform tries again for as long as it is told to, whatever the reason: five minutes by default. */
  function apply(ssh: Partial<SshConnection>): TerraformRun {
    const stack = new TerraformStack(testApp(), 'prod');
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    const { port, user, keyPath } = sshd;
    const host = new Host(stack, 'alpha', {
      release: '14.4',
      ssh: { host: '127.0.0.1', port, user, privateKeyPath: keyPath, ...ssh },
    });
    (host.node.findChild('Converge') as TerraformElement).addOverride('connection.timeout', '2s');
    const folder = new TerraformFolder(
      synthApp(stack.node.root as ReturnType<typeof testApp>).folder('prod'),
    );
    try {
      return folder.run('apply', '-input=false', '-auto-approve');
    } finally {
      folder.remove();
    }
  }

  test('is found in known_hosts', () => {
    const knownHostsPath = join(home, 'known_hosts');
    writeFileSync(knownHostsPath, `[127.0.0.1]:${sshd.port} ${sshd.hostKey}\n`);
    expect(apply({ knownHostsPath })).toMatchObject({ status: 0, stderr: '' });
  });

  test('must be known: a host that is not in known_hosts is not spoken to', () => {
    const knownHostsPath = join(home, 'known_hosts');
    writeFileSync(knownHostsPath, `other.example.org ${sshd.hostKey}\n`);
    const before = sshd.connections;
    const { status, stderr } = apply({ knownHostsPath });
    expect(status).toBe(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain('the known_hosts file has no key of this host');
    expect(sshd.connections).toBe(before);
  });

  test('must be the right one', () => {
    const before = sshd.connections;
    const { status, stderr } = apply({ hostKey: readFileSync(`${sshd.keyPath}.pub`, 'utf8').trim() });
    expect(status).toBe(1);
    expect(stderr).toContain('key mismatch');
    expect(sshd.connections).toBe(before);
  });

  test('is looked at behind a bastion as well, and so is the key of the bastion', async () => {
    const bastion = await Sshd.start('exit 1');
    const { port, user, keyPath: privateKeyPath } = bastion;
    const through = (hostKey: string) => ({ host: '127.0.0.1', port, user, privateKeyPath, hostKey });
    const wrong = readFileSync(`${sshd.keyPath}.pub`, 'utf8').trim();
    const before = sshd.connections;
    try {
      const lured = apply({ hostKey: sshd.hostKey, bastion: through(wrong) });
      expect(lured).toMatchObject({ status: 1, stderr: expect.stringContaining('key mismatch') as string });
      expect(bastion.connections).toBe(0);
      const misled = apply({ hostKey: wrong, bastion: through(bastion.hostKey) });
      expect(misled).toMatchObject({ status: 1, stderr: expect.stringContaining('key mismatch') as string });
      expect(bastion.connections).toBeGreaterThan(0);
      expect(sshd.connections).toBe(before);

      const knownHostsPath = join(home, 'known_hosts');
      const lines = [sshd, bastion].map((known) => `[127.0.0.1]:${known.port} ${known.hostKey}\n`);
      writeFileSync(knownHostsPath, lines.join(''));
      const found = apply({ knownHostsPath, bastion: { ...through(''), hostKey: undefined } });
      expect(found).toMatchObject({ status: 0, stderr: '' });
    } finally {
      await bastion.stop();
    }
  });
});
