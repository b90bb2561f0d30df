import { renderHostState } from '../../../lib/render/desired-state';
import type { DatasetEntry } from '../../../lib/manifest/dataset-schema';
import { dataset, manifest } from '../../support/manifest';
import { factRows, rows, run, SHELLS, type RunResult } from './shell';

const OWNER = 'org.cdktf-jails:owner';
const REMOVAL = 'org.cdktf-jails:removal';
const BASE = 'org.cdktf-jails:base';

/** What `zfs get` says of a dataset of ours that needs nothing; what the test is about on top, as [value, source]. */
function is(name: string, parts: Readonly<Record<string, readonly [string, string]>> = {}): string {
  const properties = {
    type: ['filesystem', '-'],
    mountpoint: [`/${name.split('/').slice(1).join('/')}`, 'local'],
    mounted: ['yes', '-'],
    canmount: ['on', 'default'],
    origin: ['-', '-'],
    [OWNER]: ['alpha', 'local'],
    [REMOVAL]: ['retain', 'local'],
    ...parts,
  };
  return rows(...Object.entries(properties).map(([property, pair]) => [name, property, ...pair]));
}

/** A pool that somebody else made. */
const POOL = is('zroot', { [OWNER]: ['-', '-'], [REMOVAL]: ['-', '-'] });

interface World {
  readonly shall?: readonly DatasetEntry[];
  readonly was?: readonly DatasetEntry[];
  readonly zfs?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function plan(shell: readonly string[], { shall = [], was = [], zfs = '', files = {} }: World): RunResult {
  const facts = (datasets: readonly DatasetEntry[]) =>
    factRows(renderHostState(manifest({ datasets: [...datasets] })));
  const result = run(shell, 'make_tables; plan_datasets', {
    files: {
      desired: facts(shall),
      'zfs.state': POOL + zfs,
      'files.stat': '',
      'mounts.state': '',
      jls: '',
      ...(was.length > 0 ? { 'state/applied': facts(was) } : {}),
      ...files,
    },
  });
  expect(result.stderr).toBe('');
  return result;
}

/** The actions of a phase, without kind, name and class. */
function actions({ file }: RunResult, phase: string): string[] {
  return (file(`plan.${phase}`) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t').slice(3).join(' | '));
}

describe.each(SHELLS)('plan_datasets under %s', (_, shell) => {
  const jails = dataset({ name: 'zroot/jails' });

  it('finds nothing to do where nothing differs', () => {
    const result = plan(shell, { shall: [jails], was: [jails], zfs: is('zroot/jails') });
    expect(
      ['errors', 'notes', 'datasets', 'clones', 'anew', 'unwanted'].map((name) =>
        result.file(`plan.${name}`),
      ),
    ).toEqual(Array(6).fill(undefined));
  });

  it('creates with its mark, its policy and its properties in one call, parents first', () => {
    const web = dataset({
      name: 'zroot/jails/web',
      mountpointInherited: true,
      removalPolicy: 'destroy',
      directoryMode: '0700',
      properties: { compression: 'lz4', quota: '1024' },
    });
    expect(actions(plan(shell, { shall: [jails, web] }), 'datasets')).toEqual([
      `+ dataset zroot/jails, mounted at /jails | create_dataset | zroot/jails | ${OWNER}=alpha | ${REMOVAL}=retain | mountpoint=/jails`,
      `+ dataset zroot/jails/web, mounted at /jails/web, compression lz4, quota 1024 | create_dataset | zroot/jails/web | ${OWNER}=alpha | ${REMOVAL}=destroy | compression=lz4 | quota=1024`,
      '- | set_directory_mode | /jails/web | 0700',
    ]);
  });

  it('clones once the bases are there', () => {
    const web = dataset({
      name: 'zroot/jails/web',
      mountpointInherited: true,
      clonedFrom: 'zroot/bases/14.4',
    });
    const result = plan(shell, { shall: [jails, web], zfs: is('zroot/jails') });
    expect(actions(result, 'datasets')).toEqual([]);
    expect(actions(result, 'clones')).toEqual([
      `+ dataset zroot/jails/web, a clone of zroot/bases/14.4, mounted at /jails/web | clone_dataset | zroot/jails/web | zroot/bases/14.4 | ${OWNER}=alpha | ${REMOVAL}=retain`,
    ]);
  });

  it('clones anew what is a clone of something else', () => {
    const web = dataset({
      name: 'zroot/jails/web',
      mountpointInherited: true,
      clonedFrom: 'zroot/bases/15.1',
    });
    const zfs =
      is('zroot/jails') +
      is('zroot/jails/web', {
        mountpoint: ['/jails/web', 'inherited from zroot/jails'],
        origin: ['zroot/bases/14.4@cdktf-jails-base', '-'],
      });
    const result = plan(shell, { shall: [jails, web], zfs });
    expect(result.file('replaced')).toBe('zroot/jails/web\n');
    expect(actions(result, 'anew')).toHaveLength(1);
    expect(actions(result, 'datasets')).toEqual([]);
  });

  it('sets what differs, and knows a size in each of its spellings', () => {
    const wanted = dataset({
      name: 'zroot/jails',
      properties: { compression: 'zstd', quota: '1G', recordsize: '131072', refquota: 'none' },
    });
    const zfs = is('zroot/jails', {
      compression: ['lz4', 'local'],
      quota: ['1073741824', 'local'],
      recordsize: ['131072', 'default'],
      refquota: ['0', 'local'],
    });
    expect(actions(plan(shell, { shall: [wanted], zfs }), 'datasets')).toEqual([
      '~ dataset zroot/jails: compression lz4 -> zstd | set_property | zroot/jails | compression=zstd',
      '~ dataset zroot/jails: recordsize 131072 -> 131072 | set_property | zroot/jails | recordsize=131072',
    ]);
  });

  it('gives back what left the program, and leaves alone what it never set', () => {
    const before = dataset({
      name: 'zroot/jails',
      properties: { compression: 'zstd', quota: '1024', atime: 'off' },
    });
    const zfs = is('zroot/jails', {
      compression: ['zstd', 'local'],
      quota: ['1024', 'local'],
      atime: ['off', 'inherited from zroot'],
      setuid: ['off', 'local'],
    });
    expect(actions(plan(shell, { shall: [jails], was: [before], zfs }), 'datasets')).toEqual([
      '~ dataset zroot/jails: compression inherited | inherit_property | zroot/jails | compression',
      '~ dataset zroot/jails: quota -> none | set_property | zroot/jails | quota=none',
    ]);
  });

  it('moves, mounts and closes a directory', () => {
    const moved = dataset({ name: 'zroot/jails', mountpoint: '/srv/jails', directoryMode: '0700' });
    const zfs = is('zroot/jails', { mounted: ['no', '-'] });
    expect(actions(plan(shell, { shall: [moved], zfs }), 'datasets')).toEqual([
      '~ dataset zroot/jails: mountpoint /jails -> /srv/jails | set_property | zroot/jails | mountpoint=/srv/jails',
      '~ dataset zroot/jails: mount at /srv/jails | mount_dataset | zroot/jails',
    ]);
    const open = dataset({ name: 'zroot/jails', directoryMode: '0700' });
    const stat = { 'files.stat': '0755 /jails\n' };
    expect(actions(plan(shell, { shall: [open], zfs: is('zroot/jails'), files: stat }), 'datasets')).toEqual([
      '~ dataset zroot/jails: mode of /jails 0755 -> 0700 | set_directory_mode | /jails | 0700',
    ]);
  });

  describe('refuses', () => {
    const refusal = (world: World) => plan(shell, world).file('plan.errors');

    it('a pool that is not there, once', () => {
      const shall = [dataset({ name: 'tank/a' }), dataset({ name: 'tank/b' })];
      expect(refusal({ shall })).toBe('pool tank does not exist or is not imported (zpool list)\n');
    });

    it('a parent that nobody declares', () => {
      expect(refusal({ shall: [dataset({ name: 'zroot/a/b' })] })).toBe(
        'dataset zroot/a/b: its parent does not exist; declare it, or: zfs create -p zroot/a\n',
      );
    });

    it('what exists and is not ours, also when it inherits our mark', () => {
      const foreign = `dataset zroot/jails exists and is not ours; to hand it over: zfs set ${OWNER}=alpha zroot/jails\n`;
      expect(refusal({ shall: [jails], zfs: is('zroot/jails', { [OWNER]: ['-', '-'] }) })).toBe(foreign);
      expect(
        refusal({ shall: [jails], zfs: is('zroot/jails', { [OWNER]: ['alpha', 'inherited from zroot'] }) }),
      ).toBe(foreign);
      expect(refusal({ shall: [jails], zfs: is('zroot/jails', { [OWNER]: ['beta', 'local'] }) })).toBe(
        'dataset zroot/jails belongs to host beta\n',
      );
      expect(refusal({ shall: [jails], zfs: is('zroot/jails', { type: ['volume', '-'] }) })).toBe(
        'dataset zroot/jails exists and is a volume\n',
      );
    });

    it('what is fixed when a dataset is created', () => {
      const wanted = dataset({ name: 'zroot/jails', properties: { casesensitivity: 'insensitive' } });
      const zfs = is('zroot/jails', { casesensitivity: ['sensitive', '-'] });
      expect(refusal({ shall: [wanted], zfs })).toBe(
        'dataset zroot/jails: casesensitivity is sensitive and cannot become insensitive: it is fixed when a dataset is created\n',
      );
    });
  });

  describe('of what left the program', () => {
    const gone = (parts: Parameters<typeof is>[1]) => ({
      [REMOVAL]: ['destroy', 'local'] as const,
      ...parts,
    });

    it('keeps by policy, and says so', () => {
      const result = plan(shell, { zfs: is('zroot/old') });
      expect(actions(result, 'unwanted')).toEqual([]);
      expect(result.file('plan.notes')).toBe(
        'dataset zroot/old is no longer declared and is kept; to be rid of it: zfs destroy -r zroot/old\n',
      );
    });

    it('destroys by policy: children before parents, and bases after their clones', () => {
      const zfs =
        is('zroot/jails', gone({})) +
        is('zroot/jails/14.4', gone({ [BASE]: ['aa', 'local'] })) +
        is('zroot/jails/web', gone({ origin: ['zroot/jails/14.4@cdktf-jails-base', '-'] })) +
        is('zroot/jails/web/data', gone({}));
      expect(actions(plan(shell, { zfs }), 'unwanted').map((line) => line.split(' | ')[2])).toEqual([
        'zroot/jails/web/data',
        'zroot/jails/web',
        'zroot/jails/14.4',
        'zroot/jails',
      ]);
    });

    it('keeps what something that is kept is a clone of, and what that one lies in', () => {
      const gone = { [REMOVAL]: ['destroy', 'local'] } as const;
      const zfs =
        is('zroot/bases', gone) +
        is('zroot/bases/14.4', { ...gone, [BASE]: ['sum', 'local'] }) +
        is('zroot/bases/15.0', { ...gone, [BASE]: ['sum', 'local'] }) +
        is('zroot/db', { ...gone, origin: ['zroot/bases/15.0@cdktf-jails-base', '-'] }) +
        is('zroot/web', { origin: ['zroot/bases/14.4@cdktf-jails-base', '-'] });
      const result = plan(shell, { zfs });
      expect(actions(result, 'unwanted')).toEqual([
        '- dataset zroot/db, with all it holds | destroy_dataset | zroot/db',
        '- dataset zroot/bases/15.0, with all it holds | destroy_dataset | zroot/bases/15.0',
      ]);
      expect(result.file('plan.notes')).toBe(
        [
          'dataset zroot/web is no longer declared and is kept; to be rid of it: zfs destroy -r zroot/web',
          'dataset zroot/bases/14.4 is no longer declared, but is kept: zroot/web is a clone of it',
          'dataset zroot/bases is no longer declared, but holds one that is kept',
          '',
        ].join('\n'),
      );
    });

    it('keeps what holds something that is kept', () => {
      const zfs = is('zroot/jails', gone({})) + is('zroot/jails/data') + is('zroot/jails/web', gone({}));
      const result = plan(shell, { zfs });
      expect(actions(result, 'unwanted').map((line) => line.split(' | ')[2])).toEqual(['zroot/jails/web']);
      expect(result.file('plan.notes')).toContain(
        'dataset zroot/jails is no longer declared, but holds one that is kept\n',
      );
    });

    it('touches nothing that is not ours, even when it inherits both marks', () => {
      const inherited = {
        [OWNER]: ['alpha', 'inherited from zroot'],
        [REMOVAL]: ['destroy', 'inherited from zroot'],
      } as const;
      const result = plan(shell, {
        zfs: is('zroot/foreign', inherited) + is('zroot/other', gone({ [OWNER]: ['beta', 'local'] })),
      });
      expect([result.file('plan.unwanted'), result.file('plan.notes')]).toEqual([undefined, undefined]);
    });
  });
});
