import { Lexer } from './lexer';
import type { Comment } from './lexer';
import type { SourceFile } from './source';

/** A value as it is written, with the comments that stand between it and its neighbours. */
export interface FormatValue {
  readonly word: string;
  /** On lines of their own above it. */
  readonly before: string[];
  /** Behind it on its line. */
  readonly after: string[];
}

/** What becomes one line, or with its values several. */
export interface FormatLine {
  readonly kind: 'comment' | 'statement' | 'open' | 'close';
  readonly depth: number;
  /** The author left an empty line above. */
  readonly spaceBefore: boolean;
  /** All up to the values: `name =`, or the whole line. */
  readonly head: string;
  readonly values: FormatValue[];
  /** The comment behind it. */
  trailing: string | undefined;
}

/** Takes a file, which must parse, apart into the lines of its layout. */
export function readLines(file: SourceFile): FormatLine[] {
  return new LineReader(file).read();
}

const NEWLINES = /\n/g;

class LineReader {
  private readonly lexer: Lexer;
  private readonly source: string;
  private readonly lines: FormatLine[] = [];
  private depth = 0;
  /** Where the text ends that is dealt with. */
  private doneTo = 0;
  /** The same within a statement. */
  private innerDoneTo = 0;
  private commentsDone = 0;
  /** Words of the statement that is being read, the name first. */
  private words: FormatValue[] = [];
  private wordStart = 0;
  private operator = '';
  private statementStart = 0;
  private name = '';
  /** Comments met before the first value. */
  private early: Comment[] = [];
  /** Comments for the line above the next value. */
  private above: string[] = [];

  constructor(file: SourceFile) {
    this.source = file.binary;
    this.lexer = new Lexer(file, { error: () => undefined, cutAtNul: () => undefined });
  }

  read(): FormatLine[] {
    const { lexer } = this;
    let inWord = false;
    do {
      const kind = lexer.next();
      const continues = kind === 'word-part' || kind === 'variable-part';
      if (inWord && !continues) {
        this.endWord();
      }
      this.takeComments();
      inWord = continues || kind === 'word' || kind === 'variable';
      if (inWord && !continues) {
        this.beginWord();
      } else if (!inWord) {
        this.punctuation(kind);
      }
    } while (lexer.kind !== 'end');
    return this.lines;
  }

  private beginWord(): void {
    this.wordStart = this.lexer.start;
    if (this.words.length === 0) {
      this.statementStart = this.lexer.start;
      this.name = this.lexer.kind === 'word' ? this.lexer.text : '';
    }
  }

  private endWord(): void {
    const word = this.source.slice(this.wordStart, this.lexer.previousEnd);
    this.words.push({ word, before: this.above, after: [] });
    this.above = [];
    this.innerDoneTo = this.lexer.previousEnd;
  }

  private punctuation(kind: string): void {
    switch (kind) {
      case '=':
      case '+=':
        this.operator = kind;
        break;
      case ';':
        this.endStatement();
        break;
      case '{':
        this.add('open', `${this.words[0]?.word ?? ''} {`);
        this.depth++;
        this.beginStatement();
        break;
      case '}':
        this.depth--;
        this.addLine('close', this.lexer.start, '}', []);
        this.doneTo = this.lexer.end;
    }
  }

  private endStatement(): void {
    const [name, ...values] = this.words;
    if (name) {
      // Only without `=` it is the directive.
      const isInclude = this.operator === '' && this.name === '.include';
      const operator = isInclude ? '' : ` ${this.operator || '='}`;
      values.at(-1)?.after.push(...this.above);
      this.add('statement', values.length > 0 ? `${name.word}${operator}` : `${name.word};`, values);
    }
    this.beginStatement();
  }

  private beginStatement(): void {
    this.words = [];
    this.operator = '';
    this.early = [];
    this.above = [];
    this.doneTo = this.lexer.end;
  }

  /** Adds a line for the statement just read, comments from inside its head above it. */
  private add(kind: FormatLine['kind'], head: string, values: FormatValue[] = []): void {
    for (const comment of this.early) {
      this.addLine('comment', comment.start, this.written(comment), []);
      this.doneTo = comment.end;
    }
    this.addLine(kind, this.statementStart, head, values);
  }

  private addLine(kind: FormatLine['kind'], start: number, head: string, values: FormatValue[]): void {
    const gap = this.source.slice(this.doneTo, Math.max(start, this.doneTo));
    const spaceBefore = (gap.match(NEWLINES)?.length ?? 0) > 1;
    // The comments behind the last value end the statement, as those behind its semicolon do.
    const [trailing, ...more] = values.at(-1)?.after.splice(0) ?? [];
    this.lines.push({ kind, depth: this.depth, spaceBefore, head, values, trailing });
    more.forEach((comment) => this.addLine('comment', this.doneTo, comment, []));
  }

  private takeComments(): void {
    const { comments } = this.lexer;
    for (; this.commentsDone < comments.length; this.commentsDone++) {
      const comment = comments[this.commentsDone];
      if (comment) {
        this.takeComment(comment);
      }
    }
  }

  private takeComment(comment: Comment): void {
    if (this.words.length > 0) {
      this.takeInnerComment(comment);
      return;
    }
    const last = this.lines.at(-1);
    const sameLine = !this.source.slice(this.doneTo, comment.start).includes('\n');
    // A second one is a line of its own, as which it would be read the next time.
    if (last && last.kind !== 'comment' && last.trailing === undefined && sameLine) {
      last.trailing = this.written(comment);
    } else {
      this.addLine('comment', comment.start, this.written(comment), []);
    }
    this.doneTo = comment.end;
  }

  private takeInnerComment(comment: Comment): void {
    const sameLine = !this.source.slice(this.innerDoneTo, comment.start).includes('\n');
    if (this.words.length === 1) {
      this.early.push(comment);
    } else if (sameLine && this.above.length === 0) {
      this.words.at(-1)?.after.push(this.written(comment));
    } else {
      this.above.push(this.written(comment));
    }
    this.innerDoneTo = comment.end;
  }

  private written({ start, end }: Comment): string {
    return this.source.slice(start, end).trimEnd();
  }
}
