import type { JailEntry } from '../../manifest/jail-schema';
import { listStatement, type Statement } from '../statement';
import { parameterStatements } from './parameter-statement';

const VNET_INTERFACE = 'vnet.interface';
const PARAMETERS = ['vnet', 'interface', 'ip4', 'ip6', 'ip4.saddrsel', 'ip6.saddrsel', 'ip_hostname'];

/** Parameters that are written among the network's; the rest of the block leaves them alone. */
export const NETWORK_PARAMETERS: ReadonlySet<string> = new Set([...PARAMETERS, VNET_INTERFACE]);

/**
 * The jail's network: a stack of its own with interfaces, or a share of the host's addresses. A jail
 * with neither gets nothing, which for jail(8) means no IPv4 and no IPv6.
 */
export function networkStatements(jail: JailEntry): Statement[] {
  const attached = jail.interfaces.map((one) => ({
    texts: [one.jailEnd],
    origin: { path: one.path, member: 'attach()' },
  }));
  const given = jail.parameters[VNET_INTERFACE];
  const vnet: Statement[] =
    attached.length > 0 && jail.parameters.vnet === undefined
      ? [{ name: 'vnet', values: [], origins: [{ path: attached[0]!.origin.path, member: 'attach()' }] }]
      : [];
  return [
    ...vnet,
    ...parameterStatements(jail, PARAMETERS),
    ...listStatement(VNET_INTERFACE, [
      ...attached,
      {
        texts: given === undefined ? [] : [given].flat().map(String),
        origin: { path: jail.path, member: 'parameters' },
      },
    ]),
    ...listStatement('ip4.addr', [
      { texts: jail.ip4Addresses, origin: { path: jail.path, member: 'ip4Addresses' } },
    ]),
    ...listStatement('ip6.addr', [
      { texts: jail.ip6Addresses, origin: { path: jail.path, member: 'ip6Addresses' } },
    ]),
  ];
}
