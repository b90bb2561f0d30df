import type { IConstruct } from 'constructs';
import type { Dataset } from '../dataset';
import { isStack, type Problem } from '../engine';
import * as errors from '../errors/host';
import { parentOfOtherStack } from '../errors/nullfs-base';
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
  const hostOf = hostFinder(stack, found, hosts, problems);
  for (const one of found) {
    const host = one.kind === 'host' || one.kind === 'limit' ? undefined : hostOf(one.construct);
    const place = host === undefined ? undefined : byHost.get(host);
    if (place !== undefined) {
      addMember(place, one);
    }
  }
  if (hosts.length === 0 && found.some((one) => one.kind !== 'limit')) {
    problems.push({ path: stack.node.path, message: errors.noHost() });
  }
  const limits = found.filter((one) => one.kind === 'limit').map((one) => one.construct as RctlLimit);
  return { hosts, limits, problems };
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

/** Answers once for each construct, because a construct may be asked for before its turn. */
function hostFinder(
  stack: IConstruct,
  found: readonly Found[],
  hosts: readonly HostMembers[],
  problems: Problem[],
): (construct: IConstruct) => Host | undefined {
  const byConstruct = new Map(found.map((one) => [one.construct, one]));
  const known = new Map<IConstruct, Host | undefined>();
  const hostOf = (construct: IConstruct): Host | undefined => {
    const one = byConstruct.get(construct);
    if (one !== undefined && !known.has(construct)) {
      const owner = ownerOf(one);
      known.set(construct, owner === undefined ? resolveHost(stack, one, hosts, problems) : hostOf(owner));
      if (owner !== undefined && one.kind === 'base' && !byConstruct.has(owner)) {
        const message = parentOfOtherStack(owner.datasetName, owner.node.path);
        problems.push({ path: construct.node.path, message });
      }
    }
    return known.get(construct);
  };
  return hostOf;
}

/** A dataset below another one is where that one is, and so is a base that names no host. */
function ownerOf({ construct, kind }: Found): Dataset | undefined {
  if (kind === 'dataset') {
    return (construct as Dataset)._parent;
  }
  const base = construct as NullfsBase;
  return kind === 'base' && base._host === undefined ? base._parent : undefined;
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
  if (hosts.length > 1) {
    const names = hosts.map((one) => one.host.hostName);
    problems.push({ path, message: errors.severalHosts(stack.node.id, names) });
  }
  return undefined;
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
