import { describeExample } from '../support/reviewed-example';

describeExample('fifty', [{ stack: 'fifty', host: 'farm' }], (example) => {
  const { jails, datasets, bases } = example.manifest('fifty', 'farm');

  it('has fifty jails on one base', () => {
    expect(bases).toHaveLength(1);
    expect(jails).toHaveLength(50);
    expect(new Set(jails.map(({ root }) => (root.kind === 'nullfs' ? root.base : root.kind)))).toEqual(
      new Set(['zroot/jails/14.4-RELEASE']),
    );
  });

  it('gives each a quota and limits of its own', () => {
    const quotas = datasets
      .filter(({ name }) => name.includes('/worker'))
      .map(({ properties }) => properties.quota);
    expect(quotas).toEqual(Array(50).fill(String(5 * 1024 ** 3)));
    expect(jails.map(({ limits }) => limits.map((one) => one.resource).join())).toEqual(
      Array(50).fill('maxproc,memoryuse,pcpu'),
    );
  });

  it('gives no two of them the same address, interface, unit or MAC address', () => {
    const interfaces = jails.flatMap((jail) => jail.interfaces);
    for (const key of ['ip4Address', 'hostEnd', 'jailEnd', 'unit', 'hostMac', 'jailMac'] as const) {
      expect(new Set(interfaces.map((one) => one[key])).size).toBe(50);
    }
  });
});
