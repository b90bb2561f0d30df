import type { Machine } from './machine';
import { addInterface, freeUnit } from '../state/network';
import { loadOnDemand } from '../state/modules';
import { Zfs } from './zfs';
import { mountIfWanted } from './zfs-mounts';

/** Something on the host that is not the script's: made behind its back. */
export type Planted =
  | {
      readonly dataset: string;
      readonly properties?: Readonly<Record<string, string>>;
      readonly files?: Readonly<Record<string, string>>;
    }
  | { readonly bridge: string; readonly address?: string; readonly description?: string }
  /** A network card. */
  | { readonly card: string }
  | { readonly jail: string; readonly path: string; readonly vnet?: boolean }
  | { readonly rule: string }
  | { readonly file: string; readonly content: string; readonly mode?: number }
  | { readonly link: string; readonly target: string }
  | { readonly nullfs: string; readonly from: string; readonly readOnly?: boolean }
  | { readonly download: string; readonly content: Uint8Array }
  /** A jail of this name will stay dying for so long after it was removed. */
  | { readonly lingering: string; readonly seconds: number };

export async function plant(machine: Machine, thing: Planted): Promise<void> {
  const { state, tree, prisons } = machine;
  if ('dataset' in thing) {
    const top = await plantDataset(machine, thing.dataset, thing.properties ?? {});
    for (const [path, content] of Object.entries(thing.files ?? {})) tree.write(`${top}/${path}`, content);
  } else if ('bridge' in thing) {
    loadOnDemand(state, 'if_bridge');
    const unit = /^bridge(\d+)$/.exec(thing.bridge)?.[1];
    const [address, prefix] = thing.address?.split('/') ?? [];
    addInterface(
      state.network,
      'bridge',
      unit === undefined ? freeUnit(state.network, 'bridge') : Number(unit),
      undefined,
      {
        name: thing.bridge,
        up: true,
        ...(thing.description !== undefined && { description: thing.description }),
        ...(address !== undefined && { inet: [{ address, prefix: Number(prefix) }] }),
      },
    );
  } else if ('card' in thing) {
    const unit = Number(/\d+$/.exec(thing.card)?.[0] ?? 0);
    addInterface(state.network, 'ether', unit, undefined, { name: thing.card, groups: [] });
  } else if ('jail' in thing) {
    tree.makeDirectory(thing.path);
    const jid = Math.max(0, state.lastJid, ...prisons.prisons.map((prison) => prison.jid)) + 1;
    state.lastJid = jid;
    const settings = { path: thing.path, ...(thing.vnet && { vnet: 'new' }) };
    const fresh = { jid, name: thing.jail, parent: undefined, path: thing.path, persist: true, dying: false };
    state.prisons = [...state.prisons, { ...fresh, processes: [], settings }];
  } else if ('rule' in thing) state.rules.push(thing.rule);
  else if ('file' in thing) tree.write(thing.file, thing.content, thing.mode);
  else if ('link' in thing) tree.makeLink(thing.link, thing.target);
  else if ('nullfs' in thing) {
    tree.makeDirectory(thing.nullfs);
    await machine.mounter.mount({
      type: 'nullfs',
      source: tree.resolve(thing.from),
      target: tree.resolve(thing.nullfs),
      options: thing.readOnly ? ['ro'] : [],
    });
  } else if ('download' in thing)
    state.downloads[thing.download] = Buffer.from(thing.content).toString('latin1');
  else state.lingers[thing.lingering] = thing.seconds;
}

/** The result is where it is mounted. */
async function plantDataset(
  machine: Machine,
  name: string,
  properties: Readonly<Record<string, string>>,
): Promise<string> {
  const { realPool } = machine;
  if (realPool) {
    const options = Object.entries(properties).flatMap(([property, value]) => ['-o', `${property}=${value}`]);
    const { exit, stderr } = await realPool.change(['create', ...options, name]);
    if (exit !== 0) throw new Error(stderr);
    return machine.state.mounts.find(({ source }) => source === name)?.target ?? '';
  }
  const zfs = new Zfs(machine);
  zfs.requireParent(name, 'cannot create');
  const dataset = zfs.add(name, { ...properties });
  await mountIfWanted(zfs, dataset);
  return zfs.value(dataset, 'mountpoint');
}
