import { byteText } from '../facts';
import type { BridgeEntry } from '../manifest/bridge-schema';
import type { DatasetEntry } from '../manifest/dataset-schema';
import type { JailEntry } from '../manifest/jail-schema';
import type { HostManifest } from '../manifest/schema';
import { isLateBoundReference } from '../values/late-bound-reference';
import { baseOf, groupJails } from './groups';
import type { Address, BridgeNode, Edge, Graph, GraphHost, JailGroup, JailNode, StoreNode } from './model';

/** The topology of the hosts of a synth output. */
export function buildGraph(manifests: readonly HostManifest[]): Graph {
  return { hosts: manifests.map(buildHost) };
}

function buildHost(manifest: HostManifest, index: number): GraphHost {
  const id = `host${index}`;
  const shared = sharedData(manifest.jails);
  const bridges = manifest.bridges.map((bridge, place) => bridgeNode(`${id}_bridge${place}`, bridge, place));
  const stores = storeNodes(id, manifest, shared);
  const entries = groupJails(manifest.jails, shared);
  const places = new Map(bridges.map((bridge) => [bridge.name, bridge.index]));
  const groups = entries.map((jails, place) => ({
    id: `${id}_group${place}`,
    jails: jails.map((jail, member) => jailNode(`${id}_group${place}_jail${member}`, jail, places, shared)),
  }));
  return {
    id,
    name: manifest.host.name,
    release: manifest.host.release,
    bridges,
    groups,
    stores,
    edges: [
      ...entries.flatMap(([first], place) => relations(groups[place]!, first!, groups, bridges, stores)),
      ...below(stores),
    ],
  };
}

/** What more than one jail mounts. */
function sharedData(jails: readonly JailEntry[]): Set<string> {
  const mounts = jails.flatMap((jail) => [...new Set(jail.mounts.map((mount) => mount.dataset))]);
  return new Set(mounts.filter((name, index) => mounts.indexOf(name) !== index));
}

function bridgeNode(id: string, bridge: BridgeEntry, index: number): BridgeNode {
  const details = [
    bridge.ip4Cidr,
    bridge.ip6Cidr,
    bridge.uplink && `uplink ${bridge.uplink}`,
    bridge.isolated ? 'isolated members' : undefined,
    bridge.mtu && `mtu ${bridge.mtu}`,
  ];
  return { id, name: bridge.name, index, details: details.filter((text) => text !== undefined).map(String) };
}

function jailNode(
  id: string,
  jail: JailEntry,
  bridges: ReadonlyMap<string, number>,
  shared: ReadonlySet<string>,
): JailNode {
  const { root } = jail;
  return {
    id,
    name: jail.name,
    root: root.kind === 'directory' ? root.path : root.dataset,
    addresses: addressesOf(jail, bridges),
    data: jail.mounts
      .filter((mount) => !shared.has(mount.dataset))
      .map((mount) => `${mount.dataset} at ${mount.destination}${mount.readOnly ? ' (ro)' : ''}`),
  };
}

function addressesOf(jail: JailEntry, bridges: ReadonlyMap<string, number>): Address[] {
  const own = jail.interfaces.flatMap((one) => {
    const bridge = bridges.get(one.bridge);
    const addresses = [one.ip4Address, one.ip6Address].filter((text) => text !== undefined);
    const texts =
      addresses.length === 0
        ? [one.jailEnd]
        : addresses.map((text) => shownAddress(text.replace(/\/\d+$/, '')));
    return texts.map((text) => ({ text, bridge }));
  });
  const shared = [...jail.ip4Addresses, ...jail.ip6Addresses];
  return [...own, ...shared.map((text) => ({ text: shownAddress(text) }))];
}

function shownAddress(text: string): string {
  return isLateBoundReference(text) ? 'from Terraform' : text;
}

/** Bases, what jails share, and the declared datasets that these lie in; not the jails' own. */
function storeNodes(
  id: string,
  { bases, datasets, jails }: HostManifest,
  shared: ReadonlySet<string>,
): StoreNode[] {
  const own = new Set([
    ...jails.flatMap(({ root }) => (root.kind === 'directory' ? [] : [root.dataset])),
    ...jails
      .flatMap(({ mounts }) => mounts.map((mount) => mount.dataset))
      .filter((name) => !shared.has(name)),
    ...bases.map((base) => base.dataset),
  ]);
  return [
    ...bases.map((base, index) => ({
      id: `${id}_base${index}`,
      kind: 'base' as const,
      name: base.dataset,
      details: [base.release],
    })),
    ...datasets
      .filter((dataset) => !own.has(dataset.name))
      .map((dataset, index) => ({
        id: `${id}_dataset${index}`,
        kind: 'dataset' as const,
        name: dataset.name,
        details: datasetDetails(dataset),
      })),
  ];
}

function datasetDetails({ mountpoint, properties }: DatasetEntry): string[] {
  const { quota, compression } = properties;
  return [
    mountpoint,
    ...(compression === undefined ? [] : [compression]),
    ...(quota === undefined || !/^\d+$/.test(quota) ? [] : [`quota ${byteText(Number(quota))}`]),
  ];
}

/** What holds for one jail of a group holds for all. */
function relations(
  group: JailGroup,
  jail: JailEntry,
  groups: readonly JailGroup[],
  bridges: readonly BridgeNode[],
  stores: readonly StoreNode[],
): Edge[] {
  const names = new Set(jail.startAfter.map((other) => other.name));
  const bridgeNames = new Set(jail.interfaces.map((one) => one.bridge));
  const data = new Set(jail.mounts.map((mount) => mount.dataset));
  const base = baseOf(jail);
  const to = group.id;
  return [
    ...bridges
      .filter((bridge) => bridgeNames.has(bridge.name))
      .map((bridge): Edge => ({ kind: 'network', from: bridge.id, to, bridge: bridge.index })),
    ...groups
      .filter((other) => other.jails.some((one) => names.has(one.name)))
      .map((other): Edge => ({ kind: 'order', from: other.id, to })),
    ...stores.flatMap((store): Edge[] =>
      store.kind === 'base' && store.name === base
        ? [{ kind: 'root', from: group.id, to: store.id }]
        : store.kind === 'dataset' && data.has(store.name)
          ? [{ kind: 'data', from: group.id, to: store.id }]
          : [],
    ),
  ];
}

/** From each store to the nearest of the others that it lies in. */
function below(stores: readonly StoreNode[]): Edge[] {
  return stores.flatMap((store): Edge[] => {
    const [nearest] = stores
      .filter((other) => other.kind === 'dataset' && store.name.startsWith(`${other.name}/`))
      .sort((a, b) => b.name.length - a.name.length);
    return nearest === undefined ? [] : [{ kind: 'below', from: store.id, to: nearest.id }];
  });
}
