import type { FoundAttachments } from './attachments';
import { Taker, type HookLine } from './hooks';

const JIB = '(?:\\/bin\\/sh +)?(?:\\/\\S*\\/)?jib';

/**
 * `jib addm NAME em0 em1` and `jib destroy NAME`, the script of /usr/share/examples/jails: it makes a bridge
 * `em0bridge` with em0 as a member, and the pair e0a_NAME, e0b_NAME.
 */
export function findJib(
  interfaces: readonly string[],
  lines: readonly HookLine[],
): FoundAttachments | undefined {
  const taker = new Taker(lines);
  const [added, ...more] = taker.take(
    ['exec.prestart'],
    new RegExp(`^${JIB} +addm +(?:-b +(\\S+) +)?([0-9A-Za-z_]+) +([A-Za-z0-9_. ]+?)$`),
  );
  if (added === undefined || more.length > 0) {
    return undefined;
  }
  const [suffix = 'bridge', name = '', uplinks = ''] = added;
  const destroyed = taker.take(['exec.poststop'], new RegExp(`^${JIB} +destroy +${name}$`));
  const attachments = uplinks.split(/ +/).map((uplink, index) => ({
    bridge: `${uplink}${suffix}`,
    uplink,
    jailEnd: `e${index}b_${name}`,
    changed: [`the MAC address of e${index}b_${name}, which jib makes from that of ${uplink}`],
  }));
  const same =
    attachments
      .map((one) => one.jailEnd)
      .sort()
      .join() === [...interfaces].sort().join();
  const certain = destroyed.length === 1 && same && !taker.leftMentions('jib');
  return certain ? { attachments, lines: taker.taken } : undefined;
}
