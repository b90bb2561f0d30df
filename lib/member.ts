import type { IConstruct } from 'constructs';

/** The kinds of construct that a host's manifest is made of. */
export type MemberKind = 'host' | 'jail' | 'dataset' | 'base' | 'bridge' | 'limit';

const KIND = Symbol.for('cdktf-jails.member');

/** Marks a construct as one of ours; the mark is global, so that two copies of the package agree. */
export function markMember(construct: IConstruct, kind: MemberKind): void {
  Object.defineProperty(construct, KIND, { value: kind });
}

/** The kind of a construct of ours, nothing for any other value. */
export function memberKind(value: unknown): MemberKind | undefined {
  return typeof value === 'object' && value !== null ? (value as { [KIND]?: MemberKind })[KIND] : undefined;
}

/** True for a construct of ours of that kind. */
export function isMember(value: unknown, kind: MemberKind): boolean {
  return memberKind(value) === kind;
}
