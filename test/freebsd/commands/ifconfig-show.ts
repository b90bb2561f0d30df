import { atLeast } from '../release';
import { broadcast, byKey, netmask } from '../state/network';
import type { Interface } from '../state/network';
import type { Session } from '../machine/session';

const KINDS: Readonly<Partial<Record<Interface['driver'], string>>> = { lo: 'LOOPBACK,RUNNING,MULTICAST' };

const nd6 = ({ driver, ipv6 }: Interface): string =>
  ipv6 || driver === 'lo'
    ? '\tnd6 options=21<PERFORMNUD,AUTO_LINKLOCAL>'
    : '\tnd6 options=29<PERFORMNUD,IFDISABLED,AUTO_LINKLOCAL>';

/** An interface, or only its addresses of one family, as ifconfig(8) shows it. */
export function describe(session: Session, one: Interface, family?: string): string {
  const newer = atLeast(session.release, '15.1');
  const rest = KINDS[one.driver] ?? 'BROADCAST,RUNNING,SIMPLEX,MULTICAST';
  const linkUp = newer && one.up ? ',LOWER_UP' : '';
  const number = newer ? (one.up ? '1008843' : '8802') : one.up ? '8843' : '8802';
  const flags = one.up ? `UP,${rest}${linkUp}` : rest.replace('RUNNING,', '');
  const lines = [`${one.name}: flags=${number}<${flags}> metric 0 mtu ${one.mtu}`];
  if (one.description !== undefined) lines.push(`\tdescription: ${one.description}`);
  lines.push('\toptions=0');
  if (one.ether !== undefined && (family ?? 'ether') === 'ether') lines.push(`\tether ${one.ether}`);
  for (const address of (family ?? 'inet') === 'inet' ? one.inet : []) {
    const last = one.driver === 'lo' ? '' : ` broadcast ${broadcast(address)}`;
    lines.push(`\tinet ${address.address} netmask ${netmask(address.prefix)}${last}`);
  }
  if ((family ?? 'inet6') === 'inet6')
    for (const { address, prefix } of one.inet6) lines.push(`\tinet6 ${address} prefixlen ${prefix}`);
  if (family === 'inet6') lines.push(nd6(one));
  if (family !== undefined) return `${lines.join('\n')}\n`;
  if (one.driver === 'bridge') lines.push(...bridgeLines(session, one));
  if (one.vlan)
    lines.push(`\tvlan: ${one.vlan.tag} vlanproto: 802.1q vlanpcp: 0 parent interface: ${one.vlan.parent}`);
  if (one.groups.length > 0) lines.push(`\tgroups: ${one.groups.join(' ')}`);
  if (one.driver === 'epair') {
    lines.push(
      '\tmedia: Ethernet 10Gbase-T (10Gbase-T <full-duplex>)',
      `\tstatus: ${one.up ? 'active' : 'no carrier'}`,
    );
  }
  lines.push(nd6(one));
  return `${lines.join('\n')}\n`;
}

function bridgeLines(session: Session, bridge: Interface): string[] {
  const lines = [
    '\tid 00:00:00:00:00:00 priority 32768 hellotime 2 fwddelay 15',
    '\tmaxage 20 holdcnt 6 proto rstp maxaddr 2000 timeout 1200',
  ];
  for (const { key, flags } of bridge.members) {
    const member = byKey(session.state.network, key);
    if (!member) continue;
    const words = [
      'LEARNING',
      'DISCOVER',
      ...(flags.includes('private') ? ['PRIVATE'] : []),
      'AUTOEDGE',
      'AUTOPTP',
    ];
    lines.push(
      `\tmember: ${member.name} flags=143<${words.join(',')}>`,
      '\t        ifmaxaddr 0 port 3 priority 128 path cost 2000',
    );
  }
  return lines;
}
