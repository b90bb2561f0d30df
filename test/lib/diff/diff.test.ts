import { diff, type HostSide } from '../../../lib/diff';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { dataset, file, jail, limit, manifest, mount, nullfsRoot } from '../../support/manifest';
import { synthesized, written } from './side';

const host = (...jails: JailEntry[]): HostSide => synthesized(manifest({ jails }));
const one = (old: HostSide, now: HostSide) => diff([old], [now]).hosts[0]!;

describe('diff of synth outputs', () => {
  it('of the same is the same', () => {
    const full = () => host(jail({ name: 'web', limits: [limit()] }));
    expect(diff([full()], [full()])).toMatchObject({
      same: true,
      hosts: [{ change: 'same', unchangedJails: 1 }],
    });
  });

  it('names jails that came, went and changed, and counts the others', () => {
    const { jails, unchangedJails } = one(
      host(jail({ name: 'a' }), jail({ name: 'b', packages: ['x'] }), jail({ name: 'c' })),
      host(
        jail({ name: 'a', hostname: 'other' }),
        jail({ name: 'c' }),
        jail({ name: 'd', ip4Addresses: ['10.0.0.9'] }),
      ),
    );
    expect(jails.map(({ name, change, effect }) => [name, change, effect])).toEqual([
      ['a', 'changed', 'live'],
      ['b', 'removed', 'remove'],
      ['d', 'added', 'create'],
    ]);
    expect(unchangedJails).toBe(1);
  });

  it('makes the hardest change the effect on the jail', () => {
    const { jails } = one(
      host(jail({ name: 'a' })),
      host(jail({ name: 'a', packages: ['nginx'], hooks: { poststart: ['/bin/true'] } })),
    );
    expect(jails[0]).toMatchObject({
      effect: 'restart',
      changes: [
        { kind: 'hook', name: 'exec.poststart', effect: 'restart' },
        { kind: 'package', name: 'nginx', effect: 'live' },
      ],
    });
  });

  it('shows the lines of the block', () => {
    const { jails } = one(host(jail({ name: 'a' })), host(jail({ name: 'a', hostname: 'b' })));
    expect(jails[0]?.text).toEqual(
      expect.arrayContaining(['-  host.hostname = a;', '+  host.hostname = b;']),
    );
  });

  it('shows the lines of a file whose content changed', () => {
    const web = (sha256: string) =>
      manifest({ jails: [jail({ name: 'web', files: [file({ destination: '/etc/motd', sha256 })] })] });
    const { bundled } = file({ destination: '/etc/motd' });
    const { jails } = one(
      synthesized(web('0'.repeat(64)), { [bundled]: 'hello\n' }),
      synthesized(web('1'.repeat(64)), { [bundled]: 'goodbye\n' }),
    );
    expect(jails[0]?.files).toEqual([
      { destination: '/etc/motd', text: ['@@ -1,1 +1,1 @@', '-hello', '+goodbye'] },
    ]);
  });

  it('says of a content that only Terraform knows where it comes from', () => {
    const place = { destination: '/etc/key', mode: '0600', owner: 'root', group: 'wheel' };
    const entry = { name: 'web/files/etc/key', member: 'files[0].secret', kind: 'file' as const, ...place };
    const web = (secrets: string[]) => host(jail({ name: 'web', lateBound: [{ ...entry, secrets }] }));
    expect(one(web(['TF_VAR_a']), web(['TF_VAR_a', 'key.txt'])).jails).toMatchObject([
      { effect: 'live', changes: [{ kind: 'file', name: '/etc/key' }], files: [] },
    ]);
    const change = one(web(['TF_VAR_a']), web(['TF_VAR_a', 'key.txt'])).jails[0]?.changes[0];
    expect(JSON.stringify(change)).toContain('from Terraform, with secrets of TF_VAR_a, key.txt');
  });

  it('tells a renamed jail from one that went and one that came', () => {
    const root = { kind: 'directory', path: '/jails/web' } as const;
    expect(one(host(jail({ name: 'web', root })), host(jail({ name: 'www', root }))).jails).toMatchObject([
      {
        name: 'www',
        change: 'renamed',
        formerName: 'web',
        formerNameReason: 'same root /jails/web',
        effect: 'recreate',
        changes: [{ kind: 'parameter', name: 'host.hostname' }],
      },
    ]);
  });

  it('names the jails that start after the changed one', () => {
    const after = jail({ name: 'app', startAfter: [{ path: 'production/db', name: 'db' }] });
    const { jails } = one(
      host(jail({ name: 'db' }), after),
      host(jail({ name: 'db', hooks: { start: ['x'] } }), after),
    );
    expect(jails[0]?.dependents).toEqual(['app']);
  });

  it('says when only the text differs, because another version of the library made it', () => {
    const now = host(jail({ name: 'web', hooks: { start: ['/bin/sh /etc/rc'] } }));
    const old: HostSide = {
      ...now,
      conf: {
        ...now.conf,
        jails: now.conf.jails.map((conf) => ({
          ...conf,
          parameters: [...conf.parameters, { name: 'exec.release', values: ['/bin/true'] }],
        })),
        blocks: new Map([['web', 'web { exec.release = /bin/true; }\n']]),
      },
    };
    expect(one(old, now).jails[0]).toMatchObject({
      effect: 'none',
      changes: [{ kind: 'generated', name: 'exec.release', change: 'removed' }],
    });
  });
});

describe('diff of the data', () => {
  const web = (name: string, removalPolicy: 'retain' | 'destroy') =>
    synthesized(
      manifest({
        datasets: [dataset({ name: `zroot/jails/${name}`, removalPolicy })],
        jails: [jail({ name, root: nullfsRoot(name) })],
      }),
    );
  const empty = () => synthesized(manifest());

  it('names what is destroyed, at the jail and for the whole', () => {
    const result = diff([web('web', 'destroy')], [empty()]);
    expect(result.destroys).toEqual(['zroot/jails/web']);
    expect(result.hosts[0]?.jails[0]?.data).toEqual([
      {
        subject: 'zroot/jails/web',
        fate: 'destroyed',
        text: 'destroyed with all in it (removal policy destroy)',
      },
    ]);
  });

  it('names what is kept', () => {
    const result = diff([web('web', 'retain')], [empty()]);
    expect(result.destroys).toEqual([]);
    expect(result.hosts[0]?.jails[0]?.data).toEqual([
      { subject: 'zroot/jails/web', fate: 'kept', text: 'kept with all in it (removal policy retain)' },
    ]);
  });

  it('names what is made', () => {
    expect(one(empty(), web('web', 'retain')).jails[0]?.data).toEqual([
      { subject: 'zroot/jails/web', fate: 'created', text: 'created' },
    ]);
  });

  it('keeps the directory of a root that is none of ours', () => {
    expect(one(host(jail({ name: 'web' })), host()).jails[0]?.data).toEqual([
      { subject: '/jails/web', fate: 'kept', text: 'the directory stays with all in it' },
    ]);
  });

  it('tells a dataset that a jail does not mount any more from one that is gone', () => {
    const datasets = [dataset({ name: 'zroot/data', removalPolicy: 'destroy' })];
    const mounts = [mount({ dataset: 'zroot/data', destination: '/data' })];
    const { jails } = one(
      synthesized(manifest({ datasets, jails: [jail({ name: 'web', mounts })] })),
      synthesized(manifest({ datasets, jails: [jail({ name: 'web' })] })),
    );
    expect(jails[0]?.data).toEqual([
      { subject: 'zroot/data', fate: 'kept', text: 'stays, and this jail has it no more' },
    ]);
  });
});

describe('diff of several hosts', () => {
  const named = (name: string, ...jails: JailEntry[]) => synthesized(manifest({ host: { name }, jails }));

  it('pairs hosts by name', () => {
    const result = diff([named('a'), named('b')], [named('b'), named('c')]);
    expect(result.hosts.map(({ name, change }) => [name, change])).toEqual([
      ['a', 'removed'],
      ['b', 'same'],
      ['c', 'added'],
    ]);
  });

  it('compares two single hosts whatever they are called', () => {
    expect(diff([named('a')], [named('b')]).hosts).toMatchObject([{ name: 'b', formerName: 'a' }]);
  });

  it('says where a jail moved', () => {
    const web = jail({ name: 'web' });
    const { hosts } = diff([named('a', web), named('b')], [named('a'), named('b', web)]);
    expect(hosts[0]?.jails[0]).toMatchObject({ change: 'removed', movedTo: 'b' });
    expect(hosts[1]?.jails[0]).toMatchObject({ change: 'added', movedFrom: 'a' });
  });

  it('refuses a jail.conf beside several hosts', () => {
    expect(() => diff([written('a { persist; }')], [named('a'), named('b')])).toThrow(
      'a jail.conf stands for one host and is compared with a, b, name the folder of one host',
    );
  });
});

describe('diff of jail.confs', () => {
  it('compares what jail(8) makes of them, not how they are written', () => {
    const old = written(
      '$root = "/jails"; exec.clean; web { path = "$root/web"; allow.noraw_sockets; vnet; }',
    );
    const now = written(
      'web { vnet = new; exec.clean = true; allow.raw_sockets = false; path = /jails/web; }',
    );
    const { change, jails, text } = one(old, now);
    expect(jails.flatMap((differing) => differing.changes)).toEqual([]);
    // The words differ all the same.
    expect(change).toBe('changed');
    expect(text.length).toBeGreaterThan(0);
  });

  it('names parameters with their effect', () => {
    const { jails } = one(
      written('web { path = /jails/web; securelevel = 1; exec.start = "/bin/a"; }'),
      written('web { path = /jails/web; securelevel = 2; exec.start = "/bin/a"; exec.start += "/bin/b"; }'),
    );
    expect(jails).toMatchObject([
      {
        name: 'web',
        effect: 'restart',
        changes: [
          { kind: 'parameter', name: 'securelevel', fields: [{ old: '1', new: '2' }], effect: 'live' },
          {
            kind: 'hook',
            name: 'exec.start',
            fields: [{ old: ['/bin/a'], new: ['/bin/a', '/bin/b'] }],
            effect: 'restart',
          },
        ],
      },
    ]);
  });

  it('calls another path another root', () => {
    expect(one(written('a { path = /x; }'), written('a { path = /y; }')).jails).toMatchObject([
      { effect: 'recreate', data: [{ subject: '/x', fate: 'kept' }] },
    ]);
  });

  it('compares a synth output with a hand-written file by their parameters', () => {
    const now = host(jail({ name: 'web', hostname: 'www' }));
    const old = written([...now.conf.blocks.values()].join('').replace('www', 'web'));
    expect(one(old, now).jails).toMatchObject([
      { change: 'changed', effect: 'live', changes: [{ kind: 'parameter', name: 'host.hostname' }] },
    ]);
  });
});
