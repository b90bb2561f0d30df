import type { EvaluatedParameter, Evaluation } from '../evaluate';
import type { SourceFile } from '../source';
import type { Block, Parameter, ParsedFile } from '../syntax';

/** What the rules ask about parameters; the language itself knows nothing of releases and risks. */
export interface LintFacts {
  /** Every name in its plain form, to suggest from. */
  readonly names: readonly string[];
  /** Whether jail(8) knows a name, a `no` or a key included. */
  knows(name: string): boolean;
  isBoolean(name: string): boolean;
  takesList(name: string): boolean;
  /** What to write instead of a parameter that is on its way out. */
  replacementOf(name: string): string | undefined;
  /** Whether a release is known to lack a parameter. */
  lacks(name: string, release: string): boolean;
  /** What a value gives away; `undefined` asks about leaving the parameter out. */
  riskOf(name: string, value: string | undefined): string | undefined;
}

/** What a rule looks at. */
export interface LintContext {
  readonly evaluation: Evaluation;
  /** The file and all it includes, each once. */
  readonly files: readonly ParsedFile[];
  /** All statements of all files. */
  readonly statements: readonly Parameter[];
  /** All blocks of all files. */
  readonly blocks: readonly Block[];
  readonly facts: LintFacts;
  /** The host's release, such as `14.4`, if one was named. */
  readonly release: string | undefined;
}

/** A place in a file, and what is the matter there. */
export interface Finding {
  readonly file: SourceFile;
  /** Byte offset. */
  readonly offset: number;
  /** Lower case, no full stop: what happens, and what to write instead. */
  readonly message: string;
}

export interface LintRule {
  /** The name by which a finding is known and the rule can be left out. */
  readonly id: string;
  /** What it looks for, in one line. */
  readonly summary: string;
  check(context: LintContext): Finding[];
}

export function finding(at: { readonly file: SourceFile; readonly start: number }, message: string): Finding {
  return { file: at.file, offset: at.start, message };
}

/** Where a parameter of a jail was last set. */
export function setAt({ statements }: EvaluatedParameter, block: Block): Parameter | Block {
  return statements.at(-1) ?? block;
}

/** Where each of a parameter's values was set. */
export function valuesSetAt({ statements, values }: EvaluatedParameter, block: Block): (Parameter | Block)[] {
  const last = statements.findLastIndex(({ operator }) => operator !== '+=');
  const places = statements
    .slice(Math.max(last, 0))
    .flatMap((statement) => statement.values.map(() => statement));
  return values.map((_, index) => places[index] ?? block);
}
