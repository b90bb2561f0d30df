import { decodeBinary } from './bytes';
import { unescape } from './escapes';
import { unterminated } from './messages';
import { bracedVariable, closingQuote, endOfRun, unterminatedStringEnd } from './scan';
import type { Quote } from './scan';
import type { SourceFile } from './source';

/**
 * The tokens of jail.conf. A `part` is a word or a variable that follows the token before it without
 * a space, and so belongs to the same string.
 */
export type TokenKind =
  'word' | 'word-part' | 'variable' | 'variable-part' | ',' | ';' | '=' | '+=' | '{' | '}' | 'end' | 'other';

/** A comment, delimiters included and line end not. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** It begins where a word would have gone on, as in `http://x`. */
  readonly insideWord: boolean;
}

/** What a lexer meets and no token tells. */
export interface LexerEvents {
  /** A complaint in jail(8)'s words, and where it belongs. */
  error(message: string, offset: number): void;
  /** A NUL, raw or as an escape, cut a string. */
  cutAtNul(offset: number): void;
}

const NOT_BARE = /[^A-Za-z0-9_!%&()\-.:<>?@[\]^`|~]/g;
const NOT_SPACE = /[^ \t\r\n]/g;
const NOT_IN_VARIABLE = /[^A-Za-z_0-9]/g;
const ESCAPE = /\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|[^])/y;

/**
 * Reads tokens one by one, as jaillex.l does: the longest match wins, and a double-quoted string that
 * holds a variable is read in a state of its own.
 */
export class Lexer {
  /** Kind of the token last read. */
  kind: TokenKind = 'end';
  /** What the token says: a word or the name of a variable. */
  text = '';
  start = 0;
  end = 0;
  /** Where the token before ends, with the closing quote of a string. */
  previousEnd = 0;
  readonly comments: Comment[] = [];
  private readonly source: string;
  /** Just after a word: what follows directly is part of it. */
  private inWord = false;
  private inString = false;
  private stringEnd = 0;

  constructor(
    private readonly file: SourceFile,
    private readonly events: LexerEvents,
  ) {
    this.source = file.binary;
  }

  /** Reads the next token into the fields. */
  next(): TokenKind {
    let kind: TokenKind | undefined;
    this.previousEnd = this.end;
    do {
      this.start = this.end;
      this.text = '';
      kind = this.inString ? this.readInString() : this.readOutside();
    } while (kind === undefined);
    this.kind = kind;
    return kind;
  }

  /** The token as it is written, as far as C would print it. */
  written(): string {
    return decodeBinary(this.source.slice(this.start, this.end).split('\0', 1)[0] ?? '');
  }

  private readOutside(): TokenKind | undefined {
    const { source, start } = this;
    const character = source[start];
    switch (character) {
      case undefined:
        return 'end';
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        this.inWord = false;
        return this.skipTo(endOfRun(NOT_SPACE, source, start));
      case ',':
      case ';':
      case '=':
      case '{':
      case '}':
        return this.punctuation(character);
      case '#':
        return this.lineComment();
      case '/':
        return source[start + 1] === '/'
          ? this.lineComment()
          : source[start + 1] === '*'
            ? this.blockComment()
            : this.bare(1);
      case '+':
        return source[start + 1] === '=' ? this.punctuation('+=') : this.bare(1);
      case "'":
      case '"':
        return this.quoted(character);
      default: {
        const kind = this.readInsideAndOutside(character);
        return kind === undefined && this.end === start ? this.stray() : kind;
      }
    }
  }

  /** Inside a double-quoted string, from its first variable on. */
  private readInString(): TokenKind | undefined {
    const { source, start } = this;
    const character = source[start];
    if (character === undefined) {
      return 'end';
    }
    if (character === '"') {
      this.inString = false;
      this.previousEnd = start + 1;
      return this.skipTo(start + 1);
    }
    if (character !== '$' && character !== '\\') {
      if (this.stringEnd <= start) {
        this.stringEnd = closingQuote(source, start, '"');
      }
      if (this.stringEnd !== Infinity) {
        return this.doubleQuotedTo(start, this.stringEnd);
      }
    }
    const kind = this.readInsideAndOutside(character);
    if (kind === undefined && this.end === start) {
      this.inString = false;
    }
    return kind;
  }

  private readInsideAndOutside(character: string): TokenKind | undefined {
    switch (character) {
      case '$':
        return this.variable();
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '/':
        return this.bare(1);
      default: {
        const end = endOfRun(NOT_BARE, this.source, this.start);
        return end > this.start ? this.bare(end - this.start) : undefined;
      }
    }
  }

  private skipTo(end: number): undefined {
    this.end = end;
    return undefined;
  }

  private punctuation(kind: ',' | ';' | '=' | '{' | '}' | '+='): TokenKind {
    this.end = this.start + kind.length;
    this.inWord = false;
    return kind;
  }

  private lineComment(): undefined {
    const newline = this.source.indexOf('\n', this.start);
    return this.comment(newline < 0 ? this.source.length : newline);
  }

  private blockComment(): undefined {
    const close = this.source.indexOf('*/', this.start + 2);
    if (close >= 0) {
      return this.comment(close + 2);
    }
    this.end = this.source.length;
    this.events.error(unterminated('comment', this.file.name, this.file.lineAt(this.end)), this.start);
    return undefined;
  }

  private comment(end: number): undefined {
    this.comments.push({ start: this.start, end, insideWord: this.inWord });
    this.inWord = false;
    return this.skipTo(end);
  }

  /** A character that no rule knows is a token of its own; jail(8) takes NUL and bytes from 0x80 on for the end. */
  private stray(): TokenKind {
    this.end = this.start + 1;
    const code = this.source.charCodeAt(this.start);
    return code === 0 || code >= 0x80 ? 'end' : 'other';
  }

  private bare(length: number): TokenKind {
    this.end = this.start + length;
    this.text = this.source.slice(this.start, this.end);
    return this.word();
  }

  private word(): TokenKind {
    const kind = this.inWord ? 'word-part' : 'word';
    this.inWord = true;
    return kind;
  }

  private escape(): TokenKind {
    ESCAPE.lastIndex = this.start;
    this.end = ESCAPE.test(this.source) ? ESCAPE.lastIndex : this.start + 1;
    this.text = this.decode(this.start, this.end);
    return this.word();
  }

  private quoted(quote: Quote): TokenKind | undefined {
    const close = closingQuote(this.source, this.start + 1, quote);
    if (close === Infinity) {
      this.end = unterminatedStringEnd(this.source, this.start + 1, quote);
      this.events.error(unterminated('string', this.file.name, this.file.lineAt(this.end)), this.start);
      return undefined;
    }
    if (quote === '"') {
      return this.doubleQuotedTo(this.start + 1, close);
    }
    this.text = this.decode(this.start + 1, close);
    this.end = close + 1;
    return this.word();
  }

  private doubleQuotedTo(from: number, close: number): TokenKind {
    const { binary, variableAt, cutAt } = unescape(this.source, from, close, true);
    this.noteCut(cutAt);
    this.text = decodeBinary(binary);
    this.inString = variableAt !== undefined;
    this.stringEnd = close;
    this.end = variableAt ?? close + 1;
    return this.word();
  }

  private variable(): TokenKind | undefined {
    const { source, start } = this;
    if (source[start + 1] !== '{') {
      const end = endOfRun(NOT_IN_VARIABLE, source, start + 1);
      return end > start + 1 && !isDigit(source.charCodeAt(start + 1))
        ? this.variableNamed(start + 1, end, end)
        : this.bare(1);
    }
    const { end, terminated } = bracedVariable(source, start, this.inString);
    this.end = end;
    if (!terminated) {
      this.events.error(unterminated('variable', this.file.name, this.file.lineAt(end)), start);
      return undefined;
    }
    return this.variableNamed(start + 2, end - 1, end);
  }

  private variableNamed(from: number, to: number, end: number): TokenKind {
    this.text = this.decode(from, to);
    this.end = end;
    const kind = this.inWord ? 'variable-part' : 'variable';
    this.inWord = true;
    return kind;
  }

  private decode(from: number, to: number): string {
    const { binary, cutAt } = unescape(this.source, from, to, false);
    this.noteCut(cutAt);
    return decodeBinary(binary);
  }

  private noteCut(cutAt: number | undefined): void {
    if (cutAt !== undefined) {
      this.events.cutAtNul(cutAt);
    }
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
