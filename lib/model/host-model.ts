import type { Problem } from '../engine';
import type { Dataset } from '../dataset';
import * as jailErrors from '../errors/jail';
import { severalDefaultRoutes } from '../errors/vnet-bridge';
import type { Host } from '../host';
import type { Jail } from '../jail';
import { allocateBridgeUnits, allocateInterfaces, type Attachment } from '../manifest/allocation';
import type { BaseEntry } from '../manifest/base-schema';
import type { HostEntry } from '../manifest/host-schema';
import type { InterfaceEntry, JailEntry, LimitEntry } from '../manifest/jail-schema';
import type { HostManifest } from '../manifest/schema';
import { GENERATOR, SCHEMA_VERSION } from '../manifest/version';
import type { NullfsBase } from '../nullfs-base';
import type { HostMembers, StackMembers } from './membership';

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
  const problems: Problem[] = [];
  const limits = limitsByJail(stack);
  const interfaces = interfacesByJail(entry, members);
  const units = allocateBridgeUnits(members.bridges.map((bridge) => bridge.bridgeName));
  const jails = members.jails.flatMap((jail) => {
    problems.push(...foreignParts(jail, host, stack));
    const own = interfaces.get(jail.node.path) ?? [];
    problems.push(...routeProblems(jail, own));
    return jail._toManifest(own, limits.get(jail) ?? []) ?? [];
  });
  const manifest: HostManifest = {
    generator: GENERATOR,
    schemaVersion: SCHEMA_VERSION,
    stack: stackId,
    host: entry,
    datasets: sortBy(
      present(members.datasets, (dataset) => dataset._toManifest()),
      (one) => one.name,
    ),
    bases: sortBy(
      present(members.bases, (base) => baseEntry(base, entry, jails)),
      (one) => one.dataset,
    ),
    bridges: sortBy(
      present(members.bridges, (bridge) => bridge._toManifest(units.get(bridge.bridgeName) ?? 0)),
      (one) => one.name,
    ),
    jails: sortBy(jails, (one) => one.name),
  };
  return { host, manifest, jails: members.jails, problems: [...problems, ...attachedElsewhere(members)] };
}

function limitsByJail(stack: StackMembers): Map<Jail, LimitEntry[]> {
  const limits = new Map<Jail, LimitEntry[]>();
  for (const limit of stack.limits) {
    const entry = limit._toManifest();
    if (limit._jail !== undefined && entry !== undefined) {
      limits.set(limit._jail, [...(limits.get(limit._jail) ?? []), entry]);
    }
  }
  for (const entries of limits.values()) {
    entries.sort((a, b) =>
      compare(`${a.resource}:${a.action}:${a.per}`, `${b.resource}:${b.action}:${b.per}`),
    );
  }
  return limits;
}

/** Every jail's interfaces, by the jail's path. */
function interfacesByJail(host: HostEntry, members: HostMembers): Map<string, InterfaceEntry[]> {
  const attachments = new Map<Jail, Attachment[]>();
  for (const bridge of members.bridges) {
    for (const [jail, attachment] of bridge._attachments) {
      attachments.set(jail, [...(attachments.get(jail) ?? []), attachment]);
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

function routeProblems(jail: Jail, interfaces: readonly InterfaceEntry[]): Problem[] {
  for (const route of ['defaultRoute4', 'defaultRoute6'] as const) {
    const bridges = interfaces.filter((one) => one[route] !== undefined).map((one) => one.bridge);
    if (bridges.length > 1) {
      return [{ path: jail.node.path, message: severalDefaultRoutes(jail.jailName, bridges) }];
    }
  }
  return [];
}

/** What a jail uses must stand on the jail's own host. */
function foreignParts(jail: Jail, host: Host, stack: StackMembers): Problem[] {
  const { path } = jail.node;
  const elsewhere = (part: NullfsBase | Dataset | undefined) =>
    part !== undefined && stack.hostOf.get(part) !== host;
  const root = elsewhere(jail._root?.base) || elsewhere(jail._root?.dataset);
  return [
    ...(root ? [{ path, message: jailErrors.rootElsewhere() }] : []),
    ...jail._mounts
      .filter((mount) => elsewhere(mount.dataset))
      .map((mount) => ({ path, message: jailErrors.mountElsewhere(mount.dataset.datasetName) })),
  ];
}

function attachedElsewhere(members: HostMembers): Problem[] {
  const own = new Set(members.jails);
  return members.bridges.flatMap((bridge) =>
    bridge.attachedJails
      .filter((jail) => !own.has(jail))
      .map((jail) => ({ path: jail.node.path, message: jailErrors.attachElsewhere(bridge.bridgeName) })),
  );
}

/** A base with the mount points that its jails need: nobody can make them on a read-only root. */
function baseEntry(base: NullfsBase, host: HostEntry, jails: readonly JailEntry[]): BaseEntry | undefined {
  const mountPoints = new Set<string>();
  for (const { root, mounts } of jails) {
    if (root.kind !== 'nullfs' || root.base !== base._dataset?.datasetName) {
      continue;
    }
    for (const { destination } of mounts) {
      const path = destination.slice(1);
      if (!root.writable.some((directory) => path.startsWith(`${directory}/`))) {
        mountPoints.add(path);
      }
    }
  }
  return base._toManifest(host, [...mountPoints].sort());
}

function present<T, U>(items: readonly T[], convert: (item: T) => U | undefined): U[] {
  return items.flatMap((item) => convert(item) ?? []);
}

function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => compare(key(a), key(b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
