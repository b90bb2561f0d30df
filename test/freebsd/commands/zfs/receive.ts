import { mountIfWanted } from '../../machine/zfs-mounts';
import { ZfsError } from '../../machine/zfs';
import type { Zfs } from '../../machine/zfs';
import { Space } from '../../machine/zfs-space';
import { decode, unpack } from '../../machine/zfs-stream';
import type { Stream, StreamRecord } from '../../machine/zfs-stream';
import { datasetOf } from '../../state/zfs-names';
import type { Dataset } from '../../state/zfs-state';
import { removeSnapshot } from './destroy';
import { pairs, usage } from './subcommand';
import type { Subcommand, ZfsCall } from './subcommand';

export const receive: Subcommand = {
  options: 'AFMdehnsuvo:x:',
  usage:
    'receive [-vMnsFhu] [-o <property>=<value>] ... [-x <property>] ...\n\t    <filesystem|volume|snapshot>\n\treceive [-vMnsFhu] [-o <property>=<value>] ... [-x <property>] ...\n\t    [-d | -e] <filesystem>\n\treceive -A <filesystem|volume>',
  async run(call) {
    const { zfs, options, operands, session } = call;
    const [target, ...more] = operands;
    if (target === undefined) usage('missing snapshot argument');
    if (more.length > 0) usage('too many arguments');
    if (options.has('A')) {
      zfs.open(target as string);
      throw new ZfsError(`'${target}' does not have any resumable receive state to abort`);
    }
    const given = pairs(options.values('o'));
    const properties = zfs.checkProperties(given, `cannot receive`, true);
    const stream = decode(await session.call.input());
    if (!stream) throw new ZfsError('cannot receive: failed to read from stream');
    const first = stream.records[0];
    if (!first) throw new ZfsError('cannot receive: failed to read from stream');
    const touched = new Set<Dataset>();
    for (const [at, record] of stream.records.entries()) {
      const place = placeOf(call, record, first, target as string);
      touched.add(await receiveOne(call, stream, at, place, properties));
    }
    if (options.has('u') || options.has('n')) return;
    for (const dataset of touched) await mountIfWanted(zfs, dataset);
  },
};

/** The dataset that a record goes to. */
function placeOf(
  { options, zfs }: ZfsCall,
  record: StreamRecord,
  first: StreamRecord,
  target: string,
): string {
  const sent = datasetOf(record.name);
  if (options.has('d') || options.has('e')) {
    zfs.open(target);
    const parts = sent.split('/');
    return [target, ...(options.has('d') ? parts.slice(1) : parts.slice(-1))].join('/');
  }
  return datasetOf(target) + sent.slice(datasetOf(first.name).length);
}

async function receiveOne(
  call: ZfsCall,
  stream: Stream,
  at: number,
  name: string,
  properties: Readonly<Record<string, string>>,
): Promise<Dataset> {
  const { zfs, options, operands, session } = call;
  const record = stream.records[at] as StreamRecord;
  const snap =
    at === 0 && stream.records.length === 1 && (operands[0] ?? '').includes('@')
      ? (operands[0] ?? '').split('@')[1]
      : record.name.split('@')[1];
  const full = `${name}@${snap}`;
  const present = zfs.dataset(name);
  if (zfs.snapshot(full)) {
    throw new ZfsError(
      record.from
        ? `cannot restore to ${full}: destination already exists` // [low]
        : `cannot receive new filesystem stream: destination '${name}' exists\nmust specify -F to overwrite it`,
    );
  }
  const dataset = record.from
    ? await intoExisting(zfs, present, name, record, options.has('F'))
    : await intoNew(zfs, present, name, options.has('F'));
  if (options.has('n')) return dataset;
  Object.assign(dataset.received, without(record.datasetProperties, options.values('x')));
  Object.assign(dataset.properties, properties);
  await fill(zfs, dataset, stream.contents[at] ?? Buffer.alloc(0));
  const createtxg = zfs.nextTxg();
  const folder = `s${createtxg}-r`;
  const { agent, disk } = zfs.machine;
  await agent.copyTree(`${disk.zfs}/${dataset.folder}`, `${disk.zfs}/${folder}`);
  zfs.state.snapshots.push({
    name: full,
    guid: record.guid,
    createtxg,
    creation: record.creation,
    properties: { ...record.snapshotProperties },
    folder,
    holds: {},
    deferred: false,
  });
  if (options.has('v')) {
    session.line(`receiving ${record.from ? 'incremental' : 'full'} stream of ${record.name} into ${full}`);
    session.line(`received ${record.size}B stream in 1 seconds (${record.size}B/sec)`);
  }
  return dataset;
}

const without = (
  properties: Readonly<Record<string, string>>,
  left: readonly string[],
): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !left.includes(name)));

async function fill(zfs: Zfs, dataset: Dataset, content: Buffer): Promise<void> {
  const { agent, disk } = zfs.machine;
  const folder = zfs.newFolder(`r${dataset.createtxg}-`);
  unpack(content, disk.zfs, folder);
  await agent.restoreTree(`${disk.zfs}/${folder}`, `${disk.zfs}/${dataset.folder}`);
  await agent.removeTree(`${disk.zfs}/${folder}`);
}

async function intoNew(
  zfs: Zfs,
  present: Dataset | undefined,
  name: string,
  force: boolean,
): Promise<Dataset> {
  if (!present) {
    zfs.requireParent(name, 'cannot receive new filesystem stream');
    return zfs.add(name, {});
  }
  if (!force || zfs.snapshotsOf(name).length > 0) {
    if (force) {
      throw new ZfsError(
        `cannot receive new filesystem stream: destination has snapshots (eg. ${zfs.snapshotsOf(name)[0]?.name})\nmust destroy them to overwrite it`,
      );
    }
    throw new ZfsError(
      `cannot receive new filesystem stream: destination '${name}' exists\nmust specify -F to overwrite it`,
    );
  }
  return present;
}

async function intoExisting(
  zfs: Zfs,
  present: Dataset | undefined,
  name: string,
  record: StreamRecord,
  force: boolean,
): Promise<Dataset> {
  if (!present) {
    throw new ZfsError(`cannot receive incremental stream: destination '${name}' does not exist`);
  }
  const own = zfs.snapshotsOf(name);
  const base = own.find(({ guid }) => guid === record.from?.guid);
  const newest = own.at(-1);
  if (!base || (newest !== base && !force)) {
    throw new ZfsError(
      `cannot receive incremental stream: most recent snapshot of ${name} does not\nmatch incremental source`,
    );
  }
  if (!force && new Space(zfs).written(present, base) > 0) {
    throw new ZfsError(
      `cannot receive incremental stream: destination ${name} has been modified\nsince most recent snapshot`,
    );
  }
  for (const later of own.filter(({ createtxg }) => createtxg > base.createtxg))
    await removeSnapshot(zfs, later);
  return present;
}
