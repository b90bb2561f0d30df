import { findEpairs } from './epair';
import { findJib } from './jib';
import type { HookLine } from './hooks';

/** A jail's interface on a bridge of the host. */
export interface FoundAttachment {
  readonly bridge: string;
  /** The interface of the host that joins the bridge to the outside, where the hook makes it a member. */
  readonly uplink?: string;
  /** What the interface is called in the jail. */
  readonly jailEnd: string;
  readonly mac?: string;
  /** With their prefix lengths; none when the jail configures itself. */
  readonly ip4?: string;
  readonly ip6?: string;
  readonly route4?: string;
  readonly route6?: string;
  /** What will not be as it was, though all of this is understood. */
  readonly changed: readonly string[];
}

export interface FoundAttachments {
  readonly attachments: readonly FoundAttachment[];
  readonly lines: ReadonlySet<HookLine>;
}

/**
 * The interfaces of a jail with a network stack of its own, when every one of them is made in a way that
 * is known. Else none: half of a network would be worse than commands that are kept as they are.
 */
export function findAttachments(interfaces: readonly string[], lines: readonly HookLine[]): FoundAttachments {
  const nothing: FoundAttachments = { attachments: [], lines: new Set() };
  return interfaces.length === 0
    ? nothing
    : (findJib(interfaces, lines) ?? findEpairs(interfaces, lines) ?? nothing);
}
