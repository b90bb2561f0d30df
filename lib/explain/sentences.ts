/** What the lines do that the library itself writes into hooks and mounts: a sentence for each form. */

type Sentence = readonly [RegExp, (...parts: string[]) => string];

const HOST_END = /^\/sbin\/ifconfig (\S+) >\/dev\/null 2>&1 \|\| \/sbin\/ifconfig epair\d+ create .*$/;
const JAIL_END = /^\/sbin\/ifconfig (\S+) >\/dev\/null 2>&1 \|\| \/sbin\/ifconfig epair\d+b name .*$/;
const JOIN = /^\/sbin\/ifconfig (\S+) \| \/usr\/bin\/grep -q 'member: (\S+) ' \|\| .*$/;
const JOIN_WITH_MTU =
  /^\/sbin\/ifconfig (\S+) \| .*'member: (\S+) ' \|\| \{ \/sbin\/ifconfig \S+ mtu (\d+) .*$/;

const interfaces: readonly Sentence[] = [
  [HOST_END, (end) => `Makes the interface pair of ${end} and marks it as this jail's, unless it is there.`],
  [JAIL_END, (end) => `Gives the other end of the pair its name ${end}, unless it has it.`],
  [
    JOIN_WITH_MTU,
    (bridge, end, mtu) =>
      `Gives ${end} an MTU of ${mtu} and joins it to the bridge ${bridge}, unless it is a member.`,
  ],
  [JOIN, (bridge, end) => `Joins ${end} to the bridge ${bridge}, unless it is a member.`],
  [
    /^\/sbin\/ifconfig (\S+) private (\S+)$/,
    (bridge, end) => `Keeps ${end} and the other isolated members of ${bridge} from seeing each other.`,
  ],
  [
    /^\/sbin\/ifconfig (\S+) ether (\S+) up$/,
    (end, mac) => `Gives ${end}, the host's end, the MAC address ${mac} and brings it up.`,
  ],
  [
    /^\/sbin\/ifconfig (\S+) ether (\S+) mtu (\d+)$/,
    (end, mac, mtu) => `Gives ${end}, the jail's end, the MAC address ${mac} and an MTU of ${mtu}.`,
  ],
  [
    /^\/sbin\/ifconfig (\S+) ether (\S+)$/,
    (end, mac) => `Gives ${end}, the jail's end, the MAC address ${mac}.`,
  ],
  [
    /^\/sbin\/ifconfig (\S+) inet (\S+) up$/,
    (end, address) => `Gives ${end} the IPv4 address ${address}, inside the jail, and brings it up.`,
  ],
  [
    /^\/sbin\/ifconfig (\S+) inet6 (\S+) -ifdisabled up$/,
    (end, address) => `Gives ${end} the IPv6 address ${address}, inside the jail; a new pair has IPv6 off.`,
  ],
  [/^\/sbin\/route -q add default (\S+)$/, (router) => `Makes ${router} the jail's IPv4 default router.`],
  [/^\/sbin\/route -6 -q add default (\S+)$/, (router) => `Makes ${router} the jail's IPv6 default router.`],
  [
    /^\/sbin\/ifconfig (\S+) destroy \|\| true$/,
    (end) => `Destroys the pair of ${end}; cannot fail, because the jail is already gone.`,
  ],
];

const others: readonly Sentence[] = [
  [
    /^test -n "\$\(\/sbin\/devfs rule -s (\d+) show\)"$/,
    (ruleset) => `Stops the start when devfs ruleset ${ruleset} has no rules: it would show every device.`,
  ],
  [/^\/bin\/sh \/etc\/rc$/, () => "Starts the jail's services, as rc(8) does at boot."],
  [/^\/bin\/sh \/etc\/rc\.shutdown( jail)?$/, () => "Stops the jail's services, as rc(8) does at shutdown."],
];

/** The sentence of a line that the library writes; undefined for any other. */
export function hookSentence(line: string): string | undefined {
  return sentenceOf(line, [...interfaces, ...others]);
}

const MOUNT = /^(\S+) (\S+) nullfs (ro|rw) 0 0$/;

/** The sentence of a mount that the library writes: `root` tells those of the jail's root from its data. */
export function mountSentence(line: string, root: boolean): string | undefined {
  const [, source, target, mode] = MOUNT.exec(line) ?? [];
  if (source === undefined || target === undefined) {
    return undefined;
  }
  if (root) {
    return mode === 'ro'
      ? `Mounts the base ${source} as the root, read-only.`
      : `Mounts ${source}, which is the jail's own, over ${target} of the base.`;
  }
  return `Mounts ${source} on ${target}, ${mode === 'ro' ? 'read-only' : 'writable'}.`;
}

function sentenceOf(line: string, sentences: readonly Sentence[]): string | undefined {
  for (const [pattern, sentence] of sentences) {
    const match = pattern.exec(line);
    if (match !== null) {
      return sentence(...match.slice(1));
    }
  }
  return undefined;
}
