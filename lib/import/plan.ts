import type { AcceptedRisk } from './accepted-risk';
import type { FoundAttachment } from './recognise/attachments';
import type { HookLine } from './recognise/hooks';
import type { FoundLimit } from './recognise/limits';
import type { FoundMount, KnownDataset } from './recognise/mounts';
import type { SourceJail } from './source-jail';

/** A value of a prop: plain data, or an expression of the program. */
export type Literal = string | number | boolean | readonly string[] | Expression;

export interface Expression {
  readonly code: string;
}

/** A prop of a jail, with the comments of the statements that it comes from. */
export interface Prop {
  readonly name: string;
  readonly value: Literal;
  readonly comments: readonly string[];
}

/** Something that is not in the program as it was in the file. */
export interface Departure {
  /** Undefined where it is not about one jail. */
  readonly jail?: string;
  readonly parameter?: string;
  /** What was in the file. */
  readonly what: string;
  readonly why: string;
}

/** A jail as the program will make it. */
export interface JailPlan {
  readonly source: SourceJail;
  readonly name: string;
  /** What stands above it in the program. */
  readonly comments: readonly string[];
  readonly props: readonly Prop[];
  /** Names after `allow.` that are granted. */
  readonly allow: readonly string[];
  readonly allowComments: readonly string[];
  /** What is accepted with a reason. */
  readonly acceptedRisks: readonly AcceptedRisk[];
  /** All that goes through the prop `parameters`. */
  readonly parameters: readonly Prop[];
  readonly limits: readonly FoundLimit[];
  readonly attachments: readonly FoundAttachment[];
  readonly mounts: readonly FoundMount[];
  readonly startAfter: readonly string[];
  readonly departures: readonly Departure[];
  /** Hook lines that constructs stand for. */
  readonly replacedLines: ReadonlySet<HookLine>;
}

export interface BridgePlan {
  readonly name: string;
  readonly ip4Cidr?: string;
  readonly ip6Cidr?: string;
  readonly defaultRouter4?: string;
  readonly defaultRouter6?: string;
  readonly uplink?: string;
}

/** A jail that the program leaves out. */
export interface LeftOut {
  readonly name: string;
  readonly why: string;
  readonly comments: readonly string[];
}

/** The whole program, before it is text. */
export interface ImportPlan {
  readonly hostName: string;
  readonly release: string;
  readonly fileName: string;
  /** Comments that are about no jail. */
  readonly comments: readonly string[];
  readonly bridges: readonly BridgePlan[];
  readonly datasets: readonly KnownDataset[];
  readonly jails: readonly JailPlan[];
  readonly leftOut: readonly LeftOut[];
}
