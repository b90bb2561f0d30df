/**
 * zfs(8) of a host with a real pool: the real program does what is asked. zfs-fuse has pool version 23
 * and a zfs(8) of that age. What the runtime says to FreeBSD's, and this one does not understand, is put
 * in its words here, and nothing else is:
 *
 * - `zfs list -p`, and a guid that `zfs list` shows in full: by `zfs get -p`
 * - `zfs get -t`: by the names that `zfs list -t` gives
 * - `zfs get encryption`: there is no encryption, so it is off
 * - `zfs snapshot` of several at once: one after the other, and none if one cannot be taken
 * - `zfs holds`, which it lacks: the tag of a real hold is written down as a property of the snapshot
 *
 * Paths are those of the host: the pool is imported with the host's root as its altroot.
 */
import type { Mount } from '../../state/mount-table';
import { isAtOrBelow } from '../../state/zfs-names';
import type { Done, RealPool } from '../../machine/real-pool';
import type { Session } from '../../machine/session';
import type { Options } from '../options';
import { parseOptions } from '../options';
import type { Subcommand } from './subcommand';

/** Properties that only later versions have, with the value that comes to what this one does. */
const LATER: Readonly<Record<string, string>> = { encryption: 'off' };
const TAG = 'hold:';

interface RealCall {
  readonly session: Session;
  readonly pool: RealPool;
  readonly word: string;
  readonly args: readonly string[];
  readonly options: Options;
}

type Bridge = (call: RealCall) => Promise<Done>;

/** Runs a subcommand on the real pool; options are those that the simulated one has, too. */
export async function runReal(
  session: Session,
  pool: RealPool,
  word: string,
  { options }: Subcommand,
  args: readonly string[],
): Promise<number> {
  const call = { session, pool, word, args, options: parseOptions(session, options, args) };
  const done = await (BRIDGES[word] ?? change)(call);
  const { root } = session.machine.disk;
  const asOnHost = (text: string): string => text.replaceAll(root, '');
  session.call.err(asOnHost(done.stderr));
  session.call.out(word === 'send' ? done.stdout : asOnHost(done.stdout.toString()));
  return done.exit;
}

const change: Bridge = ({ pool, word, args }) => pool.change([word, ...args]);
const look: Bridge = ({ pool, word, args }) => pool.zfs([word, ...args]);

const mountsOf = ({ state }: Session, name: string): Mount[] =>
  state.mounts.filter(({ type, source }) => type === 'zfs' && isAtOrBelow(source, name));

/** FreeBSD's kernel refuses to unmount where a nullfs or a jail is; Linux would not mind. */
function refusal(session: Session, name: string): Done | undefined {
  const busy = mountsOf(session, name).find((mount) => session.machine.mounter.isBusy(mount));
  return busy && failed(`cannot unmount '${busy.target}': pool or dataset is busy`);
}

const unmounting: Bridge = async (call) => {
  const { session, options } = call;
  const refused = options.has('f') ? undefined : refusal(session, options.operands.at(-1) ?? '');
  return refused ?? change(call);
};

/** Each try would unmount, be told that it is too early, and mount again: so that is done apart. */
const rename: Bridge = async (call) => {
  const { session, pool, options } = call;
  const [from = '', to = ''] = options.operands;
  const mounted = mountsOf(session, from).map(({ source }) => source);
  if (mounted.length === 0) return change(call);
  const refused = refusal(session, from) ?? (await pool.change(['unmount', from]));
  if (refused.exit !== 0) return refused;
  const done = await change(call);
  const names = done.exit === 0 ? mounted.map((name) => to + name.slice(from.length)) : mounted;
  for (const name of names.sort()) await pool.change(['mount', name]);
  return done;
};

/** A property that moves a file system or takes it away unmounts it first. */
const set: Bridge = (call) =>
  call.options.operands.some((word) => /^mountpoint(=|$)|^canmount=off$/.test(word))
    ? unmounting(call)
    : change(call);

const receive: Bridge = async ({ pool, word, args, session }) =>
  pool.change([word, ...args], await session.call.input());

const list: Bridge = async (call) => {
  const { pool, options, args } = call;
  const columns = (options.value('o') ?? '').split(',');
  if (!options.has('p') && !columns.includes('guid')) return look(call);
  if (!options.has('H') || columns[0] !== 'name') return unknown(call, `list ${args.join(' ')}`);
  const listed = await pool.zfs(['list', '-H', '-o', 'name', ...flags(options, 'pHo'), ...options.operands]);
  const names = lines(listed);
  const asked = columns.slice(1);
  if (names.length === 0 || asked.length === 0) return listed;
  const got = await pool.zfs(['get', '-Hp', '-o', 'name,property,value', asked.join(','), ...names]);
  const values = new Map<string, string>();
  for (const [name, property, value = ''] of fields(got)) values.set(`${name} ${property}`, value);
  const rows = names.map((name) => [name, ...asked.map((column) => values.get(`${name} ${column}`) ?? '-')]);
  return { ...listed, stdout: table(rows), stderr: listed.stderr + got.stderr };
};

const GET_FIELDS = ['name', 'property', 'value', 'source'];

const get: Bridge = async (call) => {
  const { pool, options, args } = call;
  const [asked = '', ...given] = options.operands;
  const types = options.value('t');
  const isLater = asked.split(',').some((name) => name in LATER);
  if (types === undefined && !isLater) return look(call);
  if (!options.has('H')) return unknown(call, `get ${args.join(' ')}`);
  const listed = types && (await pool.zfs(['list', '-H', '-o', 'name', '-t', types, ...given]));
  const names = listed ? lines(listed) : given;
  if (names.length === 0) return { exit: 0, stdout: table([]), stderr: '' };
  // A user property that nobody has stands in the place of a later one.
  const known = asked.replace(/[^,]+/g, (name) => (name in LATER ? `later:${name}` : name));
  const done = await pool.zfs(['get', '-o', GET_FIELDS.join(','), ...flags(options, 'to'), known, ...names]);
  const shown = options.value('o')?.split(',') ?? GET_FIELDS;
  const rows = fields(done).map(([name = '', property = '', value = '', source = '']) => {
    const later = LATER[property.replace('later:', '')];
    const row = later === undefined ? { value, source } : { value: later, source: 'default' };
    const cells: Record<string, string> = { name, property: property.replace('later:', ''), ...row };
    return shown.map((field) => cells[field] ?? '-');
  });
  return { ...done, stdout: table(rows) };
};

const snapshot: Bridge = async ({ pool, options }) => {
  const taken: string[] = [];
  for (const name of options.operands) {
    const done = await pool.change(['snapshot', ...flags(options), name]);
    if (done.exit !== 0) {
      for (const one of taken) await pool.change(['destroy', one]);
      return done;
    }
    taken.push(name);
  }
  return { exit: 0, stdout: table([]), stderr: '' };
};

const hold: Bridge = async (call) => {
  const { pool, options, word } = call;
  const [tag = '', ...names] = options.operands;
  if (options.has('r') || !/^[a-z0-9._-]+$/.test(tag)) return unknown(call, `hold of many, or tag ${tag}`);
  const done = await change(call);
  if (done.exit !== 0) return done;
  const now = Math.floor(call.session.machine.now() / 1000);
  for (const name of names)
    await pool.zfs(word === 'hold' ? ['set', `${TAG}${tag}=${now}`, name] : ['inherit', TAG + tag, name]);
  return done;
};

const holds: Bridge = async (call) => {
  const { pool, options, session } = call;
  if (options.has('r') || !options.has('H')) return unknown(call, 'holds -r, or without -H');
  const done = await pool.zfs(['get', '-Hp', '-o', 'name,property,value', 'all', ...options.operands]);
  const rows = fields(done).flatMap(([name = '', property = '', value = '']) => {
    const when = new Date(Number(value) * 1000).toUTCString();
    return property.startsWith(TAG) ? [[name, property.slice(TAG.length), when]] : [];
  });
  const counts = fields(done).filter(([, property]) => property === 'userrefs');
  const count = counts.reduce((sum, [, , value]) => sum + Number(value), 0);
  if (count !== rows.length) session.machine.note(`${rows.length} tags are written down for ${count} holds`);
  return { ...done, stdout: table(rows) };
};

const BRIDGES: Readonly<Record<string, Bridge>> = {
  destroy: unmounting,
  get,
  hold,
  holds,
  inherit: set,
  list,
  receive,
  recv: receive,
  release: hold,
  rename,
  send: look,
  set,
  snap: snapshot,
  snapshot,
  umount: unmounting,
  unmount: unmounting,
};

const lines = ({ stdout }: Done): string[] => stdout.toString().split('\n').slice(0, -1);
const fields = (done: Done): string[][] => lines(done).map((line) => line.split('\t'));
const table = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => `${row.join('\t')}\n`).join(''));
const failed = (message: string): Done => ({ exit: 1, stdout: table([]), stderr: `${message}\n` });

/** The options as they were given, but for some. */
const flags = ({ given }: Options, without = ''): string[] =>
  given.flatMap(({ letter, value }) => {
    if (without.includes(letter)) return [];
    return value === undefined ? [`-${letter}`] : [`-${letter}`, value];
  });

function unknown({ session }: RealCall, what: string): Done {
  session.unknown(`to the real ZFS: ${what}`);
  return failed(`not understood: ${what}`);
}
