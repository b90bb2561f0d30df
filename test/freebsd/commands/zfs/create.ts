import { mountIfWanted } from '../../machine/zfs-mounts';
import type { Zfs } from '../../machine/zfs';
import { ZfsError } from '../../machine/zfs';
import { parentOf, poolOf, wrongDatasetName, wrongSnapshotName } from '../../state/zfs-names';
import { parseSize } from '../../state/zfs-properties';
import { pairs, usage } from './subcommand';
import type { Subcommand, ZfsCall } from './subcommand';

const refuse = (name: string, why: string): never => {
  throw new ZfsError(`cannot create '${name}': ${why}`);
};

export const create: Subcommand = {
  options: 'nPpuvo:V:sb:',
  usage: 'create [-Pnpuv] [-o property=value] ... <filesystem>',
  async run({ zfs, options, operands, session }) {
    const [name, ...more] = operands;
    if (name === undefined) usage('missing filesystem argument');
    if (more.length > 0) usage('too many arguments');
    const wrong = wrongDatasetName(name as string);
    if (wrong !== undefined) refuse(name as string, wrong);
    await make(zfs, name as string, options.has('p'), {
      properties: pairs(options.values('o')),
      mount: !options.has('u'),
      dry: options.has('n'),
      ...(options.value('V') !== undefined && { volume: options.value('V') }),
    });
    if (options.has('v')) session.line(`create ${name}`);
  },
};

interface Wish {
  readonly properties: Record<string, string>;
  readonly mount: boolean;
  readonly dry: boolean;
  readonly volume?: string | undefined;
}

async function make(zfs: Zfs, name: string, withParents: boolean, wish: Wish): Promise<void> {
  if (zfs.dataset(name)) {
    if (withParents) return;
    refuse(name, 'dataset already exists');
  }
  if (withParents) await makeParents(zfs, name, wish.dry);
  zfs.requireParent(name, 'cannot create');
  const properties = zfs.checkProperties(wish.properties, `cannot create '${name}'`, true);
  if (wish.dry) return;
  if (wish.volume !== undefined) {
    const size = parseSize(wish.volume);
    if (size === undefined) refuse(name, `bad volume size '${wish.volume}'`);
    zfs.add(name, { ...properties, volsize: String(size) }, { type: 'volume' });
    return;
  }
  const dataset = zfs.add(name, properties);
  if (wish.mount) await mountIfWanted(zfs, dataset);
}

async function makeParents(zfs: Zfs, name: string, dry: boolean): Promise<void> {
  const parent = parentOf(name);
  if (parent === undefined || zfs.dataset(parent)) return;
  await makeParents(zfs, parent, dry);
  zfs.requireParent(parent, 'cannot create');
  if (!dry) await mountIfWanted(zfs, zfs.add(parent, {}));
}

/** Takes snapshots: all of a call, or none. */
export const snapshot: Subcommand = {
  options: 'ro:',
  usage: 'snapshot [-r] [-o property=value] ... <filesystem|volume>@<snap> ...',
  async run({ zfs, options, operands }) {
    if (operands.length === 0) usage('missing snapshot argument');
    const properties = zfs.checkProperties(pairs(options.values('o')), 'cannot create snapshots', false);
    if (Object.keys(properties).some((name) => !name.includes(':'))) {
      throw new ZfsError('cannot create snapshots : invalid property for this type of dataset'); // [low]
    }
    const names: string[] = [];
    for (const operand of operands) {
      const [dataset = '', snap] = operand.split('@');
      if (snap === undefined) usage(`missing '@' delimiter in snapshot name`);
      const wrong = wrongSnapshotName(operand);
      if (wrong !== undefined) throw new ZfsError(`cannot create snapshot '${operand}': ${wrong}`);
      zfs.open(dataset);
      names.push(operand);
      if (options.has('r')) names.push(...zfs.below(dataset).map(({ name }) => `${name}@${snap}`));
    }
    const taken = names.find((name) => zfs.snapshot(name));
    if (taken !== undefined) throw new ZfsError(`cannot create snapshot '${taken}': dataset already exists`);
    const txg = zfs.nextTxg();
    for (const [at, name] of names.entries()) await takeSnapshot(zfs, name, properties, txg, at);
  },
};

/** Copies a dataset's contents as they are now. */
export async function takeSnapshot(
  zfs: Zfs,
  name: string,
  properties: Record<string, string>,
  txg: number,
  order = 0,
): Promise<void> {
  const dataset = zfs.open(name.split('@')[0] ?? '');
  const folder = `s${txg}-${order}`;
  const { agent, disk } = zfs.machine;
  if (dataset.folder === undefined) throw new ZfsError(`cannot create snapshot '${name}': out of space`);
  await agent.copyTree(`${disk.zfs}/${dataset.folder}`, `${disk.zfs}/${folder}`);
  zfs.state.snapshots.push({
    name,
    guid: zfs.guid(txg * 1000 + order),
    createtxg: txg,
    creation: zfs.now(),
    properties: { ...properties },
    folder,
    holds: {},
    deferred: false,
  });
}

export const clone: Subcommand = {
  options: 'pno:u',
  usage: 'clone [-p] [-o property=value] ... <snapshot> <filesystem|volume>',
  async run(call: ZfsCall) {
    const { zfs, options, operands } = call;
    const [from, name, ...more] = operands;
    if (from === undefined) usage('missing source dataset argument');
    if (name === undefined) usage('missing target dataset argument');
    if (more.length > 0) usage('too many arguments');
    const origin = zfs.openSnapshot(from as string);
    const target = name as string;
    const wrong = wrongDatasetName(target);
    if (wrong !== undefined) refuse(target, wrong);
    if (poolOf(target) !== poolOf(origin.name)) refuse(target, 'source and target pools differ');
    if (zfs.dataset(target)) {
      if (options.has('p')) return;
      refuse(target, 'dataset already exists');
    }
    if (options.has('p')) await makeParents(zfs, target, false);
    zfs.requireParent(target, 'cannot create');
    const properties = zfs.checkProperties(pairs(options.values('o')), `cannot create '${target}'`, true);
    const dataset = zfs.add(target, properties, { origin: origin.name });
    const { agent, disk } = zfs.machine;
    await agent.copyTree(`${disk.zfs}/${origin.folder}`, `${disk.zfs}/${dataset.folder}`);
    if (!options.has('u')) await mountIfWanted(zfs, dataset);
  },
};
