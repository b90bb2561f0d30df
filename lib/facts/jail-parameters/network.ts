/**
 * Addresses, network stack and interfaces. From jail(8) and kern_jail.c.
 *
 * `vnet` carries no risk here: root in the jail then configures a stack, but only the jail's own, which
 * isolates more than the addresses of a shared stack do.
 */
import { kernel, pseudo } from '../jail-parameter';
import type { JailParameter } from '../jail-parameter';

export const networkParameters: readonly JailParameter[] = [
  kernel({
    name: 'ip4',
    type: 'jailsys',
    change: 'restart',
    default: 'disable',
    values: ['new', 'inherit', 'disable'],
    conflictsWith: ['vnet'],
    risks: [
      { when: ['inherit'], text: 'the jail shares every IPv4 address and listening socket of the host' },
    ],
    summary: "IPv4 of the jail: its own addresses (new), the host's (inherit), none (disable).",
  }),
  kernel({
    name: 'ip4.addr',
    type: 'ip4list',
    change: 'conditional',
    changeNote: 'only in a jail created with ip4=new, and jail -m changes no alias on the host',
    implies: 'ip4=new',
    conflictsWith: ['vnet'],
    summary: "The jail's IPv4 addresses; the first one is the source of what it sends.",
  }),
  kernel({
    name: 'ip4.saddrsel',
    type: 'bool',
    change: 'live',
    default: true,
    conflictsWith: ['vnet'],
    summary: 'The kernel selects the IPv4 source address; off: always the first address.',
  }),
  kernel({
    name: 'ip6',
    type: 'jailsys',
    change: 'restart',
    default: 'disable',
    values: ['new', 'inherit', 'disable'],
    conflictsWith: ['vnet'],
    risks: [
      { when: ['inherit'], text: 'the jail shares every IPv6 address and listening socket of the host' },
    ],
    summary: "IPv6 of the jail: its own addresses (new), the host's (inherit), none (disable).",
  }),
  kernel({
    name: 'ip6.addr',
    type: 'ip6list',
    change: 'conditional',
    changeNote: 'only in a jail created with ip6=new, and jail -m changes no alias on the host',
    implies: 'ip6=new',
    conflictsWith: ['vnet'],
    summary: "The jail's IPv6 addresses; the first one is the source of what it sends.",
  }),
  kernel({
    name: 'ip6.saddrsel',
    type: 'bool',
    change: 'live',
    default: true,
    conflictsWith: ['vnet'],
    summary: 'The kernel selects the IPv6 source address; off: always the first address.',
  }),
  kernel({
    name: 'vnet',
    type: 'jailsys',
    change: 'restart',
    default: 'inherit',
    values: ['new', 'inherit'],
    conflictsWith: ['ip4', 'ip4.*', 'ip6', 'ip6.*'],
    summary: 'Whether the jail has a network stack of its own; written bare it means new.',
  }),
  pseudo({
    name: 'vnet.interface',
    type: 'stringlist',
    needs: 'vnet=new',
    summary: 'Interfaces that move into the jail after exec.created and before exec.start.',
  }),
  pseudo({
    name: 'interface',
    type: 'string',
    minimumBytes: 1,
    maximumBytes: 15,
    summary: 'The interface that gets an alias for each address that names none.',
  }),
  pseudo({
    name: 'ip_hostname',
    type: 'bool',
    default: false,
    summary: 'Looks host.hostname up and adds the addresses found.',
  }),
];
