import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeExample } from '../support/reviewed-example';

describeExample('production', [{ stack: 'production', host: 'alpha' }], (example) => {
  const { jails, datasets } = example.manifest('production', 'alpha');

  it('is what cdktf.json runs', () => {
    const { app } = JSON.parse(readFileSync(join(__dirname, '../../cdktf.json'), 'utf8')) as { app: string };
    expect(app).toBe('npx ts-node -T examples/production.ts');
  });

  it('limits every jail', () => {
    expect(jails.map(({ name, limits }) => [name, limits.map((limit) => limit.resource)])).toEqual(
      ['builder', 'db', 'git', 'proxy', 'watch'].map((name) => [name, ['maxproc', 'memoryuse']]),
    );
  });

  it('destroys nothing but what the builder leaves', () => {
    const destroyed = datasets.filter(({ removalPolicy }) => removalPolicy === 'destroy');
    expect(destroyed.map(({ name }) => name)).toEqual(['zroot/scratch', 'zroot/scratch/builder']);
  });

  it('says in jail.conf why a relaxation is accepted', () => {
    expect(example.file('stacks/production/alpha/jail.conf')).toContain(
      '  # accepted: smokeping pings; the jail is on the inner network alone\n  allow.raw_sockets;\n',
    );
  });

  it('keeps the key out of everything that is written', () => {
    expect(example.file('stacks/production/cdk.tf.json')).toContain('file(\\"~/.ssh/deploy\\")');
  });
});
