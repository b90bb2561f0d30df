import { LocalBackend } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Host, Jail, JailRoot, TerraformStack } from '../../lib';
import { synthApp, testApp } from '../support/synth';
import { TerraformFolder } from '../support/terraform';
import { describeDeploy } from './describe-deploy';
import { hasSshd, Sshd } from './sshd';

jest.setTimeout(200_000);

/** Uploads are let through, every other command succeeds: only the connections count here. */
const taking = (home: string) =>
  `cd ${home} && case "$SSH_ORIGINAL_COMMAND" in *scp*) exec sh -c "$SSH_ORIGINAL_COMMAND" ;; esac`;

describeDeploy('fifty jails', 'sshd', hasSshd(), () => {
  test('take two connections for the first apply, two for a change of one jail, none without a change', async () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    const sshd = await Sshd.start(taking(home));
    const synth = (hostname: string) => {
      const { port, user, keyPath, hostKey } = sshd;
      const ssh = { host: '127.0.0.1', port, user, privateKeyPath: keyPath, hostKey };
      const app = testApp();
      const stack = new TerraformStack(app, 'prod');
      new LocalBackend(stack, { path: 'terraform.tfstate' });
      new Host(stack, 'alpha', { release: '14.4', ssh });
      for (let number = 1; number <= 50; number++) {
        const root = JailRoot.directory(`/jails/j${number}`);
        new Jail(stack, `j${number}`, { root, ...(number === 1 ? { hostname } : {}) });
      }
      return synthApp(app).folder('prod');
    };
    const folder = new TerraformFolder(synth('one'));
    try {
      folder.apply();
      expect(sshd.connections).toBe(2);
      folder.apply();
      expect(sshd.connections).toBe(2);
      folder.update(synth('two'));
      expect(folder.apply()).toContain('Resources: 2 added, 0 changed, 2 destroyed.');
      expect(sshd.connections).toBe(4);
    } finally {
      folder.remove();
      await sshd.stop();
      rmSync(home, { recursive: true, force: true });
    }
  });
});
