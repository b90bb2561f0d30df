import { describeExample } from '../support/reviewed-example';

describeExample('stateful', [{ stack: 'stateful', host: 'alpha' }], (example) => {
  const { jails, datasets } = example.manifest('stateful', 'alpha');
  const [db, git] = jails;

  it('keeps the data on datasets of their own, outside of what is rolled back', () => {
    const roots = jails.map(({ root }) => (root.kind === 'nullfs' ? root.dataset : ''));
    const mounted = jails.flatMap(({ mounts }) => mounts);
    expect(mounted.map(({ dataset, destination }) => [dataset, destination])).toEqual([
      ['zroot/data/mariadb', '/var/db/mysql'],
      ['zroot/data/gitea', '/var/db/gitea'],
    ]);
    expect(mounted.filter(({ dataset }) => roots.some((root) => dataset.startsWith(root)))).toEqual([]);
    expect(datasets.every(({ removalPolicy }) => removalPolicy === 'retain')).toBe(true);
  });

  it('starts the application after the database, and checks both', () => {
    expect(git?.startAfter.map((other) => other.name)).toEqual(['db']);
    expect([db?.healthCheck?.kind, git?.healthCheck?.kind]).toEqual(['tcp', 'command']);
  });

  it('fills in its templates', () => {
    const folder = 'stacks/stateful/alpha/files';
    expect(example.file(`${folder}/db/usr/local/etc/mysql/conf.d/jail.cnf`)).toContain(
      'bind-address            = 10.20.0.10\n',
    );
    const ini = example.file(`${folder}/git/usr/local/etc/gitea/conf/app.ini`);
    expect(ini).toContain('HOST    = 10.20.0.10:3306\n');
    expect(ini).not.toContain('{{');
  });
});
