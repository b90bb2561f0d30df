import type { IResolvable, IResolveContext } from 'cdktf';
import { Token, Tokenization } from 'cdktf';
import type { Construct } from 'constructs';
import { secretExpression, secretLabel, type SecretSource } from './secret-source';
import { escapeTemplate } from './template';

/** One piece of something that only Terraform can put together. */
export interface ContentPart {
  /** Text that may hold Terraform values. */
  readonly text?: string;

  /** A secret in its place. */
  readonly secret?: SecretSource;

  /** What the plan shows where a secret differs and nothing else does. */
  readonly version?: string;

  /** Written between single quotes, for sh. */
  readonly quoted?: boolean;
}

/** Where cdktf keeps a Terraform value in a text. */
const VALUES = /(\$\{TfToken\[[^\]]*\]\})/;
const ALL_VALUES = new RegExp(VALUES, 'g');

/** What becomes of a value of another stack: an interpolation of what this stack reads of that one's state. */
const IN_OTHER_STACK = new RegExp(`^\\$\\{${VALUES.source}\\}$`);

/** In sh, a single quote within single quotes. */
const SINGLE_QUOTE = `'\\''`;

/** The Terraform expression of a content's bytes in base64, lines of at most 76 letters. */
export function sentContent(
  scope: Construct,
  parts: readonly ContentPart[],
  context: IResolveContext,
): string {
  return `join("\\n", regexall(".{1,76}", ${base64Of(scope, parts, context)}))`;
}

/** What the plan shows of a content: all of it, but of secrets only where they come from. */
export function shownContent(parts: readonly ContentPart[]): string {
  return fromTerraform((context) => shown(parts, context, escapeTemplate));
}

/** A sum of contents, made by Terraform; short, since it only has to differ. */
export function sumOfContents(contents: readonly (readonly ContentPart[])[]): string {
  return fromTerraform((context) => {
    const list = contents.map((parts) => `"${shown(parts, context, escapeString)}"`);
    return `\${substr(sha256(jsonencode([${list.join(', ')}])), 0, 16)}`;
  });
}

/** A text of Terraform's language, made when the configuration is written. */
export function fromTerraform(produce: (context: IResolveContext) => string): string {
  const text: IResolvable = {
    creationStack: [],
    resolve: (context) => {
      context.ignoreEscapes = true;
      return produce(context);
    },
    toString: () => Token.asString(text),
  };
  return Token.asString(text);
}

/** A text as a string of Terraform's language, between double quotes, with its values as interpolations. */
export function template(text: string, context: IResolveContext): string {
  return `"${safe(pieces(text, context, escapeString))}"`;
}

function base64Of(scope: Construct, parts: readonly ContentPart[], context: IResolveContext): string {
  const [only] = parts;
  if (parts.length === 1 && only?.secret !== undefined && only.quoted !== true) {
    return secretExpression(scope, only.secret, 'base64');
  }
  return `base64encode("${safe(parts.flatMap((part) => sentPart(scope, part, context)))}")`;
}

function sentPart(scope: Construct, part: ContentPart, context: IResolveContext): string[] {
  const { text = '', secret, quoted } = part;
  if (secret === undefined && quoted !== true) {
    return pieces(text, context, escapeString);
  }
  const value = secret === undefined ? template(text, context) : secretExpression(scope, secret, 'text');
  return quoted === true ? [`'\${${quoting(value)}}'`] : [`\${${value}}`];
}

type Escape = (text: string) => string;

function shown(parts: readonly ContentPart[], context: IResolveContext, literal: Escape): string {
  return safe(parts.flatMap((part) => shownPart(part, context, literal)));
}

function shownPart(part: ContentPart, context: IResolveContext, literal: Escape): string[] {
  const { text = '', secret, version, quoted } = part;
  if (secret !== undefined) {
    const words = [`secret ${secretLabel(secret)}`, ...(version === undefined ? [] : [`version ${version}`])];
    return [literal(`<${words.join(', ')}>`)];
  }
  return quoted === true ? [`'\${${quoting(template(text, context))}}'`] : pieces(text, context, literal);
}

function quoting(expression: string): string {
  return `replace(${expression}, "'", "${escapeString(SINGLE_QUOTE)}")`;
}

/** A text in the pieces that Terraform reads differently: interpolations as they are, all else escaped. */
function pieces(text: string, context: IResolveContext, literal: Escape): string[] {
  const found: string[] = [];
  let plain = '';
  const flat = text.replace(ALL_VALUES, (piece) => madeLate(piece, context) ?? piece);
  if (flat !== text) {
    return pieces(flat, context, literal);
  }
  for (const [index, piece] of text.split(VALUES).entries()) {
    const resolved: unknown = index % 2 === 0 ? piece : context.resolve(piece);
    if (index % 2 === 1 && typeof resolved === 'string' && /^\$\{[^]*\}$/.test(resolved)) {
      found.push(literal(plain), resolved);
      plain = '';
    } else {
      plain += String(resolved);
    }
  }
  return [...found, literal(plain)];
}

/** The text behind a value that is one made late, if it holds values itself: what is around them is text. */
function madeLate(piece: string, context: IResolveContext): string | undefined {
  const value = Tokenization.reverseString(piece).firstToken;
  let made: unknown;
  context.resolve({
    creationStack: [],
    // a context of its own, which the value may change
    resolve: (own: IResolveContext) => void (made = value?.resolve(own)),
    toString: () => piece,
  });
  const isText = typeof made === 'string' && VALUES.test(made) && !IN_OTHER_STACK.test(made);
  return isText ? (made as string) : undefined;
}

/** Joins pieces; a `$` right before an interpolation would make plain text of it. */
function safe(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((text, part) => (part.startsWith('${') ? text.replace(/\$+$/, '${"$&"}') : text) + part, '');
}

/** Text between the double quotes of Terraform's language. */
function escapeString(text: string): string {
  return escapeTemplate(text.replace(SPECIAL, (letter) => LETTERS[letter] ?? unicodeEscape(letter)));
}

// eslint-disable-next-line no-control-regex
const SPECIAL = /["\\\x00-\x1f\x7f]/g;
const LETTERS: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function unicodeEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
