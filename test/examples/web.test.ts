import { describeExample } from '../support/reviewed-example';

describeExample('web', [{ stack: 'web', host: 'alpha' }], (example) => {
  it('is the whole life of one jail', () => {
    const { jails, datasets, bases } = example.manifest('web', 'alpha');
    expect(jails).toHaveLength(1);
    expect(jails[0]).toMatchObject({
      name: 'web',
      ip4Addresses: ['em0|192.0.2.10/24'],
      packages: ['nginx'],
      services: ['nginx'],
      healthCheck: { kind: 'tcp', port: 80 },
    });
    expect([datasets.length, bases.length]).toEqual([3, 1]);
  });

  it('carries the configuration file along, as it is beside the program', () => {
    const [file] = example.manifest('web', 'alpha').jails[0]!.files;
    expect(file).toMatchObject({
      destination: '/usr/local/etc/nginx/nginx.conf',
      mode: '0644',
      owner: 'root',
    });
    expect(example.file(`stacks/web/alpha/${file!.bundled}`)).toContain('worker_processes');
  });
});
