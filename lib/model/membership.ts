import type { IConstruct } from 'constructs';
import type { Dataset } from '../dataset';
import { isStack, type Problem } from '../engine';
import * as errors from '../errors/host';
import type { Host } from '../host';
import type { Jail } from '../jail';
import { memberKind, type MemberKind } from '../member';
import type { NullfsBase } from '../nullfs-base';
import { problemsOf } from '../problems';
import type { RctlLimit } from '../rctl-limit';
import type { VnetBridge } from '../vnet-bridge';

/** What a host is made of. */
export interface HostMembers {
  readonly host: Host;
  readonly jails: Jail[];
  readonly datasets: Dataset[];
  readonly bases: NullfsBase[];
  readonly bridges: VnetBridge[];
}

/** What a stack holds of ours, sorted by host. */
export interface StackMembers {
  readonly hosts: HostMembers[];
  readonly limits: RctlLimit[];
  /** The host of each jail, dataset, base and bridge. */
  readonly hostOf: ReadonlyMap<IConstruct, Host>;
  /** What the constructs found wrong with themselves, and those that belong to no host. */
  readonly problems: Problem[];
}

interface Found {
  readonly construct: IConstruct;
  readonly kind: MemberKind;
  readonly hostAbove: Host | undefined;
}

/** Finds what a stack holds of ours and to which host each thing belongs. */
export function stackMembers(stack: IConstruct): StackMembers {
  const problems: Problem[] = [];
  const found = collect(stack, problems);
  const hosts = found.filter((one) => one.kind === 'host').map((one) => members(one.construct as Host));
  const byHost = new Map(hosts.map((one) => [one.host as IConstruct, one]));
  const hostOf = new Map<IConstruct, Host>();
  for (const one of found) {
    if (one.kind === 'host' || one.kind === 'limit') {
      continue;
    }
    const host = resolveHost(stack, one, hosts, problems);
    const place = host === undefined ? undefined : byHost.get(host);
    if (place !== undefined) {
      hostOf.set(one.construct, place.host);
      addMember(place, one);
    }
  }
  const limits = found.filter((one) => one.kind === 'limit').map((one) => one.construct as RctlLimit);
  return { hosts, limits, hostOf, problems };
}

/** Walks the stack once; nested stacks describe themselves. */
function collect(stack: IConstruct, problems: Problem[]): Found[] {
  const found: Found[] = [];
  const visit = (construct: IConstruct, hostAbove: Host | undefined): void => {
    const kind = memberKind(construct);
    let host = hostAbove;
    if (kind !== undefined) {
      found.push({ construct, kind, hostAbove });
      for (const message of problemsOf(construct)) {
        problems.push({ path: construct.node.path, message });
      }
      host = kind === 'host' ? (construct as Host) : hostAbove;
    }
    for (const child of construct.node.children) {
      if (!isStack(child)) {
        visit(child, host);
      }
    }
  };
  visit(stack, undefined);
  return found;
}

/** The host that was given, else the nearest above, else the only one of the stack. */
function resolveHost(
  stack: IConstruct,
  { construct, hostAbove }: Found,
  hosts: readonly HostMembers[],
  problems: Problem[],
): Host | undefined {
  const { path } = construct.node;
  const given = (construct as { _host?: Host })._host;
  if (given !== undefined) {
    if (!hosts.some((one) => one.host === given)) {
      problems.push({ path, message: errors.hostOfOtherStack(given.node.path) });
      return undefined;
    }
    return given;
  }
  if (hostAbove !== undefined || hosts.length === 1) {
    return hostAbove ?? hosts[0]?.host;
  }
  if (!isInner(construct)) {
    const names = hosts.map((one) => one.host.hostName);
    problems.push({
      path,
      message: names.length === 0 ? errors.noHost(stack.node.id) : errors.severalHosts(stack.node.id, names),
    });
  }
  return undefined;
}

/** A construct inside another one of ours shares its fate; saying so twice helps nobody. */
function isInner(construct: IConstruct): boolean {
  return memberKind(construct.node.scope) !== undefined;
}

function members(host: Host): HostMembers {
  return { host, jails: [], datasets: [], bases: [], bridges: [] };
}

function addMember(place: HostMembers, { construct, kind }: Found): void {
  switch (kind) {
    case 'jail':
      place.jails.push(construct as Jail);
      break;
    case 'dataset':
      place.datasets.push(construct as Dataset);
      break;
    case 'base':
      place.bases.push(construct as NullfsBase);
      break;
    case 'bridge':
      place.bridges.push(construct as VnetBridge);
      break;
    default:
      break;
  }
}
