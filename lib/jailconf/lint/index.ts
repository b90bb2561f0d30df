import type { Diagnostic } from '../diagnostic';
import { diagnosticOf } from '../evaluate';
import type { Evaluation } from '../evaluate';
import type { ParsedFile, SyntaxNode } from '../syntax';
import { commandPath } from './command-path';
import { commentInsideWord } from './comment-inside-word';
import { continuedIndent } from './continued-indent';
import { cutAtNul } from './cut-at-nul';
import { deprecatedParameter } from './deprecated-parameter';
import { dottedVariable } from './dotted-variable';
import { droppedAddress } from './dropped-address';
import { duplicateJail } from './duplicate-jail';
import { fileEndsEarly } from './file-ends-early';
import { forgottenBrace } from './forgotten-brace';
import { interfaceName } from './interface-name';
import { lateGlobals } from './late-globals';
import { lookAlikeWildcard } from './look-alike-wildcard';
import { lostBackslash } from './lost-backslash';
import { missingInRelease } from './missing-in-release';
import { missingSemicolon } from './missing-semicolon';
import { negation } from './negation';
import { neverStarted } from './never-started';
import { numericName } from './numeric-name';
import type { Finding, LintContext, LintFacts, LintRule } from './rule';
import { severalValues } from './several-values';
import { unknownParameter } from './unknown-parameter';
import { weakIsolation } from './weak-isolation';

/** What jail(8) reads otherwise than it looks, without a word. */
export const misreadingRules: readonly LintRule[] = [
  fileEndsEarly,
  cutAtNul,
  commentInsideWord,
  missingSemicolon,
  forgottenBrace,
  lateGlobals,
  duplicateJail,
  lookAlikeWildcard,
  numericName,
  neverStarted,
  dottedVariable,
  lostBackslash,
  continuedIndent,
  negation,
  severalValues,
  droppedAddress,
];

/** All rules, in the order in which findings of one place are told. */
export const lintRules: readonly LintRule[] = [
  ...misreadingRules,
  unknownParameter,
  deprecatedParameter,
  missingInRelease,
  weakIsolation,
  interfaceName,
  commandPath,
];

export type { LintFacts, LintRule } from './rule';

/** A finding with its rule; `jail` for what jail(8) itself complains about. */
export interface LintDiagnostic extends Diagnostic {
  readonly rule: string;
}

export interface LintOptions {
  /** The host's release, such as `14.4`. */
  readonly release?: string;
  /** Rules by their id. */
  readonly ignore?: readonly string[];
}

/** What is wrong, misread or risky in a configuration, in the order of its files. */
export function lint(evaluation: Evaluation, facts: LintFacts, options: LintOptions = {}): LintDiagnostic[] {
  const rules = lintRules.filter(({ id }) => !options.ignore?.includes(id));
  return inOrder([...complaints(evaluation, rules), ...findings(evaluation, facts, rules, options.release)]);
}

/** The silent traps alone: where jail(8) reads something else than a person would. */
export function misreadings(evaluation: Evaluation, facts: LintFacts): LintDiagnostic[] {
  return inOrder(findings(evaluation, facts, misreadingRules, undefined));
}

/** jail(8)'s own complaints, less those that a rule tells better and those that only follow from others. */
function complaints({ problems }: Evaluation, rules: readonly LintRule[]): LintDiagnostic[] {
  const told = rules.includes(unknownParameter) ? /: unknown parameter: |: skipped$/ : /: skipped$/;
  return problems
    .filter(({ message }) => !told.test(message))
    .map((problem) => ({ ...diagnosticOf(problem), rule: 'jail' }));
}

function findings(
  evaluation: Evaluation,
  facts: LintFacts,
  rules: readonly LintRule[],
  release: string | undefined,
): LintDiagnostic[] {
  const context = contextOf(evaluation, facts, release);
  return rules.flatMap((rule) => rule.check(context).map((found) => diagnosticOfFinding(rule, found)));
}

function diagnosticOfFinding(rule: LintRule, { file, offset, message }: Finding): LintDiagnostic {
  return {
    severity: rule === unknownParameter ? 'error' : 'warning',
    rule: rule.id,
    message,
    location: file.locationAt(offset),
  };
}

function contextOf(evaluation: Evaluation, facts: LintFacts, release: string | undefined): LintContext {
  const files: ParsedFile[] = [];
  const statements: LintContext['statements'][number][] = [];
  const blocks: LintContext['blocks'][number][] = [];
  const pending: (ParsedFile | SyntaxNode)[] = evaluation.parsed ? [evaluation.parsed] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('kind' in node)) {
      files.push(node);
      pending.push(...[...node.body].reverse());
    } else if (node.kind === 'parameter') {
      statements.push(node);
    } else if (node.kind === 'block') {
      blocks.push(node);
      pending.push(...[...node.body].reverse());
    } else {
      pending.push(...[...node.files].reverse());
    }
  }
  return { evaluation, files, statements, blocks, facts, release };
}

/** Once for each place and text, however many jails or includes lead there. */
function inOrder(diagnostics: readonly LintDiagnostic[]): LintDiagnostic[] {
  const once = new Map(diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  const fileOrder = [...new Set(diagnostics.map(({ location }) => location?.file.name))];
  return [...once.values()].sort(
    (a, b) =>
      fileOrder.indexOf(a.location?.file.name) - fileOrder.indexOf(b.location?.file.name) ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0),
  );
}

function keyOf({ rule, message, location }: LintDiagnostic): string {
  return [rule, location?.file.name, location?.line, location?.column, message].join('\n');
}
