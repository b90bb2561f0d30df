import type { IConstruct } from 'constructs';
import { stackOf, type Problem } from '../engine';
import { jailOfOtherStack } from '../errors/rctl-limit';
import type { JailEntry } from '../manifest/jail-schema';
import { hostModel, type HostModel } from './host-model';
import { stackMembers, type StackMembers } from './membership';

/** All hosts of a stack with their manifests. */
export interface StackModel {
  readonly members: StackMembers;
  readonly hosts: readonly HostModel[];
  readonly problems: readonly Problem[];
  /** The entry of a jail, and the host it stands in. */
  readonly jails: ReadonlyMap<string, JailEntry>;
}

/** Builds the manifests of a stack's hosts from its constructs. Pure: the tree is only read. */
export function buildStackModel(stack: IConstruct): StackModel {
  const members = stackMembers(stack);
  const hosts = members.hosts.flatMap((one) => hostModel(stack.node.id, one, members) ?? []);
  const jails = new Map(
    hosts.flatMap(({ manifest }) => manifest.jails.map((jail) => [jail.path, jail] as const)),
  );
  return {
    members,
    hosts,
    jails,
    problems: [...members.problems, ...strayLimits(stack, members), ...hosts.flatMap((one) => one.problems)],
  };
}

/** A limit travels with its jail, so both must be in one stack. */
function strayLimits(stack: IConstruct, { limits }: StackMembers): Problem[] {
  return limits
    .filter(({ _jail }) => _jail !== undefined && stackOf(_jail) !== stack)
    .map((limit) => ({ path: limit.node.path, message: jailOfOtherStack(limit._jail?.jailName ?? '') }));
}
