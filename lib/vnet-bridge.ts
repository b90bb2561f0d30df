import { Construct } from 'constructs';
import { z } from 'zod';
import * as errors from './errors/vnet-bridge';
import type { Host } from './host';
import { Jail } from './jail';
import type { Attachment } from './manifest/allocation';
import type { BridgeEntry } from './manifest/bridge-schema';
import { isLateBound } from './engine';
import { isMember, markMember } from './member';
import { addProblem } from './problems';
import { show } from './props/prop-issue';
import {
  bridgeName,
  hostProp,
  integer,
  ip4Address,
  ip4Network,
  ip4WithPrefix,
  ip6Address,
  ip6Network,
  ip6WithPrefix,
  jailEndName,
  macAddress,
  memberName,
} from './props/prop-types';
import { checkProps } from './props/props';
import { joinSynthesis } from './synthesis';
import { Network } from './values/network';

/** What a bridge is made from. */
export interface VnetBridgeProps {
  /**
   * The interface's name on the host, at most 15 bytes.
   * @default - the construct's id
   */
  readonly bridgeName?: string;

  /**
   * The IPv4 network of the bridge, such as `10.0.0.0/24`.
   * @default - no IPv4
   */
  readonly ip4Cidr?: string;

  /**
   * The IPv6 network of the bridge, such as `fd00:1::/64`.
   * @default - no IPv6
   */
  readonly ip6Cidr?: string;

  /**
   * The host's own IPv4 address on the bridge.
   * @default - none: the host itself does not take part in the network
   */
  readonly gateway4?: string;

  /**
   * The host's own IPv6 address on the bridge.
   * @default - none: the host itself does not take part in the network
   */
  readonly gateway6?: string;

  /**
   * The IPv4 default router of the jails, where it is not the host: on a bridge with an uplink, the
   * router of the network outside.
   * @default - `gateway4`; without one, jails reach only the bridge's own network
   */
  readonly defaultRouter4?: string;

  /**
   * The IPv6 default router of the jails, where it is not the host. It may be link-local, such as
   * `fe80::1`, without the name of an interface: each jail gets the route over its own.
   * @default - `gateway6`; without one, jails reach only the bridge's own network
   */
  readonly defaultRouter6?: string;

  /**
   * The network interface that becomes a member and joins the bridge to the outside. None is ever
   * chosen by itself.
   * @default - none
   */
  readonly uplink?: string;

  /**
   * Members cannot see each other, only the host and the uplink (ifconfig(8): private).
   * @default false
   */
  readonly isolated?: boolean;

  /**
   * The MTU of the bridge and of every member, in bytes: 1280 to 16338.
   * @default - as the kernel makes it, 1500
   */
  readonly mtu?: number;

  /**
   * The host that holds the bridge.
   * @default - the nearest Host above in the tree, else the only Host of the stack
   */
  readonly host?: Host;
}

/** How a jail is attached to a bridge. */
export interface AttachOptions {
  /**
   * The jail's IPv4 address, with or without the network's prefix length; may be a Terraform value.
   * @default - none
   */
  readonly ip4Address?: string;

  /**
   * The jail's IPv6 address, with or without the network's prefix length; may be a Terraform value.
   * @default - none
   */
  readonly ip6Address?: string;

  /**
   * The MAC address of the jail's end.
   * @default - derived from the names of host, jail and bridge, so that it stays the same
   */
  readonly macAddress?: string;

  /**
   * The name of the jail's end, at most 15 bytes. It must be unique on the whole host, because the
   * interface stands there before the jail starts and after it stops: no name of a network card, such as `em0`.
   * @default - made from the jail's name, such as `e0b_web`
   */
  readonly interfaceName?: string;

  /**
   * Whether the jail's default routes lead to this bridge's routers.
   * @default true
   */
  readonly defaultRoute?: boolean;
}

const propsSchema = z.strictObject({
  bridgeName: bridgeName.optional(),
  ip4Cidr: ip4Network.optional(),
  ip6Cidr: ip6Network.optional(),
  gateway4: ip4Address.optional(),
  gateway6: ip6Address.optional(),
  defaultRouter4: ip4Address.optional(),
  defaultRouter6: ip6Address.optional(),
  uplink: memberName.optional(),
  isolated: z.boolean().optional(),
  mtu: integer(1280, 16_338).optional(),
  host: hostProp.optional(),
});

const attachSchema = z.strictObject({
  ip4Address: ip4WithPrefix.optional(),
  ip6Address: ip6WithPrefix.optional(),
  macAddress: macAddress.optional(),
  interfaceName: jailEndName.optional(),
  defaultRoute: z.boolean().optional(),
});

const OF_IP4 = ['gateway4', 'defaultRouter4', 'ip4Address'];
const OF_IP6 = ['gateway6', 'defaultRouter6', 'ip6Address'];

/**
 * A bridge on a host, to which jails are attached with a network stack and interfaces of their own.
 *
 * Addresses stand on the bridge, never on a member, as FreeBSD 15 demands (if_bridge(4)).
 */
export class VnetBridge extends Construct {
  /** True for a bridge, also for one made by another copy of this package. */
  public static isVnetBridge(value: unknown): value is VnetBridge {
    return isMember(value, 'bridge');
  }

  /** The interface's name on the host. */
  public readonly bridgeName: string;
  /** @internal */
  public readonly _host: Host | undefined;
  private readonly entry: Omit<BridgeEntry, 'unit'>;
  private readonly attachments = new Map<Jail, Attachment>();
  /** What can be judged only together with a network that has a mistake itself. */
  private readonly unjudged: readonly string[];

  public constructor(scope: Construct, id: string, props: VnetBridgeProps = {}) {
    super(scope, id);
    markMember(this, 'bridge');
    joinSynthesis(this);
    const { host, bridgeName: given, isolated, ...rest } = checkProps(this, propsSchema, props);
    this._host = host;
    this.bridgeName = given ?? this.nameFromId(props?.bridgeName);
    this.unjudged = [
      ...(props?.ip4Cidr === undefined || rest.ip4Cidr !== undefined ? [] : OF_IP4),
      ...(props?.ip6Cidr === undefined || rest.ip6Cidr !== undefined ? [] : OF_IP6),
    ];
    this.entry = {
      path: this.node.path,
      name: this.bridgeName,
      ...without(rest, this.unjudged),
      isolated: isolated ?? false,
    };
  }

  /**
   * Gives a jail an interface on this bridge. The jail gets a network stack of its own (vnet).
   *
   * @param jail a jail of the same host; attaching it again is an error
   */
  public attach(jail: Jail, options: AttachOptions = {}): void {
    if (!Jail.isJail(jail)) {
      addProblem(this, errors.attachNeedsJail(show(jail)));
      return;
    }
    if (this.attachments.has(jail)) {
      addProblem(this, errors.attachedTwice(jail.jailName, this.bridgeName));
      return;
    }
    const where = `attach('${jail.jailName}')`;
    const { defaultRoute = true, ...rest } = checkProps(this, attachSchema, options, where);
    const own = without(rest, this.unjudged);
    const addresses = {
      ...this.lateBoundAddress(jail, where, 'ip4Address', own.ip4Address),
      ...this.lateBoundAddress(jail, where, 'ip6Address', own.ip6Address),
    };
    jail._attachedTo.add(this);
    this.attachments.set(jail, { bridge: this.entry, defaultRoute, ...own, ...addresses });
  }

  /** An address that only Terraform knows gets its prefix length from the network. */
  private lateBoundAddress(
    jail: Jail,
    where: string,
    member: 'ip4Address' | 'ip6Address',
    text: string | undefined,
  ): Partial<Record<typeof member, string>> {
    if (text === undefined || !isLateBound(text)) {
      return {};
    }
    const network = member === 'ip4Address' ? this.entry.ip4Cidr : this.entry.ip6Cidr;
    if (network === undefined) {
      addProblem(this, errors.lateBoundWithoutNetwork(where, member));
      return { [member]: undefined };
    }
    const kind = member === 'ip4Address' ? 'ip4' : 'ip6';
    const { prefix } = Network.parse(network);
    const name = [this.bridgeName, member];
    return {
      [member]: jail._lateBound.place(text, { kind, member: `${where}.${member}`, name, prefix }),
    };
  }

  /** The jails that are attached to this bridge. */
  public get attachedJails(): Jail[] {
    return [...this.attachments.keys()];
  }

  /** @internal */
  public get _attachments(): ReadonlyMap<Jail, Attachment> {
    return this.attachments;
  }

  /** @internal */
  public _toManifest(unit: number): BridgeEntry {
    return { ...this.entry, unit };
  }

  private nameFromId(given: unknown): string {
    const { id } = this.node;
    if (given === undefined) {
      const checked = bridgeName.safeParse(id);
      if (!checked.success) {
        addProblem(this, errors.idIsNoName(id, checked.error.issues[0]?.message ?? ''));
      }
    }
    return id;
  }
}

function without<T extends object>(values: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))) as T;
}
