import type { Evaluation } from '../jailconf';
import { parseJailName } from '../values/jail-name';
import { parseJailPath } from '../values/path';
import { partReason, type AcceptedRisk } from './accepted-risk';
import { planBridges } from './bridges';
import { canonicalPath } from './canonical-path';
import { CommentShelf } from './comment-shelf';
import { faultOf } from './fault';
import { JailPropsMaker, type MadeProp } from './jail-props';
import type { Departure, ImportPlan, JailPlan, LeftOut, Prop } from './plan';
import { findAttachments, type FoundAttachments } from './recognise/attachments';
import { findDevfsGuard } from './recognise/devfs-guard';
import { hookLines, type HookLine } from './recognise/hooks';
import { findLimits, type FoundLimits } from './recognise/limits';
import { findMounts, type KnownDataset } from './recognise/mounts';
import { stringLiteral } from './literal';
import { listOf, sourceJail, textOf, type SourceJail } from './source-jail';

export interface ImportOptions {
  readonly hostName: string;
  readonly release: string;
  /** What the file is called in the program. */
  readonly fileName: string;
  readonly datasets: readonly KnownDataset[];
  /** Jails in which nothing is recognised: everything stays as it is written. */
  readonly verbatim: ReadonlySet<string>;
  /** Jails that cannot be carried over, and why. */
  readonly leaveOut: ReadonlyMap<string, string>;
}

interface Found {
  readonly lines: readonly HookLine[];
  readonly guard: ReadonlySet<HookLine>;
  readonly limits: FoundLimits;
  readonly network: FoundAttachments;
}

const NO_NETWORK: FoundAttachments = { attachments: [], lines: new Set() };

/** Turns an evaluated jail.conf into what the program will say. */
export function planImport(evaluation: Evaluation, options: ImportOptions): ImportPlan {
  const shelf = new CommentShelf(evaluation.parsed);
  const all = evaluation.jails.map(sourceJail);
  const sources = all.filter((jail) => isFirst(jail, all));
  const faults = new Map(
    sources.map((jail) => [jail.name, options.leaveOut.get(jail.name) ?? faultOfJail(jail)]),
  );
  const carried = sources.filter((jail) => faults.get(jail.name) === undefined);
  const found = new Map(carried.map((jail) => [jail.name, recognise(jail, options)]));
  const { bridges, refused } = planBridges(
    carried.map(({ name }) => ({ jail: name, attachments: found.get(name)!.network.attachments })),
  );
  const names = new Set(carried.map((jail) => jail.name));
  const jails = carried.map((jail) => {
    const known = found.get(jail.name)!;
    return planJail(
      jail,
      refused.has(jail.name) ? { ...known, network: NO_NETWORK } : known,
      names,
      shelf,
      options,
    );
  });
  const leftOut = all
    .filter((jail) => !names.has(jail.name) || !isFirst(jail, all))
    .map((jail): LeftOut => {
      const why = isFirst(jail, all) ? faults.get(jail.name)! : 'the file has a jail of that name before it';
      return { name: jail.name, why, comments: shelf.restOf(jail) };
    });
  const mounted = new Set(jails.flatMap((jail) => jail.mounts.map((mount) => mount.dataset)));
  const { hostName, release, fileName, datasets } = options;
  return {
    hostName,
    release,
    fileName,
    bridges,
    datasets: datasets.filter((dataset) => mounted.has(dataset)),
    jails,
    leftOut,
    comments: shelf.rest(),
  };
}

/** Of two jails of one name jail(8) starts the first. */
function isFirst(jail: SourceJail, all: readonly SourceJail[]): boolean {
  return all.find(({ name }) => name === jail.name) === jail;
}

/** Why a jail cannot be carried over at all. */
function faultOfJail(jail: SourceJail): string | undefined {
  const path = pathOf(jail);
  return (
    faultOf(() => parseJailName(jail.name)) ??
    (path === undefined
      ? 'it has no path, so its root is the root of the host'
      : faultOf(() => parseJailPath(path)))
  );
}

function pathOf(jail: SourceJail): string | undefined {
  const path = textOf(jail, 'path');
  return path === undefined ? undefined : canonicalPath(path);
}

function recognise(jail: SourceJail, { verbatim }: ImportOptions): Found {
  const lines = hookLines(jail);
  const plain = verbatim.has(jail.name);
  const hasStack = textOf(jail, 'vnet') === 'new';
  return {
    lines,
    guard: plain ? new Set() : findDevfsGuard(jail, lines),
    limits: findLimits(jail.name, plain ? [] : lines),
    network: plain || !hasStack ? NO_NETWORK : findAttachments(listOf(jail, 'vnet.interface'), lines),
  };
}

function planJail(
  source: SourceJail,
  { lines, guard, limits, network }: Found,
  names: ReadonlySet<string>,
  shelf: CommentShelf,
  { datasets, verbatim }: ImportOptions,
): JailPlan {
  const root = pathOf(source)!;
  const { mounts, rest } = findMounts(
    root,
    listOf(source, 'mount'),
    verbatim.has(source.name) ? [] : datasets,
  );
  const replacedLines = new Set([...guard, ...limits.lines, ...network.lines]);
  const own = lines.filter((line) => !replacedLines.has(line));
  const replaced = network.attachments.length > 0 ? ['vnet', 'vnet.interface'] : [];
  const made = new JailPropsMaker(source, own, new Set(replaced)).make();
  const depends = listOf(source, 'depend');
  const acceptedRisks: AcceptedRisk[] = [];
  const commentsOf = (from: readonly string[]): readonly string[] => {
    const { accepted, others } = partReason(source, from, shelf.take(source, from));
    acceptedRisks.push(...accepted);
    return others;
  };
  const withComments = (props: readonly MadeProp[]): Prop[] =>
    props.map(({ name, value, from }) => ({ name, value, comments: commentsOf(from) }));
  const mountProp: MadeProp[] = rest.length === 0 ? [] : [{ name: 'mount', value: rest, from: ['mount'] }];
  const rootProp: MadeProp = {
    name: 'root',
    value: { code: `JailRoot.directory(${stringLiteral(root)})` },
    from: ['path'],
  };
  return {
    source,
    name: source.name,
    props: withComments([rootProp, ...made.props]),
    allow: made.allow.map((one) => one.name),
    allowComments: made.allow.flatMap((one) => commentsOf(one.from)),
    parameters: withComments([...made.parameters, ...mountProp]),
    acceptedRisks,
    limits: limits.limits,
    attachments: network.attachments,
    mounts,
    startAfter: depends.filter((name) => names.has(name)),
    departures: [
      ...made.departures.map((one): Departure => ({ jail: source.name, ...one })),
      ...depends
        .filter((name) => !names.has(name))
        .map((name) => ({
          jail: source.name,
          parameter: 'depend',
          what: name,
          why: 'that jail is not in the program',
        })),
      ...network.attachments.flatMap((one) =>
        one.changed.map((what) => ({
          jail: source.name,
          what,
          why: 'the library derives one from the names',
        })),
      ),
    ],
    replacedLines,
    comments: shelf.restOf(source),
  };
}
