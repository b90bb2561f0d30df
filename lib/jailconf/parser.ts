import { normalizeText } from './bytes';
import { Lexer } from './lexer';
import type { TokenKind } from './lexer';
import { stackOverflow, syntaxError, unexpectedEnd, variableInInclude } from './messages';
import type { SourceFile } from './source';
import type { Block, Operator, ParsedFile, SyntaxNode, Word, WordPart } from './syntax';

/** What the parser needs from whoever reads the files. */
export interface ParserEvents {
  /** A complaint in jail(8)'s words. The parser goes on behind it. */
  error(message: string, file: SourceFile, offset: number): void;
  /** Reads an included file; called in the order of the text, as jail(8) does. */
  include(from: SourceFile, path: string, offset: number): readonly ParsedFile[];
}

/** How many states jail(8)'s parser holds in its stack (YYMAXDEPTH of byacc); with more it gives up. */
const MAX_STATES = 10_000;

/** An open block holds what stands before it, its name and its brace. */
const STATES_OF_BLOCK = 3;

/** How many tokens must be taken after an error until the next one is reported (yacc's rule). */
const RECOVERY_TOKENS = 3;

/** What is expected next. */
type State = 'statement' | 'after name' | 'value' | 'after value' | 'semicolon';

interface OpenBlock {
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly body: SyntaxNode[];
}

/** A value while its pieces are read; most have one. */
interface OpenWord {
  text: string | undefined;
  parts: WordPart[];
  readonly start: number;
  end: number;
}

/** Reads one file. Undefined: jail(8) gave up in the middle, after its complaint. */
export function parseFile(file: SourceFile, events: ParserEvents): ParsedFile | undefined {
  return new Parser(file, events).parse();
}

/** The grammar of jailparse.y, yacc's way of going on after an error included. */
class Parser {
  private readonly lexer: Lexer;
  private readonly cutsAt: number[] = [];
  private readonly body: SyntaxNode[] = [];
  private readonly open: OpenBlock[] = [];
  private state: State = 'statement';
  private recovering = 0;
  private name = { text: '', isVariable: false, start: 0, end: 0 };
  private operator: Operator = '';
  private values: OpenWord[] = [];

  constructor(
    private readonly file: SourceFile,
    private readonly events: ParserEvents,
  ) {
    this.lexer = new Lexer(file, {
      error: (message, offset) => events.error(message, file, offset),
      cutAtNul: (offset) => this.cutsAt.push(offset),
    });
  }

  parse(): ParsedFile | undefined {
    const { lexer, file } = this;
    for (;;) {
      const kind = lexer.next();
      if (kind === 'end' && this.state === 'statement' && this.open.length === 0) {
        const endsEarlyAt = lexer.start < file.binary.length ? lexer.start : undefined;
        return { file, body: this.body, comments: lexer.comments, endsEarlyAt, cutsAt: this.cutsAt };
      }
      if (!this.take(kind) && !this.recover(kind)) {
        return undefined;
      }
      if (this.statesHeld(kind) > MAX_STATES) {
        this.complain(stackOverflow(file.name, file.lineAt(lexer.end), lexer.written()));
        return undefined;
      }
    }
  }

  /** Takes a token if the grammar allows it here. */
  private take(kind: TokenKind): boolean {
    const taken = this.shift(kind);
    if (taken && this.recovering > 0) {
      this.recovering--;
    }
    return taken;
  }

  private shift(kind: TokenKind): boolean {
    switch (this.state) {
      case 'statement':
        return this.beginStatement(kind);
      case 'after name':
        return this.afterName(kind);
      case 'value':
        return this.beginValue(kind);
      case 'after value':
        return this.afterValue(kind);
      case 'semicolon':
        return kind === ';' && this.goTo('statement');
    }
  }

  /** Skips to the next `;`, complaining once. False: the file ends before one. */
  private recover(kind: TokenKind): boolean {
    const { lexer, file } = this;
    if (this.recovering === 0) {
      const token = lexer.written();
      this.complain(
        token === '' ? unexpectedEnd(file.name) : syntaxError(file.name, file.lineAt(lexer.end), token),
      );
    }
    if (this.recovering < RECOVERY_TOKENS) {
      this.recovering = RECOVERY_TOKENS;
      this.state = 'semicolon';
      if (this.take(kind)) {
        return true;
      }
    }
    return kind !== 'end';
  }

  /** The states that yacc holds once it has taken a token of this kind. */
  private statesHeld(kind: TokenKind): number {
    const { state, operator, values } = this;
    const outside = STATES_OF_BLOCK * this.open.length + 2;
    if (state === 'statement' || state === 'semicolon') {
      return outside;
    }
    const name = 1;
    const sign = operator === '=' || operator === '+=' ? 1 : 0;
    const value = state === 'after value' ? 1 : 0;
    const part = kind === 'word-part' || kind === 'variable-part' ? 1 : 0;
    // The values before this one are one state, their comma another.
    const before = values.length > value ? 2 : 0;
    return outside + name + sign + before + value + part;
  }

  private complain(message: string): void {
    this.events.error(message, this.file, this.lexer.start);
  }

  private goTo(state: State): true {
    this.state = state;
    return true;
  }

  private beginStatement(kind: TokenKind): boolean {
    const { lexer } = this;
    switch (kind) {
      case 'word':
      case 'variable':
        this.name = { text: lexer.text, isVariable: kind === 'variable', start: lexer.start, end: lexer.end };
        this.operator = '';
        this.values = [];
        return this.goTo('after name');
      case '}':
        return this.closeBlock();
      default:
        return kind === ';';
    }
  }

  private afterName(kind: TokenKind): boolean {
    switch (kind) {
      case '{':
        return !this.name.isVariable && this.openBlock();
      case '=':
      case '+=':
        this.operator = kind;
        return this.goTo('value');
      case ';':
        return this.endStatement();
      default:
        this.operator = ' ';
        return this.beginValue(kind);
    }
  }

  private beginValue(kind: TokenKind): boolean {
    const { lexer } = this;
    if (kind !== 'word' && kind !== 'variable') {
      return false;
    }
    const { text, start, end } = lexer;
    this.values.push(
      kind === 'word'
        ? { text, parts: [text], start, end }
        : { text: undefined, parts: [{ variable: text }], start, end },
    );
    return this.goTo('after value');
  }

  private afterValue(kind: TokenKind): boolean {
    switch (kind) {
      case 'word-part':
      case 'variable-part':
        return this.extendValue(kind === 'word-part' ? this.lexer.text : { variable: this.lexer.text });
      case ',':
        this.endValue();
        return this.goTo('value');
      case ';':
        this.endValue();
        return this.endStatement();
      default:
        return false;
    }
  }

  private extendValue(part: WordPart): true {
    const word = this.values.at(-1);
    if (word) {
      word.parts.push(part);
      word.text = undefined;
    }
    return true;
  }

  private endValue(): void {
    const word = this.values.at(-1);
    if (word) {
      word.end = this.lexer.previousEnd;
      if (word.parts.every((part) => typeof part === 'string')) {
        word.text ??= normalizeText(word.parts.join(''));
      }
    }
  }

  private openBlock(): true {
    this.open.push({ name: this.name.text, start: this.name.start, nameEnd: this.name.end, body: [] });
    return this.goTo('statement');
  }

  private closeBlock(): boolean {
    const open = this.open.pop();
    if (!open) {
      return false;
    }
    const block: Block = { kind: 'block', file: this.file, ...open, end: this.lexer.end };
    this.currentBody().push(block);
    return this.goTo('statement');
  }

  private endStatement(): true {
    const { file, name, operator } = this;
    const { values } = this;
    const { start, end: nameEnd } = name;
    const { end } = this.lexer;
    this.state = 'statement';
    // Only the form without `=` is the directive; the others are a parameter of that name.
    if (name.text === '.include' && !name.isVariable && operator === ' ') {
      const files = values.flatMap((value) => this.include(value));
      this.currentBody().push({ kind: 'include', file, values, files, start, end });
    } else {
      const { text, isVariable } = name;
      this.currentBody().push({
        kind: 'parameter',
        file,
        name: text,
        isVariable,
        operator,
        values,
        start,
        nameEnd,
        end,
      });
    }
    return true;
  }

  private include(value: Word): readonly ParsedFile[] {
    if (value.text === undefined) {
      const line = this.file.lineAt(this.lexer.end);
      this.events.error(variableInInclude(this.file.name, line), this.file, value.start);
      return [];
    }
    return this.events.include(this.file, value.text, value.start);
  }

  private currentBody(): SyntaxNode[] {
    return this.open.at(-1)?.body ?? this.body;
  }
}
