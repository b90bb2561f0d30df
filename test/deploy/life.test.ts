import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlanResource } from '../../lib';
import { expectGolden } from '../support/golden';
import { Deployment, hostLines } from './deployment';
import { describeDeploy } from './describe-deploy';
import { hasSshd } from './sshd';
import type { Wanted } from './deployment';
import { Target } from './target';

const PAGE = readFileSync(join(__dirname, '../../docs/deploying.md'), 'utf8');

/** Commands of the start: a change of them takes effect when the jail starts. */
const RESTARTS = ['/bin/sh /etc/rc', '/bin/test -d /root'];

/** Jails start side by side; the page names a base by its release, here it lies on the host. */
const inAnyOrder = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/, extracted from .*/, ', extracted')).sort();

jest.setTimeout(300_000);

describe.each(Object.values(PlanResource))('the life of a host with %s', (planResource) =>
  describeDeploy('over ssh', 'sshd', hasSshd(), () => {
    let target: Target;
    let deployment: Deployment;
    let before: Target['jails'];
    let connections: number;

    beforeAll(async () => {
      target = await Target.start();
      deployment = new Deployment({ alpha: target }, planResource);
    });
    afterAll(async () => {
      deployment.remove();
      await target.close();
    });
    beforeEach(() => {
      before = target.jails;
      connections = target.connections;
    });

    const synth = (jails: Wanted['jails'], dataset?: Wanted['dataset']) =>
      deployment.synth({ alpha: { jails, dataset } });

    /** Applies, and sees that nothing is left to do. */
    async function apply(): Promise<readonly string[]> {
      const run = await deployment.apply();
      expect({ ...run, uploadTroubles: target.uploadTroubles }).toMatchObject({
        status: 0,
        stderr: '',
        uploadTroubles: '',
      });
      expect(target.connections - connections).toBe(2);
      expect(deployment.planStatus()).toBe(0);
      expect(target.connections - connections).toBe(2);
      return hostLines(run);
    }

    test('begins with one apply, two connections; then there is nothing to do', async () => {
      synth({ web: {}, db: {} });
      expect(deployment.changes()).toEqual([
        'create alpha',
        'create alpha_Converge',
        'create alpha_db',
        'create alpha_web',
      ]);
      const lines = await apply();
      expect(lines.at(-1)).toBe('host alpha: jails changed: 2');
      if (planResource === PlanResource.NULL_RESOURCE) {
        expect(inAnyOrder(lines)).toEqual(
          inAnyOrder(hostLines({ stdout: PAGE.slice(0, PAGE.indexOf('## A change')) })),
        );
      }
      expect(Object.keys(target.jails)).toEqual(['db', 'web']);
    });

    test('one changed parameter of one jail is that line in the plan, and only that jail is restarted', async () => {
      synth({ web: { execStart: RESTARTS }, db: {} });
      expect(deployment.changes()).toEqual(['replace alpha_Converge', 'replace alpha_web']);
      expectGolden(`plan/change-${planResource}.txt`, deployment.planText());
      if (planResource === PlanResource.NULL_RESOURCE) {
        expect(PAGE).toContain(deployment.planText().split('\nPlan:')[0]);
      }
      await apply();
      expect(target.jails.db).toBe(before.db);
      expect(target.jails.web).not.toBe(before.web);
    });

    test('a jail is added without a touch of the others', async () => {
      synth({ web: { execStart: RESTARTS }, db: {}, cache: {} });
      expect(deployment.changes()).toEqual(['create alpha_cache', 'replace alpha_Converge']);
      await apply();
      expect(target.jails).toEqual({ ...before, cache: expect.any(Number) as number });
    });

    test('a jail that left the program is stopped, its data stays', async () => {
      synth({ web: { execStart: RESTARTS }, db: {} });
      expect(deployment.changes()).toEqual(['delete alpha_cache', 'replace alpha_Converge']);
      await apply();
      expect(target.jails).toEqual({ db: before.db, web: before.web });
      expect(target.datasets).toContain('zroot/jails/cache');
    });

    test('another name for a jail is another jail', async () => {
      synth({ web: { execStart: RESTARTS }, db: { jailName: 'postgres' } });
      expect(deployment.changes()).toEqual(['replace alpha_Converge', 'replace alpha_db']);
      await apply();
      expect(target.jails).toEqual({ postgres: expect.any(Number) as number, web: before.web });
    });

    test('a change of the host alone restarts no jail', async () => {
      synth({ web: { execStart: RESTARTS }, db: { jailName: 'postgres' } }, { compression: 'lz4' });
      expect(deployment.changes()).toEqual(['replace alpha_Converge']);
      expectGolden(`plan/host-${planResource}.txt`, deployment.planText());
      await apply();
      expect(target.jails).toEqual(before);
    });

    test('ends with nothing of ours but the data', async () => {
      const run = await deployment.destroy();
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(target.connections - connections).toBe(2);
      expect(target.jails).toEqual({});
      expect(target.host.files.exists('/etc/jail.conf')).toBe(false);
      expect(target.datasets).toContain('zroot/jails/web');
    });
  }),
);
