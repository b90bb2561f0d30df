import { Deployment } from './deployment';
import { describeDeploy } from './describe-deploy';
import { hasSshd } from './sshd';
import { Target } from './target';

jest.setTimeout(300_000);

describeDeploy('two hosts', 'sshd', hasSshd(), () => {
  test('are deployed at once, and a change of one does not reach the other', async () => {
    const [alpha, beta] = await Promise.all([Target.start(), Target.start()]);
    const deployment = new Deployment({ alpha, beta });
    try {
      deployment.synth({ alpha: { jails: { web: {} } }, beta: { jails: { web: {}, db: {} } } });
      expect(await deployment.apply()).toMatchObject({ status: 0, stderr: '' });
      expect([Object.keys(alpha.jails), Object.keys(beta.jails)]).toEqual([['web'], ['db', 'web']]);
      expect([alpha.connections, beta.connections]).toEqual([2, 2]);

      deployment.synth({ alpha: { jails: { web: {} } }, beta: { jails: { db: {} } } });
      expect(deployment.changes()).toEqual(['delete beta_web', 'replace beta_Converge']);
      expect(await deployment.apply()).toMatchObject({ status: 0, stderr: '' });
      expect([alpha.connections, beta.connections]).toEqual([2, 4]);

      expect(await deployment.destroy()).toMatchObject({ status: 0, stderr: '' });
      expect([alpha.jails, beta.jails]).toEqual([{}, {}]);
    } finally {
      deployment.remove();
      await Promise.all([alpha.close(), beta.close()]);
    }
  });
});
