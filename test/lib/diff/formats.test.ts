import { createColors } from 'picocolors';
import { diff, diffMarkdown, printDiff } from '../../../lib/diff';
import { base, dataset, jail, manifest, networkInterface, nullfsRoot } from '../../support/manifest';
import { synthesized } from './side';

const root = { kind: 'directory', path: '/jails/db' } as const;

const before = manifest({
  datasets: [
    dataset({ name: 'zroot/jails', properties: { quota: '1073741824' } }),
    dataset({ name: 'zroot/jails/old', removalPolicy: 'destroy' }),
  ],
  bases: [base()],
  jails: [
    jail({ name: 'db', root, parameters: { securelevel: 2 } }),
    jail({ name: 'old', root: nullfsRoot('old'), packages: ['nginx'] }),
    jail({
      name: 'web',
      interfaces: [networkInterface('web', { ip4Address: '10.0.0.2/24' })],
      hooks: { poststart: ['/bin/a', '/bin/b'] },
      startAfter: [{ path: 'production/db', name: 'db' }],
      packages: ['nginx'],
    }),
    jail({ name: 'zz' }),
  ],
});

const after = manifest({
  datasets: [dataset({ name: 'zroot/jails', properties: { quota: '2147483648' } })],
  bases: [base()],
  jails: [
    jail({ name: 'data', root, parameters: { securelevel: 2 } }),
    jail({
      name: 'web',
      parameters: { 'allow.raw_sockets': true },
      interfaces: [networkInterface('web', { ip4Address: '10.0.0.3/24' })],
      hooks: { poststart: ['/bin/b', '/bin/c'] },
      startAfter: [{ path: 'production/data', name: 'data' }],
    }),
    jail({ name: 'zz' }),
  ],
});

const changes = () => diff([synthesized(before)], [synthesized(after)]);
const plain = createColors(false);

describe('printDiff', () => {
  it('tells a person what changes and how hard it hits', () => {
    expect(printDiff(changes(), plain, { text: false })).toBe(`~ host alpha
    jails: 1 removed, 1 renamed, 1 changed (1 restart), 1 unchanged
  ~ live       dataset zroot/jails
               quota: 1G → 2G
  - live       dataset zroot/jails/old
               ! destroyed with all in it

~ jail data: recreate
    was db (same root /jails/db): a new name is a new jail, db is removed
    start after it: web
  ~ live       parameter host.hostname: db → data

- jail old: remove
    ! zroot/jails/old: destroyed with all in it (removal policy destroy)
  - remove     package nginx

~ jail web: restart
  + live       parameter allow.raw_sockets: true
               ! weakens isolation: the jail may craft packets and probe networks
  ~ restart    interface lan
               ip4Address: 10.0.0.2/24 → 10.0.0.3/24
  ~ restart    hook exec.poststart
               - /bin/a
               + /bin/c
  + no effect  dependency data
               counts at the next start
  - no effect  dependency db
               counts at the next start
  - live       package nginx
               stays installed
`);
  });

  it('puts the lines below each jail', () => {
    expect(printDiff(changes(), plain, { text: true })).toContain(`
    jail.conf
    @@ -8,12 +8,13 @@

       persist;
       enforce_statfs = 2;
    +  allow.raw_sockets;
       allow.noset_hostname;
`);
  });

  it('tells a line that was added to a hook from one that was there', () => {
    const web = (...start: string[]) =>
      synthesized(manifest({ jails: [jail({ name: 'web', hooks: { start } })] }));
    expect(printDiff(diff([web('a')], [web('a', 'b')]), plain, { text: false })).toContain(
      '  ~ restart    hook exec.start\n               + b\n',
    );
  });

  it('colours what it is told to', () => {
    expect(printDiff(changes(), createColors(true), { text: false })).toContain('\u001b[32m+');
  });

  it('never lets a value speak to the terminal', () => {
    const evil = manifest({ jails: [jail({ name: 'web', hostname: '\u001b[2Jx\n- jail db: remove' })] });
    const text = printDiff(
      diff([synthesized(manifest({ jails: [jail({ name: 'web' })] }))], [synthesized(evil)]),
      plain,
      {
        text: false,
      },
    );
    expect(text).toContain('parameter host.hostname: web → \\u001b[2Jx\\u000a- jail db: remove');
  });
});

describe('diffMarkdown', () => {
  it('is a comment for a pull request', () => {
    const text = diffMarkdown(changes());
    expect(text.split('\n').slice(0, 14)).toEqual([
      '### host `alpha`',
      '',
      '- jails: 1 removed, 1 renamed, 1 changed (1 restart), 1 unchanged',
      '- live: changed dataset `zroot/jails`',
      '  - quota: `1G` → `2G`',
      '- live: removed dataset `zroot/jails/old`',
      '  - **destroyed with all in it**',
      '',
      '| jail | effect | what changes |',
      '|---|---|---|',
      '| `data` | **recreate** | parameter host.hostname |',
      '| `old` | **remove** | removed |',
      '| `web` | **restart** | parameter allow.raw\\_sockets, interface lan, hook exec.poststart, dependency data, dependency db, package nginx |',
      '',
    ]);
    expect(text).toContain('<details><summary>jail.conf</summary>\n\n```diff\n@@ -8,12 +8,13 @@\n');
  });

  it('of no change says so', () => {
    expect(diffMarkdown(diff([synthesized(after)], [synthesized(after)]))).toBe('No jail changes.\n');
  });

  it('keeps values inside of their code spans and fences', () => {
    const hostname = 'a`b``<b>|@all';
    const [old, now] = [
      manifest({ jails: [jail({ name: 'web' })] }),
      manifest({ jails: [jail({ name: 'web', hostname })] }),
    ];
    const text = diffMarkdown(diff([synthesized(old)], [synthesized(now)]));
    expect(text).toContain('`web` → ```a`b``<b>|@all```');
  });

  it('fences lines with more backquotes than they hold', () => {
    const [old, now] = [
      manifest({ jails: [jail({ name: 'web' })] }),
      manifest({ jails: [jail({ name: 'web', hooks: { start: ['echo ````'] } })] }),
    ];
    expect(diffMarkdown(diff([synthesized(old)], [synthesized(now)]))).toContain('\n`````diff\n');
  });

  it('says how much changes, however much it is', () => {
    const name = 'x'.repeat(100);
    const jails = Array.from({ length: 600 }, (_, index) => jail({ name: `${name}${index}` }));
    const text = diffMarkdown(diff([synthesized(manifest())], [synthesized(manifest({ jails }))]));
    expect(text).toContain('- jails: 600 added\n');
    expect(text).toContain(`| \`${name}0\` | new | added |\n`);
    expect(text).toMatch(/\n\| … \| \| \d+ more \|\n/);
    expect(text.length).toBeLessThanOrEqual(65_000);
  });

  it.each([0, 10, 150, 168, 169, 300, 1500])('of %i new jails is short enough to be posted', (count) => {
    const jails = Array.from({ length: count }, (_, index) => jail({ name: `jail${index}` }));
    const text = diffMarkdown(diff([synthesized(manifest())], [synthesized(manifest({ jails }))]));
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text.includes('The rest is left out')).toBe(count > text.split('<details>').length - 1);
  });
});
