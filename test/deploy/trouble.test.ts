import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JailProps } from '../../lib';
import { describeDeploy } from './describe-deploy';
import { Deployment, hostLines } from './deployment';
import { hasSshd } from './sshd';
import { Target } from './target';

/** What docs/deploying.md shows of a host where a jail does not start. */
function shownOnPage(): readonly string[] {
  const page = readFileSync(join(__dirname, '../../docs/deploying.md'), 'utf8');
  return hostLines({ stdout: page.slice(page.indexOf('## When an apply fails half-way')) });
}

jest.setTimeout(300_000);

describeDeploy('when an apply fails half-way', 'sshd', hasSshd(), () => {
  let target: Target;
  let deployment: Deployment;
  beforeEach(async () => {
    target = await Target.start();
    deployment = new Deployment({ alpha: target });
  });
  afterEach(async () => {
    deployment.remove();
    await target.close();
  });

  const synth = (jails: Readonly<Record<string, Partial<JailProps>>>) =>
    deployment.synth({ alpha: { jails } });

  /** The next apply, without a change of the program, does all that is left. */
  async function expectRepair(...jails: readonly string[]): Promise<void> {
    expect(deployment.changes()).toContain('replace alpha_Converge');
    expect(await deployment.apply()).toMatchObject({ status: 0, stderr: '' });
    expect(Object.keys(target.jails)).toEqual(jails);
    expect(deployment.planStatus()).toBe(0);
  }

  test('a jail that does not start is rolled back and named; the others are up; the next apply tries again', async () => {
    synth({ web: {}, db: {} });
    expect((await deployment.apply()).status).toBe(0);
    const before = target.jails;

    synth({
      web: { execPoststart: ['/bin/test -e /var/run/ready'] },
      db: { execStart: ['/bin/sh /etc/rc', '/bin/test -d /root'] },
      cache: {},
    });
    const failed = await deployment.apply();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('remote-exec provisioner error');
    expect(Object.keys(target.jails)).toEqual(['cache', 'db', 'web']);
    expect(target.jails.db).not.toBe(before.db);
    expect([...hostLines(failed)].sort()).toEqual([...shownOnPage()].sort());

    target.host.files.write('/var/run/ready', '');
    await expectRepair('cache', 'db', 'web');
  });

  test('a connection that is cut during the upload leaves nothing half done', async () => {
    synth({ web: {} });
    target.cut = { during: 'upload' };
    const failed = await deployment.apply();
    expect(failed.status).toBe(1);
    expect(target.jails).toEqual({});
    await expectRepair('web');
  });

  test.each([20, 60, 100])(
    'a connection that is cut at command %i of the script is made good',
    async (beforeCommand) => {
      synth({ web: {}, db: {} });
      target.cut = { during: 'script', beforeCommand };
      const failed = await deployment.apply();
      expect(failed.status).toBe(1);
      await expectRepair('db', 'web');
    },
  );
});
