import { mountIfWanted, mountOfDataset, unmountTree } from '../../machine/zfs-mounts';
import { Space } from '../../machine/zfs-space';
import { Values } from '../../machine/zfs-values';
import type { Zfs } from '../../machine/zfs';
import { ZfsError } from '../../machine/zfs';
import { isUserProperty, nativeProperties, nativeProperty } from '../../state/zfs-properties';
import { datasetOf } from '../../state/zfs-names';
import type { Dataset } from '../../state/zfs-state';
import { chosen } from './listing';
import { columnName } from './list';
import { pairs, usage } from './subcommand';
import type { Subcommand } from './subcommand';

const FIELDS = ['name', 'property', 'value', 'received', 'source'];
const SOURCES = ['local', 'default', 'inherited', 'temporary', 'received', 'none'];

export const get: Subcommand = {
  options: 'Hprd:o:s:t:j',
  usage:
    'get [-rHp] [-d max] [-o "all" | field[,...]] [-t type[,...]] [-s source[,...]] <"all" | property[,...]> [filesystem|volume|snapshot|bookmark] ...',
  run(call) {
    const { session, options, operands, zfs } = call;
    const [asked, ...names] = operands;
    if (asked === undefined) usage('missing property argument');
    const fields = options.value('o')?.split(',') ?? ['name', 'property', 'value', 'source'];
    const shown = fields.includes('all') ? FIELDS : fields;
    const odd = shown.find((field) => !FIELDS.includes(field));
    if (odd !== undefined) usage(`invalid column name '${odd}'`);
    const sources = options.value('s')?.split(',') ?? SOURCES;
    const { listed, failed } = chosen(call, names, ['filesystem', 'volume', 'snapshot']);
    const values = new Values(zfs);
    const columns = (asked as string).split(',').map((name) => {
      return name === 'all'
        ? name
        : (columnName(name, session.release) ?? usage(`bad property list: invalid property '${name}'`));
    });
    const rows: string[][] = [];
    for (const one of listed) {
      const all = columns.includes('all') ? allProperties(zfs, one.name, session.release) : columns;
      for (const property of all) {
        const { value, source } = values.show(one, property, options.has('p'));
        if (columns.includes('all') && value === '-' && source === '-') continue;
        if (!sources.includes(source === '-' ? 'none' : (source.split(' ')[0] ?? ''))) continue;
        const received = (one.kind === 'dataset' && one.dataset.received[property]) || '-';
        const cells: Record<string, string> = { name: one.name, property, value, received, source };
        rows.push(shown.map((field) => cells[field] ?? '-'));
      }
    }
    if (options.has('H')) for (const row of rows) session.line(row.join('\t'));
    else if (rows.length > 0) {
      const head = shown.map((field) => field.toUpperCase());
      const widths = head.map((title, at) =>
        Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
      );
      for (const row of [head, ...rows]) {
        session.line(
          row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  '),
        );
      }
    }
    return failed ? 1 : 0;
  },
};

function allProperties(zfs: Zfs, name: string, release: Parameters<typeof nativeProperties>[0]): string[] {
  const native = nativeProperties(release).map((property) => property.name);
  const user = new Set<string>();
  for (
    let at: string | undefined = datasetOf(name);
    at;
    at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : undefined
  ) {
    for (const property of Object.keys(zfs.dataset(at)?.properties ?? {}))
      if (property.includes(':')) user.add(property);
  }
  for (const property of Object.keys(zfs.snapshot(name)?.properties ?? {})) user.add(property);
  return [...native, ...[...user].sort()];
}

export const set: Subcommand = {
  options: 'u',
  usage: 'set [-u] <property=value> ... <filesystem|volume|snapshot> ...',
  async run({ zfs, options, operands }) {
    const count = operands.findIndex((operand) => !operand.includes('='));
    const words = count < 0 ? operands : operands.slice(0, count);
    const targets = count < 0 ? [] : operands.slice(count);
    if (words.length === 0) usage('missing property=value argument');
    if (targets.length === 0) usage('missing dataset name');
    for (const target of targets) {
      const what = `cannot set property for '${target}'`;
      const properties = zfs.checkProperties(pairs(words), what, false);
      const snapshot = target.includes('@') ? zfs.openSnapshot(target) : undefined;
      if (snapshot) {
        const native = Object.keys(properties).find((name) => !name.includes(':'));
        if (native !== undefined)
          throw new ZfsError(`${what}: this property can not be modified for snapshots`);
        Object.assign(snapshot.properties, properties);
        continue;
      }
      const dataset = zfs.open(target);
      checkRoom(zfs, dataset, properties, what);
      await change(zfs, dataset, properties, options.has('u'));
    }
  },
};

/** A quota below what is used already is refused. */
function checkRoom(
  zfs: Zfs,
  dataset: Dataset,
  { quota, refquota }: Readonly<Record<string, string>>,
  what: string,
): void {
  const space = new Space(zfs);
  const exceeds = (used: () => number, limit: string | undefined): boolean =>
    limit !== undefined && Number(limit) > 0 && used() > Number(limit);
  if (exceeds(() => space.used(dataset), quota) || exceeds(() => space.referenced(dataset), refquota)) {
    throw new ZfsError(`${what}: size is less than current used or reserved space`);
  }
}

/** Sets or (undefined) clears properties, and mounts anew what they concern. */
export async function change(
  zfs: Zfs,
  dataset: Dataset,
  properties: Readonly<Record<string, string | undefined>>,
  withoutMounting: boolean,
): Promise<void> {
  const moves = 'mountpoint' in properties && properties.mountpoint !== zfs.value(dataset, 'mountpoint');
  const stops = properties.canmount === 'off' || (properties.jailed === 'on' && dataset.mounted);
  const reached = zfs.reached(dataset, 'mountpoint');
  const unmounted = (moves || stops) && !withoutMounting ? await unmountTree(zfs, dataset) : [];
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) delete dataset.properties[name];
    else dataset.properties[name] = value;
  }
  if (withoutMounting) return;
  const wanted = moves
    ? [...reached, ...unmounted]
    : properties.canmount === 'on'
      ? [dataset, ...unmounted]
      : unmounted;
  for (const one of zfs.sorted()) {
    const remount = wanted.includes(one) && (unmounted.includes(one) || moves || one === dataset);
    if (remount && !one.mounted) await mountIfWanted(zfs, one);
  }
  await refreshOptions(zfs, dataset);
}

/** readonly, atime, exec and setuid take effect on what is mounted. */
async function refreshOptions(zfs: Zfs, dataset: Dataset): Promise<void> {
  for (const one of [dataset, ...zfs.below(dataset.name)]) {
    const mount = one.mounted ? mountOfDataset(zfs.machine, one) : undefined;
    if (!mount) continue;
    const on = (name: string, value: string): boolean => zfs.value(one, name) === value;
    const options = [
      ...(on('readonly', 'on') ? ['ro'] : []),
      ...(on('atime', 'off') ? ['noatime'] : []),
      ...(on('exec', 'off') ? ['noexec'] : []),
      ...(on('setuid', 'off') ? ['nosuid'] : []),
    ];
    if (options.join() !== mount.options.join()) await zfs.machine.mounter.remount(mount, options);
  }
}

export const inherit: Subcommand = {
  options: 'rS',
  usage: 'inherit [-rS] <property> <filesystem|volume|snapshot> ...',
  async run({ zfs, options, operands, session }) {
    const [name, ...targets] = operands;
    if (name === undefined) usage('missing property argument');
    if (targets.length === 0) usage('missing dataset argument');
    const native = nativeProperty(name as string, session.release);
    if (!native && !isUserProperty(name as string)) usage(`invalid property '${name}'`);
    if (native && (!native.inherited || native.kind === 'read only')) {
      session.call.err(`'${native.name}' property cannot be inherited\n`); // [low]
      return 1;
    }
    const property = native?.name ?? (name as string);
    for (const target of targets) {
      const snapshot = target.includes('@') ? zfs.openSnapshot(target) : undefined;
      if (snapshot) {
        delete snapshot.properties[property];
        continue;
      }
      const dataset = zfs.open(target);
      for (const one of options.has('r') ? [dataset, ...zfs.below(dataset.name)] : [dataset]) {
        await change(zfs, one, { [property]: undefined }, false);
      }
    }
    return 0;
  },
};
