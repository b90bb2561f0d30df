import { InterfaceAddress } from '../../values/address';
import { ValueError } from '../../errors/values';
import type { FoundAttachment, FoundAttachments } from './attachments';
import { Taker, type HookLine } from './hooks';

const IFCONFIG = '(?:\\/sbin\\/)?ifconfig';
const ROUTE = '(?:\\/sbin\\/)?route(?: -[qn])*';
const QUIET = '(?: *>\\/dev\\/null(?: +2>&1)?)?(?: *\\|\\| *true)?';
const ADDRESS4 = '\\d+\\.\\d+\\.\\d+\\.\\d+';
const ADDRESS6 = '[0-9A-Fa-f:.]+';

/**
 * A pair made by hand, as the handbook shows it: `ifconfig epair5 create`, `ifconfig bridge0 addm
 * epair5a`, addresses and routes from inside, `ifconfig epair5a destroy`.
 */
export function findEpairs(
  interfaces: readonly string[],
  lines: readonly HookLine[],
): FoundAttachments | undefined {
  const taker = new Taker(lines);
  const routes = {
    route4: taker.take(['exec.start'], new RegExp(`^${ROUTE} add (?:-inet )?default (${ADDRESS4})$`)),
    route6: taker.take(
      ['exec.start'],
      new RegExp(`^${ROUTE} (?:-6 add|add -6|add -inet6|-6 -q add) default (${ADDRESS6})$`),
    ),
  };
  const found = interfaces.map((one) => findEpair(one, taker));
  const attachments = found.filter((one) => one !== undefined);
  if (attachments.length < interfaces.length) {
    return undefined;
  }
  const routed = withRoutes(attachments, routes.route4.flat(), routes.route6.flat());
  return routed === undefined ? undefined : { attachments: routed, lines: taker.taken };
}

function findEpair(jailEnd: string, taker: Taker): FoundAttachment | undefined {
  const [, pair] = /^(epair\d+)b$/.exec(jailEnd) ?? [];
  if (pair === undefined) {
    return undefined;
  }
  const line = (rest: string) => new RegExp(`^${IFCONFIG} ${rest}${QUIET}$`);
  const up = ['exec.prestart'];
  const down = ['exec.poststop'];
  const created = taker.take(up, line(`${pair} create(?: up)?`));
  const joined = taker.take(up, line(`(\\S+) addm ${pair}a(?: up)?`));
  taker.take(up, line(`${pair}a(?: up)?(?: descr(?:iption)? (?:"[^"]*"|[^\\s;&|]+))?(?: up)?`));
  const macs = taker.take(up, line(`${jailEnd} ether ([0-9a-fA-F:]{17})`));
  const addresses4 = taker.take(['exec.start'], line(`${jailEnd} (?:inet )?(${ADDRESS4}\\/\\d+)(?: up)?`));
  const masked4 = taker.take(
    ['exec.start'],
    line(`${jailEnd} (?:inet )?(${ADDRESS4}) netmask (${ADDRESS4})(?: up)?`),
  );
  const addresses6 = taker.take(
    ['exec.start'],
    line(`${jailEnd} inet6 (${ADDRESS6}\\/\\d+)(?: -ifdisabled)?(?: up)?`),
  );
  taker.take(['exec.start'], line(`${jailEnd} up`));
  taker.take(down, line(`(\\S+) deletem ${pair}a`));
  const destroyed = taker.take(down, line(`${pair}[ab] destroy`));
  const all4 = [...addresses4.flat(), ...masked4.map(([address, mask]) => `${address}/${mask}`)];
  const certain =
    [created, joined, destroyed].every((some) => some.length === 1) &&
    [macs, all4, addresses6].every((some) => some.length <= 1) &&
    ![pair, `${pair}a`, jailEnd].some((name) => taker.leftMentions(name));
  const [ip4, ip6] = [canonical(all4[0]), canonical(addresses6.flat()[0])];
  if (!certain || ip4 === null || ip6 === null) {
    return undefined;
  }
  return withoutUndefined({
    bridge: joined[0]![0]!,
    jailEnd,
    mac: macs[0]?.[0]?.toLowerCase(),
    ip4,
    ip6,
    changed: [],
  });
}

/** Null when it is none that can be written. */
function canonical(address: string | undefined): string | undefined | null {
  if (address === undefined) {
    return undefined;
  }
  try {
    return InterfaceAddress.parse(address).text;
  } catch (error) {
    if (error instanceof ValueError) {
      return null;
    }
    throw error;
  }
}

/** A default route belongs to the one interface in whose network its router is. */
function withRoutes(
  attachments: readonly FoundAttachment[],
  routers4: readonly string[],
  routers6: readonly string[],
): FoundAttachment[] | undefined {
  if (routers4.length > 1 || routers6.length > 1) {
    return undefined;
  }
  const at4 = indexOfRouter(
    attachments.map((one) => one.ip4),
    routers4[0],
  );
  const at6 = indexOfRouter(
    attachments.map((one) => one.ip6),
    routers6[0],
  );
  if (at4 === undefined || at6 === undefined) {
    return undefined;
  }
  return attachments.map((one, index) =>
    withoutUndefined({
      ...one,
      route4: index === at4 ? routers4[0] : undefined,
      route6: index === at6 ? routers6[0] : undefined,
    }),
  );
}

/** -1 without a router, undefined when its interface is not to be told. */
function indexOfRouter(
  addresses: readonly (string | undefined)[],
  router: string | undefined,
): number | undefined {
  if (router === undefined) {
    return -1;
  }
  const index = addresses.findIndex((address) => address !== undefined && onNetworkOf(address, router));
  return index < 0 ? undefined : index;
}

function onNetworkOf(address: string, router: string): boolean {
  const { network, prefix } = InterfaceAddress.parse(address);
  const other = canonical(`${router}/${prefix}`);
  return typeof other === 'string' && network.contains(InterfaceAddress.parse(other).ip);
}

function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
