import { base, dataset } from '../../support/manifest';
import type { HostManifest } from '../../../lib/manifest/schema';
import { itOnEachZfs } from '../each-zfs';
import { BASE, hostOf, thick } from './example';
import { ARCHIVE, archiveSum, ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

const NEW = 'zroot/bases/new';
const ROOT = 'zroot/jails/db';

let host: ProvisionedHost;

/** A jail cloned from a base, or none; these datasets may go when they leave the program. */
function program(from: string | undefined, destroyed: readonly string[]): HostManifest {
  const jails =
    from === undefined
      ? []
      : [thick('db', { root: { kind: 'clone', path: '/jails/db', base: from, dataset: ROOT } })];
  const names = ['zroot/bases', 'zroot/jails', ...(from === undefined ? [] : [from, ROOT])];
  return hostOf(jails, {
    datasets: names.map((name) =>
      dataset({
        name,
        mountpointInherited: name !== 'zroot/bases' && name !== 'zroot/jails',
        removalPolicy: destroyed.includes(name) ? 'destroy' : 'retain',
        ...(name === ROOT ? { clonedFrom: from } : {}),
      }),
    ),
    bases:
      from === undefined
        ? []
        : [
            base({
              dataset: from,
              mountpoint: `/${from.slice(6)}`,
              sources: [ARCHIVE],
              sha256: archiveSum('14.4'),
            }),
          ],
    bridges: [],
  });
}

async function given(manifest: HostManifest): Promise<string> {
  host.give(manifest);
  const { stdout } = await host.apply();
  expect((await host.plan()).exit).toBe(0);
  return stdout;
}

const names = () => host.ask('zfs list -H -o name -r zroot/bases zroot/jails');

beforeEach(async () => (host = await ProvisionedHost.create()));
afterEach(() => host.close());

describe('what may be destroyed', () => {
  itOnEachZfs('stays while a root that is kept is a clone of it', async () => {
    await given(program(BASE, [BASE]));
    const said = await given(program(undefined, []));
    expect(said).not.toContain('- dataset');
    expect((await host.plan()).stdout).toContain(
      `note: dataset ${BASE} is no longer declared, but is kept: ${ROOT} is a clone of it\n`,
    );
    await host.host.sh(`zfs destroy -r ${ROOT}`);
    expect(await given(program(undefined, []))).toContain(`- dataset ${BASE}, with all it holds\n`);
  });

  it('goes in the run that clones the root of another base, when the old root goes, too', async () => {
    await given(program(BASE, [BASE, ROOT]));
    expect(await given(program(NEW, [NEW, ROOT]))).toContain(`- dataset ${BASE}, with all it holds\n`);
    expect(await names()).toBe(`zroot/bases\n${NEW}\nzroot/jails\n${ROOT}\n`);
  });

  itOnEachZfs('goes although send holds snapshots of it', async () => {
    await given(program(BASE, [ROOT]));
    await host.host.sh('zfs create zroot/backup');
    expect((await host.run(['send', 'db', '--into', 'zroot/backup'])).exit).toBe(0);
    expect(await given(program(undefined, []))).toContain(`- dataset ${ROOT}, with all it holds\n`);
    expect(await host.ask('zfs list -H -o name -r zroot/backup')).toContain('zroot/backup/jails/db\n');
  });

  it('goes with the copies that were made of it', async () => {
    await given(program(BASE, [BASE, ROOT]));
    await host.run(['clone', 'db', 'trial']);
    expect((await host.run(['destroy'])).exit).toBe(0);
    expect(await names()).toBe('zroot/bases\nzroot/jails\n');
  });
});

describe('an old root', () => {
  it('that a copy still needs does not stand in the way of the next one', async () => {
    await given(program(BASE, [ROOT]));
    await host.run(['clone', 'db', 'trial']);
    const said = await given(program(NEW, [ROOT]));
    const kept = /the old root is kept as (\S+)/.exec(said)?.[1] ?? '';
    await given(program(BASE, [ROOT]));
    expect(await host.ask(`zfs get -H -o value origin ${ROOT} ${kept}`)).toBe(
      `${BASE}@cdktf-jails-base\n${BASE}@cdktf-jails-base\n`,
    );
    await host.run(['destroy', '--only', 'trial']);
    expect(await given(program(BASE, [ROOT]))).toContain(`- dataset ${kept}, with all it holds\n`);
  });

  it('that a cut has left aside is kept or goes by its policy when the jail leaves the program', async () => {
    for (const destroyed of [[], [ROOT]]) {
      await given(program(BASE, destroyed));
      await host.host.sh('echo precious >/jails/db/root/file');
      host.give(program(NEW, destroyed));
      const cut = await host.run(['apply'], {
        killWhen: (argv) => argv[0] === 'jail' && argv.includes('-c'),
      });
      expect([cut.killed, await names()]).toEqual([true, expect.stringContaining('.cdktf-jails-old\n')]);
      const said = await given(program(undefined, []));
      const kept = /the old root is kept as (\S+)/.exec(said)?.[1];
      expect(await names()).not.toContain('.cdktf-jails-old');
      expect(kept === undefined).toBe(destroyed.length > 0);
      if (kept === undefined) continue;
      expect(
        await host.ask(`zfs set canmount=on ${kept}; zfs mount ${kept}; cat /${kept.slice(6)}/root/file`),
      ).toBe('precious\n');
      await host.host.sh(`zfs destroy -r ${kept}; zfs destroy -r ${ROOT}`);
    }
  });
});
