import { decodeBinary } from './bytes';
import type { Comment } from './lexer';
import { endOfRun } from './scan';
import type { Block, ParsedFile, SyntaxNode } from './syntax';

/** What a comment belongs to: a statement, a block, or the file as a whole. */
export type Owner = SyntaxNode | 'file';

export interface OwnedComment {
  /** The block that it stands in; undefined at the top. */
  readonly block: Block | undefined;
  readonly owner: Owner;
  /** An empty line parts it from what follows, which may nevertheless be its owner. */
  readonly apart: boolean;
  /** Its lines without the signs that make it a comment. */
  readonly lines: readonly string[];
}

/**
 * Every comment of a file, without those of what it includes, with what it is about: what stands before
 * it on its line, else what follows. One at the end of a block is about the block.
 */
export function ownedComments(parsed: ParsedFile): OwnedComment[] {
  const finder = new PlaceFinder(parsed);
  const places = parsed.comments.map((comment) => finder.placeOf(comment));
  const owned: OwnedComment[] = [];
  let next: Place | undefined;
  let apart = false;
  for (const place of places.reverse()) {
    apart = isApart(place, next, apart, parsed);
    owned.push({
      block: place.block,
      owner: ownerOf(place, apart),
      apart,
      lines: textLines(parsed, place.comment),
    });
    next = place;
  }
  return owned.reverse();
}

/** Where a comment stands. */
interface Place {
  readonly comment: Comment;
  readonly block: Block | undefined;
  /** What it stands in the midst of, or behind on the same line. */
  readonly beside: SyntaxNode | undefined;
  /** What follows in the block, or in the file. */
  readonly after: SyntaxNode | undefined;
}

interface Level {
  readonly block: Block | undefined;
  readonly nodes: readonly SyntaxNode[];
  /** The first that ends behind the comment. */
  next: number;
}

/** Finds the places of a file's comments, which are asked for in their order, in one pass over its nodes. */
class PlaceFinder {
  private readonly file: ParsedFile['file'];
  private readonly levels: Level[];

  constructor({ file, body }: ParsedFile) {
    this.file = file;
    this.levels = [{ block: undefined, nodes: body, next: 0 }];
  }

  placeOf(comment: Comment): Place {
    const { block, nodes, next } = this.levelAt(comment);
    const following = nodes[next];
    if (following !== undefined && following.start < comment.start) {
      return { comment, block, beside: following, after: undefined };
    }
    const before = nodes[next - 1];
    const beside =
      before !== undefined && this.isOnLineOf(comment, before.end - 1)
        ? before
        : this.isBehindHead(comment, block, before, following)
          ? block
          : undefined;
    return { comment, block, beside, after: following };
  }

  /** The innermost block around a comment. */
  private levelAt({ start }: Comment): Level {
    let level = this.levels.at(-1)!;
    while (level.block !== undefined && level.block.end <= start) {
      this.levels.pop();
      level = this.levels.at(-1)!;
    }
    for (;;) {
      while ((level.nodes[level.next]?.end ?? Infinity) <= start) {
        level.next++;
      }
      const around = level.nodes[level.next];
      if (around?.kind !== 'block' || start <= around.nameEnd) {
        return level;
      }
      level = { block: around, nodes: around.body, next: 0 };
      this.levels.push(level);
    }
  }

  /** Behind the brace that opens the block, with nothing else on the line. */
  private isBehindHead(
    comment: Comment,
    block: Block | undefined,
    before: SyntaxNode | undefined,
    following: SyntaxNode | undefined,
  ): boolean {
    return (
      block !== undefined &&
      before === undefined &&
      this.isOnLineOf(comment, block.nameEnd) &&
      (following === undefined || !this.isOnLineOf(comment, following.start))
    );
  }

  private isOnLineOf(comment: Comment, offset: number): boolean {
    return this.file.lineAt(comment.start) === this.file.lineAt(offset);
  }
}

function ownerOf({ block, beside, after }: Place, apart: boolean): Owner {
  if (beside !== undefined) {
    return beside;
  }
  if (after === undefined) {
    return block ?? 'file';
  }
  // At the top, an empty line sets a heading apart from what follows it.
  return block === undefined && apart ? 'file' : after;
}

/** Whether an empty line stands between a comment and what it is above, the comments between them included. */
function isApart(
  { comment, beside, after }: Place,
  next: Place | undefined,
  nextIsApart: boolean,
  { file }: ParsedFile,
): boolean {
  if (beside !== undefined || after === undefined) {
    return false;
  }
  const followed = next !== undefined && next.beside === undefined && next.after === after;
  const end = followed ? next.comment.start : after.start;
  return (followed && nextIsApart) || hasEmptyLine(file.binary.slice(comment.end, end));
}

/** Without a pattern that repeats: there may be megabytes of blanks. */
function hasEmptyLine(between: string): boolean {
  return between
    .split('\n')
    .slice(1, -1)
    .some((line) => line.trim() === '');
}

function textLines({ file }: ParsedFile, { start, end }: Comment): string[] {
  // What is no UTF-8 has no place in a program.
  const text = decodeBinary(file.binary.slice(start, end)).replace(/\p{Cs}/gu, '\uFFFD');
  const lines = withoutSigns(text)
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\*(?=\s|$)/, '')
        .trim(),
    );
  return lines.filter((line, index) => line !== '' || (index > 0 && index < lines.length - 1));
}

function withoutSigns(text: string): string {
  if (text.startsWith('#')) {
    return text.slice(endOfRun(/[^#]/g, text, 0));
  }
  return text.startsWith('/*') && text.endsWith('*/') ? text.slice(2, -2) : text.slice(2);
}
