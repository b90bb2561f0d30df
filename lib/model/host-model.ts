import type { Problem } from '../engine';
import type { Host } from '../host';
import type { Jail } from '../jail';
import { allocateBridgeUnits, allocateInterfaces, type Attachment } from '../manifest/allocation';
import type { HostEntry } from '../manifest/host-schema';
import type { InterfaceEntry, JailEntry, LimitEntry } from '../manifest/jail-schema';
import { sortBy } from '../manifest/order';
import type { HostManifest } from '../manifest/schema';
import { GENERATOR, SCHEMA_VERSION } from '../manifest/version';
import { problemsOf } from '../problems';
import { attachElsewhere, attachRemoved } from '../errors/jail';
import { lateBoundProblems } from './late-bound';
import { baseModel } from './base-model';
import { isInTree } from './in-tree';
import type { HostMembers, StackMembers } from './membership';
import { rootProblems } from './roots';

/** A host as the constructs describe it, ready to be checked and written. */
export interface HostModel {
  readonly host: Host;
  readonly manifest: HostManifest;
  /** The jails that the manifest describes. */
  readonly jails: readonly Jail[];
  readonly problems: readonly Problem[];
}

/** Puts together what a host shall be. Nothing when the host itself is not described. */
export function hostModel(stackId: string, members: HostMembers, stack: StackMembers): HostModel | undefined {
  const { host } = members;
  const entry = host._toManifest();
  if (entry === undefined) {
    return undefined;
  }
  const jails = jailEntries(entry, members, stack);
  const bases = members.bases.map((base) => baseModel(base, entry, [...jails.values()]));
  const units = allocateBridgeUnits(members.bridges.map((bridge) => bridge.bridgeName));
  const manifest: HostManifest = {
    generator: GENERATOR,
    schemaVersion: SCHEMA_VERSION,
    stack: stackId,
    host: entry,
    datasets: sortBy(
      members.datasets.flatMap((dataset) => dataset._toManifest() ?? []),
      (one) => one.name,
    ),
    bases: sortBy(
      bases.flatMap((base) => base.entry ?? []),
      (one) => one.dataset,
    ),
    bridges: sortBy(
      members.bridges.map((bridge) => bridge._toManifest(units.get(bridge.bridgeName) ?? 0)),
      (one) => one.name,
    ),
    jails: sortBy([...jails.values()], (one) => one.name),
  };
  return {
    host,
    manifest,
    jails: [...jails.keys()],
    problems: [
      ...bases.flatMap((base) => base.problems),
      ...rootProblems(members),
      ...attachedElsewhere(members),
      ...attachedRemoved(members),
      ...lateBoundProblems(host, jails),
    ],
  };
}

/** The jails that can be described; a jail with a mistake in its name or root is left out. */
function jailEntries(host: HostEntry, members: HostMembers, stack: StackMembers): Map<Jail, JailEntry> {
  const limits = limitsByJail(stack);
  const interfaces = interfacesByJail(host, members);
  const entries = new Map<Jail, JailEntry>();
  for (const jail of members.jails) {
    const entry = jail._toManifest(interfaces.get(jail.node.path) ?? [], limits.get(jail) ?? []);
    if (entry !== undefined) {
      entries.set(jail, entry);
    }
  }
  const leftOut = new Set(members.jails.filter((jail) => !entries.has(jail)).map((jail) => jail.node.path));
  const doubtful = doubtfulJails(members);
  return new Map(
    [...entries].map(([jail, entry]) => [jail, withoutConsequences(entry, leftOut, doubtful.has(jail))]),
  );
}

/** Jails whose addresses may be incomplete, because something is wrong with them or with a bridge of theirs. */
function doubtfulJails({ jails, bridges }: HostMembers): Set<Jail> {
  const wrongBridges = bridges.filter((bridge) => problemsOf(bridge).length > 0);
  return new Set([
    ...jails.filter((jail) => problemsOf(jail).length > 0),
    ...wrongBridges.flatMap((bridge) => bridge.attachedJails),
  ]);
}

/** Leaves out what would only be reported as a consequence of a mistake that is reported already. */
function withoutConsequences(entry: JailEntry, leftOut: ReadonlySet<string>, isDoubtful: boolean): JailEntry {
  if (leftOut.size === 0 && !isDoubtful) {
    return entry;
  }
  const { healthCheck, ...rest } = entry;
  return {
    ...rest,
    ...(healthCheck === undefined || isDoubtful ? {} : { healthCheck }),
    startAfter: entry.startAfter.filter((other) => !leftOut.has(other.path)),
  };
}

function limitsByJail(stack: StackMembers): Map<Jail, LimitEntry[]> {
  const limits = new Map<Jail, LimitEntry[]>();
  for (const limit of stack.limits) {
    const entry = limit._toManifest();
    if (limit._jail !== undefined && entry !== undefined) {
      limits.set(limit._jail, [...(limits.get(limit._jail) ?? []), entry]);
    }
  }
  for (const [jail, entries] of limits) {
    limits.set(
      jail,
      sortBy(entries, (one) => `${one.resource}:${one.action}:${one.per}`),
    );
  }
  return limits;
}

/** Every jail's interfaces, by the jail's path. */
function interfacesByJail(host: HostEntry, members: HostMembers): Map<string, InterfaceEntry[]> {
  const own = new Set(members.jails);
  const attachments = new Map<Jail, Attachment[]>();
  for (const bridge of members.bridges) {
    for (const [jail, attachment] of bridge._attachments) {
      if (own.has(jail)) {
        attachments.set(jail, [...(attachments.get(jail) ?? []), attachment]);
      }
    }
  }
  return allocateInterfaces(
    host.name,
    [...attachments].map(([jail, ones]) => ({
      path: jail.node.path,
      name: jail.jailName,
      attachments: ones,
    })),
  );
}

/** A jail on another host gets no interface from this one's bridge, so nobody else would notice. */
function attachedElsewhere(members: HostMembers): Problem[] {
  const own = new Set(members.jails);
  return members.bridges.flatMap((bridge) =>
    bridge.attachedJails
      .filter((jail) => !own.has(jail) && isInTree(jail))
      .map((jail) => ({ path: jail.node.path, message: attachElsewhere(bridge.bridgeName) })),
  );
}

/** A bridge that is gone from the tree says nothing of its jails. One of its name may have taken its place. */
function attachedRemoved({ jails, bridges }: HostMembers): Problem[] {
  return jails.flatMap((jail) =>
    [...jail._attachedTo]
      .filter((bridge) => !isInTree(bridge))
      .map(({ bridgeName }) => bridgeName)
      .filter((name) => !bridges.some((one) => one.bridgeName === name && one._attachments.has(jail)))
      .map((name) => ({ path: jail.node.path, message: attachRemoved(name) })),
  );
}
