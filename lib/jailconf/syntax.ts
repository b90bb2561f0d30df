import type { Comment } from './lexer';
import type { Location, SourceFile } from './source';

/** A reference to a variable, `$name` or `${name}`. */
export interface VariableReference {
  readonly variable: string;
}

/** Literal text or a variable. */
export type WordPart = string | VariableReference;

/** One value: pieces that stand side by side and make one string. */
export interface Word {
  readonly parts: readonly WordPart[];
  /** The text of all pieces, undefined if a variable is among them. */
  readonly text: string | undefined;
  /** Byte offsets in the file. */
  readonly start: number;
  readonly end: number;
}

/** `name;`, `name = …;`, `name += …;` or `name …;`. */
export type Operator = '' | '=' | '+=' | ' ';

/** A parameter, or the definition of a variable. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly file: SourceFile;
  /** The name as jail(8) reads it, without the `$` of a variable. */
  readonly name: string;
  readonly isVariable: boolean;
  readonly operator: Operator;
  readonly values: readonly Word[];
  readonly start: number;
  readonly nameEnd: number;
  /** Just after the `;`. */
  readonly end: number;
}

/** `.include "file";`, with what it brought in. */
export interface Include {
  readonly kind: 'include';
  readonly file: SourceFile;
  readonly values: readonly Word[];
  readonly files: readonly ParsedFile[];
  readonly start: number;
  readonly end: number;
}

/** `name { … }` */
export interface Block {
  readonly kind: 'block';
  readonly file: SourceFile;
  /** The name as it is written, without those of the blocks around it. */
  readonly name: string;
  readonly body: readonly SyntaxNode[];
  readonly start: number;
  readonly nameEnd: number;
  /** Just after the `}`. */
  readonly end: number;
}

export type SyntaxNode = Parameter | Include | Block;

/** One file, parsed. */
export interface ParsedFile {
  readonly file: SourceFile;
  readonly body: readonly SyntaxNode[];
  /** All comments, in order. */
  readonly comments: readonly Comment[];
  /** The offset of the byte that jail(8) takes for the end of the file, if that is not its end. */
  readonly endsEarlyAt: number | undefined;
  /** Offsets of NUL characters, raw or as escapes, that cut the string they stand in. */
  readonly cutsAt: readonly number[];
}

export function locationOf(node: { readonly file: SourceFile; readonly start: number }): Location {
  return node.file.locationAt(node.start);
}
