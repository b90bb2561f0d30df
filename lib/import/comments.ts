import type { Block, Comment, ParsedFile, SyntaxNode } from '../jailconf';
import { decodeBinary } from '../jailconf/bytes';

/** What a comment belongs to: a statement, a block, or the file as a whole. */
export type Owner = SyntaxNode | 'file';

export interface OwnedComment {
  /** The block that it stands in; undefined at the top. */
  readonly block: Block | undefined;
  readonly owner: Owner;
  /** Its lines without the signs that make it a comment. */
  readonly lines: readonly string[];
}

/**
 * Every comment of a file and of all it includes, with what it is about: what stands before it on its
 * line, else what follows. One at the end of a block is about the block.
 */
export function ownedComments(parsed: ParsedFile): OwnedComment[] {
  const included = parsed.body.flatMap((node) => (node.kind === 'include' ? node.files : []));
  return [
    ...parsed.comments.map((comment) => owned(comment, parsed.body, undefined, parsed)),
    ...included.flatMap(ownedComments),
  ];
}

function owned(
  comment: Comment,
  body: readonly SyntaxNode[],
  block: Block | undefined,
  parsed: ParsedFile,
): OwnedComment {
  const around = body.find((node) => node.start < comment.start && comment.end < node.end);
  if (around?.kind === 'block' && comment.start > around.nameEnd) {
    return owned(comment, around.body, around, parsed);
  }
  const owner = around ?? ownerBeside(comment, body, block, parsed);
  return { block, owner, lines: textLines(parsed, comment) };
}

function ownerBeside(
  comment: Comment,
  body: readonly SyntaxNode[],
  block: Block | undefined,
  { file }: ParsedFile,
): Owner {
  const line = file.lineAt(comment.start);
  const before = body.findLast((node) => node.end <= comment.start);
  if (before !== undefined && file.lineAt(before.end - 1) === line) {
    return before;
  }
  const after = body.find((node) => node.start >= comment.end);
  if (after === undefined) {
    return block ?? 'file';
  }
  return block === undefined && blankLineBetween(file.binary.slice(comment.end, after.start))
    ? 'file'
    : after;
}

/** At the top, a blank line sets a heading apart from what follows it. */
function blankLineBetween(text: string): boolean {
  return /\n[ \t]*\r?\n/.test(text);
}

function textLines({ file }: ParsedFile, { start, end }: Comment): string[] {
  // What is no UTF-8 has no place in a program.
  const text = decodeBinary(file.binary.slice(start, end)).replace(/\p{Cs}/gu, '\uFFFD');
  const inner = text.startsWith('/*') ? text.slice(2).replace(/\*\/$/, '') : text.replace(/^(#+|\/\/)/, '');
  const lines = inner.split('\n').map((line) => line.replace(/^\s*\*(?=\s|$)/, '').trim());
  return lines.filter((line, index) => line !== '' || (index > 0 && index < lines.length - 1));
}
