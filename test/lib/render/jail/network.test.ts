import { networkStatements } from '../../../../lib/render/jail/network';
import type { JailEntry } from '../../../../lib/manifest/jail-schema';
import { jail, networkInterface } from '../../../support/manifest';

const statements = (parts: Partial<JailEntry>) =>
  networkStatements(jail({ name: 'web', ...parts })).map(({ name, values }) => [name, ...values]);

describe('the network of a jail', () => {
  it('is none unless it is asked for', () => {
    expect(statements({})).toEqual([]);
  });

  it('is a share of the addresses of the host', () => {
    expect(statements({ ip4Addresses: ['10.0.0.2', 'em0|10.0.0.3/24'], ip6Addresses: ['fd00::2'] })).toEqual([
      ['ip4.addr', '10.0.0.2', 'em0|10.0.0.3/24'],
      ['ip6.addr', 'fd00::2'],
    ]);
  });

  it('is all of them where a program inherits them', () => {
    expect(statements({ parameters: { ip4: 'inherit', ip6: 'inherit' } })).toEqual([
      ['ip4', 'inherit'],
      ['ip6', 'inherit'],
    ]);
  });

  it('is a stack of its own with interfaces', () => {
    expect(
      statements({ interfaces: [networkInterface('web'), networkInterface('web', { index: 1 })] }),
    ).toEqual([['vnet'], ['vnet.interface', 'e0b_web', 'e1b_web']]);
  });

  it('is a stack as the program names it', () => {
    expect(statements({ interfaces: [networkInterface('web')], parameters: { vnet: 'new' } })).toEqual([
      ['vnet', 'new'],
      ['vnet.interface', 'e0b_web'],
    ]);
    expect(statements({ parameters: { vnet: 'new', 'vnet.interface': ['ix0', 'ix1'] } })).toEqual([
      ['vnet', 'new'],
      ['vnet.interface', 'ix0', 'ix1'],
    ]);
  });

  it('tells where each value comes from', () => {
    const [vnet, interfaces] = networkStatements(
      jail({ name: 'web', interfaces: [networkInterface('web')], parameters: { 'vnet.interface': ['ix0'] } }),
    );
    expect(vnet?.origins).toEqual([{ path: 'production/lan', member: 'attach()' }]);
    expect(interfaces?.origins).toEqual([
      { path: 'production/lan', member: 'attach()' },
      { path: 'production/web', member: 'parameters' },
    ]);
  });
});
