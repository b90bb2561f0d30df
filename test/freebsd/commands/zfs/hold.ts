import { ZfsError } from '../../machine/zfs';
import { datasetOf, wrongSnapshotName } from '../../state/zfs-names';
import type { Snapshot } from '../../state/zfs-state';
import { removeIfDeferred } from './destroy';
import { usage } from './subcommand';
import type { Subcommand, ZfsCall } from './subcommand';

function snapshots({ zfs, options }: ZfsCall, name: string): Snapshot[] {
  if (!name.includes('@')) throw new ZfsError(`'${name}' is not a snapshot`);
  const [top = '', snap = ''] = name.split('@');
  const first = zfs.openSnapshot(name);
  if (!options.has('r')) return [first];
  const heirs = zfs.below(top).map((dataset) => zfs.snapshot(`${dataset.name}@${snap}`));
  return [first, ...heirs.filter((one) => one !== undefined)];
}

export const hold: Subcommand = {
  options: 'r',
  usage: 'hold [-r] <tag> <snapshot> ...',
  run(call) {
    const [tag, ...names] = call.operands;
    if (tag === undefined || names.length === 0) usage();
    if ((tag as string).startsWith('.')) throw new ZfsError(`tag may not start with '.'`);
    const chosen = names.flatMap((name) => snapshots(call, name));
    const taken = chosen.find(({ holds }) => (tag as string) in holds);
    if (taken) throw new ZfsError(`cannot hold snapshot '${taken.name}': tag already exists on this dataset`);
    for (const { holds } of chosen) holds[tag as string] = call.zfs.now();
  },
};

export const release: Subcommand = {
  options: 'r',
  usage: 'release [-r] <tag> <snapshot> ...',
  async run(call) {
    const [tag, ...names] = call.operands;
    if (tag === undefined || names.length === 0) usage();
    const chosen = names.flatMap((name) => snapshots(call, name));
    const without = chosen.find(({ holds }) => !((tag as string) in holds));
    if (without && !call.options.has('r')) {
      throw new ZfsError(`cannot release hold from snapshot '${without.name}': no such tag on this dataset`);
    }
    for (const snapshot of chosen) {
      delete snapshot.holds[tag as string];
      await removeIfDeferred(call.zfs, snapshot);
    }
  },
};

export const holds: Subcommand = {
  options: 'rHp',
  usage: 'holds [-rHp] <snapshot> ...',
  run(call) {
    if (call.operands.length === 0) usage();
    const rows = call.operands.flatMap((name) =>
      snapshots(call, name).flatMap((snapshot) =>
        Object.entries(snapshot.holds).map(([tag, time]) => [
          snapshot.name,
          tag,
          call.options.has('p') ? String(time) : new Date(time * 1000).toUTCString(),
        ]),
      ),
    );
    if (!call.options.has('H') && rows.length > 0) call.session.line('NAME  TAG  TIMESTAMP');
    for (const row of rows) call.session.line(row.join(call.options.has('H') ? '\t' : '  '));
  },
};

export const bookmark: Subcommand = {
  options: '',
  usage: 'bookmark <snapshot|bookmark> <newbookmark>',
  run({ zfs, operands }) {
    const [from, to] = operands;
    if (from === undefined || to === undefined) usage();
    const snapshot = zfs.openSnapshot(from as string);
    const name = (to as string).startsWith('#') ? datasetOf(snapshot.name) + to : (to as string);
    const wrong = wrongSnapshotName(name.replace('#', '@'));
    if (wrong !== undefined) throw new ZfsError(`cannot create bookmark '${name}': ${wrong}`);
    if (zfs.state.bookmarks.some((mark) => mark.name === name)) {
      throw new ZfsError(`cannot create bookmark '${name}': bookmark exists`);
    }
    const { guid, createtxg, creation } = snapshot;
    zfs.state.bookmarks.push({ name, guid, createtxg, creation });
  },
};

/** `zfs jail` and `zfs unjail`; the texts are derived from the code. [low] */
export const attach: Subcommand = {
  options: '',
  usage: 'jail <jailid|jailname> <filesystem>',
  run({ zfs, operands, session }) {
    const [jailName, name, ...more] = operands;
    if (jailName === undefined || name === undefined || more.length > 0) usage();
    const jail = session.machine.findJail(jailName as string);
    if (!jail) usage('invalid jail id or name');
    if ((name as string).includes('@'))
      throw new ZfsError(`cannot jail '${name}': snapshots can not be jailed`);
    const dataset = zfs.open(name as string);
    if (dataset.type === 'volume') throw new ZfsError(`cannot jail '${name}': volumes can not be jailed`);
    if (zfs.value(dataset, 'jailed') !== 'on')
      throw new ZfsError(`cannot jail '${name}': operation not permitted`);
    if (dataset.jail !== undefined) throw new ZfsError(`cannot jail '${name}': dataset already exists`);
    if (jail) dataset.jail = jail.jid;
  },
};

export const detach: Subcommand = {
  options: '',
  usage: 'unjail <jailid|jailname> <filesystem>',
  run({ zfs, operands, session }) {
    const [jailName, name, ...more] = operands;
    if (jailName === undefined || name === undefined || more.length > 0) usage();
    const jail = session.machine.findJail(jailName as string);
    if (!jail) usage('invalid jail id or name');
    const dataset = zfs.open(name as string);
    if (dataset.jail === undefined || dataset.jail !== jail?.jid) {
      throw new ZfsError(`cannot unjail '${name}': dataset does not exist`);
    }
    delete dataset.jail;
  },
};

export const allow: Subcommand = {
  options: 'ldug',
  usage: 'allow [-ldug] <"everyone"|user|group>[,...] <perm|@setname>[,...] <filesystem|volume>',
  run({ zfs, operands, options, session }) {
    const [who, permissions, name] = operands.length === 1 ? [undefined, undefined, operands[0]] : operands;
    const dataset = zfs.open(name ?? usage());
    if (who === undefined) {
      if (dataset.allowed.length > 0) session.line(`---- Permissions on ${dataset.name} ----`);
      for (const line of dataset.allowed) session.line(`\t${line}`);
      return;
    }
    const kind = options.has('g') ? 'group' : who === 'everyone' ? '' : 'user';
    dataset.allowed.push(`${kind} ${who} ${permissions}`.trim());
  },
};
