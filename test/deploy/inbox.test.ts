import { LocalBackend, TerraformStack } from 'cdktf';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostResourcesOptions, SshTarget } from '../../lib/engine';
import { hostResources } from '../../lib/engine';
import { Thing } from '../lib/engine/simple-synthesis';
import { synthApp, testApp } from '../support/synth';
import { TerraformFolder } from '../support/terraform';
import { describeDeploy } from './describe-deploy';
import { hasSshd, Sshd } from './sshd';

jest.setTimeout(200_000);

describeDeploy('the folder that uploads go to', 'sshd', hasSshd(), () => {
  let home: string;
  let sshd: Sshd;
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'home-'));
    const look = `ls -ld .cdktf-jails-alpha 2>/dev/null | cut -c 1-10 >>${home}/seen`;
    sshd = await Sshd.start(`cd ${home} && { ${look}; exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"; }`);
  });
  afterEach(async () => {
    await sshd.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** A host whose script, run for real, says what it was asked to do. */
  function open(options: Partial<HostResourcesOptions>, ssh?: Partial<SshTarget>): TerraformFolder {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    const host = new Thing(stack, 'alpha');
    host.files.set('alpha/provision.sh', `echo "$1" >>${home}/done\n`);
    const { port, user, keyPath, hostKey } = sshd;
    const record = hostResources(host, {
      type: 'terraform_data',
      ssh: { host: '127.0.0.1', port, user, privateKeyPath: keyPath, hostKey, ...ssh },
      directory: 'alpha',
      triggers: () => ({}),
      jailResources: () => [],
      ...options,
    });
    for (const resource of [record.host, record.converge]) {
      resource.addOverride('connection.timeout', '10s');
    }
    return new TerraformFolder(synthApp(app).folder('prod'));
  }

  const done = () => (existsSync(join(home, 'done')) ? readFileSync(join(home, 'done'), 'utf8') : '');
  const mode = (folder: string) => (statSync(folder).mode & 0o777).toString(8);

  /** How open the inbox was, each time that Terraform asked for something. */
  const seen = () => [...new Set(readFileSync(join(home, 'seen'), 'utf8').split('\n').filter(Boolean))];

  test('is open to others during the very first upload, and never again', () => {
    const folder = open({});
    try {
      folder.apply();
      expect(seen()).toContain('drwxr-xr-x');
      rmSync(join(home, 'seen'));
      folder.apply('-replace=terraform_data.alpha_Converge_D8CD88C3');
      expect(seen()).toEqual(['drwx------']);
      expect(sshd.connections).toBe(4);
    } finally {
      folder.remove();
    }
  });

  test('is closed before the first upload where that is confidential: one connection more, once', () => {
    const folder = open({ confidential: () => true });
    try {
      folder.apply();
      expect(seen()).toEqual(['drwx------']);
      expect(mode(join(home, '.cdktf-jails-alpha.sh'))).toBe('644');
      expect(sshd.connections).toBe(3);
      folder.apply('-replace=terraform_data.alpha_Converge_D8CD88C3');
      expect(sshd.connections).toBe(5);
      folder.destroy();
      expect(seen()).toEqual(['drwx------']);
      expect(done()).toBe('apply\napply\ndestroy\n');

      folder.apply();
      rmSync(join(home, '.cdktf-jails-alpha'), { recursive: true });
      const lost = folder.run('apply', '-auto-approve', '-replace=terraform_data.alpha_Converge_D8CD88C3');
      expect(lost).toMatchObject({ status: 1 });
      expect(existsSync(join(home, '.cdktf-jails-alpha'))).toBe(false);
    } finally {
      folder.remove();
    }
  });

  test('is in a directory that nobody else can enter where the program names one; it must be there', () => {
    const uploadDirectory = join(home, 'uploads');
    const folder = open({ confidential: () => true }, { uploadDirectory });
    try {
      expect(folder.run('apply', '-auto-approve').status).toBe(1);
      expect(done()).toBe('');
      mkdirSync(uploadDirectory, { mode: 0o700 });
      const before = sshd.connections;
      folder.apply();
      expect(sshd.connections - before).toBe(2);
      expect([uploadDirectory, join(uploadDirectory, '.cdktf-jails-alpha')].map(mode)).toEqual([
        '700',
        '700',
      ]);
      folder.destroy();
      expect(done()).toBe('apply\ndestroy\n');
      expect(existsSync(join(home, '.cdktf-jails'))).toBe(false);
    } finally {
      folder.remove();
    }
  });
});
