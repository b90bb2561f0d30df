import { describeExample } from '../support/reviewed-example';

describeExample('vnet', [{ stack: 'vnet', host: 'alpha' }], (example) => {
  const { jails, bridges } = example.manifest('vnet', 'alpha');
  const interfacesOf = (name: string) => jails.find((jail) => jail.name === name)?.interfaces ?? [];

  it('has a private bridge, an isolated one, and one with an uplink that is named', () => {
    expect(bridges.map(({ name, isolated, uplink }) => [name, isolated, uplink])).toEqual([
      ['guests', true, undefined],
      ['inside', false, undefined],
      ['outside', false, 'igb1'],
    ]);
  });

  it('gives jails both families and a default route for each', () => {
    expect(interfacesOf('app')).toEqual([
      expect.objectContaining({
        ip4Address: '10.10.0.10/24',
        ip6Address: 'fd00:10::10/64',
        defaultRoute4: '10.10.0.1',
        defaultRoute6: 'fd00:10::1',
      }),
    ]);
  });

  it('keeps the guest from its neighbours', () => {
    expect(interfacesOf('guest').map((one) => one.isolated)).toEqual([true]);
    expect(example.file('stacks/vnet/alpha/jail.conf')).toContain(
      '"/sbin/ifconfig guests private e0a_guest"',
    );
  });

  it('routes what stands in two networks through one of them', () => {
    expect(
      interfacesOf('edge').map(({ bridge, defaultRoute4, defaultRoute6 }) => [
        bridge,
        defaultRoute4,
        defaultRoute6,
      ]),
    ).toEqual([
      ['inside', undefined, undefined],
      ['outside', '192.0.2.1', '2001:db8:1::1'],
    ]);
  });
});
