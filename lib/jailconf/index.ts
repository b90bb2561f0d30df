/**
 * The jail.conf language of FreeBSD's jail(8): how text is written so that it is read back, and what
 * jail(8) makes of any file. Knows nothing of the rest of this project; files and the kernel's
 * parameters are handed in.
 */
export { acceptedReason } from './accepted-reason';
export { decodeBytes, encodeText } from './bytes';
export type { OwnedComment, Owner } from './comments';
export { ownedComments } from './comments';
export { parentFinder } from './depend';
export type { Diagnostic, Severity } from './diagnostic';
export { formatDiagnostic } from './diagnostic';
export { UnwritableTextError } from './errors';
export type { EvaluatedJail, EvaluatedParameter, EvaluateOptions, Evaluation, Phase } from './evaluate';
export { diagnosticOf, evaluate, parse } from './evaluate';
export type { FormatResult } from './format';
export { format } from './format';
export type { Comment } from './lexer';
export type { LintDiagnostic, LintFacts, LintOptions, LintRule } from './lint';
export { lint, lintRules, misreadings } from './lint';
export type { KernelType, ParameterTypes } from './parameter-types';
export type { BlockText, ParameterText } from './print';
export { reasonOf } from './loader';
export { negated, printBlock, printComment, printParameter } from './print';
export type { Problem } from './problem';
export { quoteName, quoteWord, unwritable } from './quote';
export type { EvaluationReport, JailReport } from './report';
export { reportOf } from './report';
export type { Section } from './sections';
export type { Location, ReadFailure, SourceReader } from './source';
export { SourceFile } from './source';
export type {
  Block,
  Include,
  Parameter,
  ParsedFile,
  SyntaxNode,
  VariableReference,
  Word,
  WordPart,
} from './syntax';
