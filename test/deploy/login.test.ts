import { readFileSync } from 'node:fs';
import type { SshConnection } from '../../lib';
import { Become, PlanResource } from '../../lib';
import type { BecomeProgram } from './become';
import { Deployment } from './deployment';
import { describeDeploy } from './describe-deploy';
import { SshAgent } from './ssh-agent';
import { hasSshd, Sshd } from './sshd';
import { Target } from './target';

jest.setTimeout(300_000);

describeDeploy('a way to the host', 'sshd', hasSshd(), () => {
  let target: Target;
  let deployment: Deployment;

  async function open(become?: BecomeProgram): Promise<void> {
    target = await Target.start({ become });
    // without a provider, which takes its time to start
    deployment = new Deployment({ alpha: target }, PlanResource.TERRAFORM_DATA);
  }
  afterEach(async () => {
    deployment.remove();
    await target.close();
  });

  /** Takes the host from nothing to a jail and back, and sees that no key is left anywhere. */
  async function expectLife(ssh: Partial<SshConnection>, ...keyPaths: readonly string[]): Promise<void> {
    deployment.synth({ alpha: { jails: { web: {} }, ssh } });
    const applied = await deployment.apply();
    expect(applied).toMatchObject({ status: 0, stderr: '' });
    expect(target.connections).toBe(2);
    expect(Object.keys(target.jails)).toEqual(['web']);
    expect(deployment.planStatus()).toBe(0);

    const traces = [...deployment.traces(), Buffer.from(applied.stdout)];
    for (const secret of keyPaths.flatMap(linesOfKey)) {
      expect(traces.filter((trace) => trace.includes(secret))).toEqual([]);
    }
    expect(await deployment.destroy()).toMatchObject({ status: 0, stderr: '' });
    expect(target.jails).toEqual({});
  }

  /** The lines of a private key that say something. */
  function linesOfKey(path: string): readonly string[] {
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => /^[A-Za-z0-9+/=]{20,}$/.test(line));
    expect(lines.length).toBeGreaterThan(2);
    return lines;
  }

  test('is a key in a file: its path is known, and nothing of the key is kept', async () => {
    await open();
    await expectLife({}, target.keyPath);
    expect(deployment.traces().some((trace) => trace.includes(target.keyPath))).toBe(true);
  });

  test('is a key of ssh-agent, where the program names none', async () => {
    await open();
    const agent = await SshAgent.start(target.keyPath);
    const before = process.env.SSH_AUTH_SOCK;
    process.env.SSH_AUTH_SOCK = agent.socket;
    try {
      await expectLife({ privateKeyPath: undefined }, target.keyPath);
      expect(deployment.traces().some((trace) => trace.includes(target.keyPath))).toBe(false);
    } finally {
      process.env.SSH_AUTH_SOCK = before;
      if (before === undefined) {
        delete process.env.SSH_AUTH_SOCK;
      }
      await agent.stop();
    }
  });

  test('leads through a bastion, which has a key of its own', async () => {
    await open();
    const bastion = await Sshd.start('exit 1');
    const { port, user, keyPath: privateKeyPath, hostKey } = bastion;
    try {
      await expectLife(
        { bastion: { host: '127.0.0.1', port, user, privateKeyPath, hostKey } },
        target.keyPath,
        privateKeyPath,
      );
      expect(bastion.connections).toBe(4);
    } finally {
      await bastion.stop();
    }
  });

  test.each([
    ['doas', Become.DOAS],
    ['sudo', Become.SUDO],
  ] as const)(
    'is a user who becomes root by %s, for the script and nothing else',
    async (program, become) => {
      await open(program);
      await expectLife({ become }, target.keyPath);
      const asked = target.host.files.read('/var/log/become').trim().split('\n');
      expect(asked).toEqual(
        ['apply', 'destroy'].map((verb): unknown =>
          expect.stringMatching(
            `^-n /bin/sh \\.cdktf-jails/alpha\\.\\w{8}/inbox(/alpha)?/provision\\.sh ${verb}$`,
          ),
        ),
      );
      expect(target.host.files.exists('/root/.cdktf-jails')).toBe(false);
    },
  );

  test('is no way for a user who is not root and does not say how to become it', async () => {
    await open('doas');
    deployment.synth({ alpha: { jails: { web: {} } } });
    expect((await deployment.apply()).status).toBe(1);
    expect(target.jails).toEqual({});
  });
});
