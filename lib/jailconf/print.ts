import { UnwritableTextError } from './errors';
import { quoteName, quoteWord, unwritable } from './quote';

/** One parameter of a block, as it is to be written. */
export interface ParameterText {
  /** The name as jail(8) knows it, for a negated boolean with its `no` (see `negated`). */
  readonly name: string;
  /** None: `name;`, which for a boolean is true and for anything else clears it. */
  readonly values: readonly string[];
  /**
   * Writes `+=` where there would be `=`: the values join those that came before.
   * @default false
   */
  readonly append?: boolean;
  /**
   * Gives every value a line of its own (`x = a;`, then `x += b;`) instead of one line `x = a, b;`,
   * so that a diff shows the value that changed. For commands and mounts.
   * @default - true for `exec.*` and `mount`
   */
  readonly onePerLine?: boolean;
  /**
   * Lines to stand above the parameter, without their `#`.
   * @default - none
   */
  readonly comment?: readonly string[];
}

/** One jail with its parameters, in the order in which they are to be written. */
export interface BlockText {
  /** The jail's name. */
  readonly name: string;
  /**
   * Lines to stand above the block, without their `#`.
   * @default - none
   */
  readonly comment?: readonly string[];
  readonly statements: readonly ParameterText[];
}

/** The same with the parameters in groups. */
export interface GroupedBlockText extends Omit<BlockText, 'statements'> {
  readonly groups: readonly (readonly ParameterText[])[];
}

const INDENT = '  ';

/**
 * Prints a jail's block, ending in a newline.
 *
 * @throws UnwritableTextError when a name, a value or a comment has no form in jail.conf
 */
export function printBlock(block: BlockText): string {
  return printGroups({ ...block, groups: [block.statements] });
}

/**
 * Prints a jail's block with an empty line between groups of its parameters, ending in a newline.
 *
 * @throws UnwritableTextError as `printBlock()` does
 */
export function printGroups({ name, comment, groups }: GroupedBlockText): string {
  const lines = printComment(comment);
  lines.push(`${quoteName(name)} {`);
  groups.forEach((group, index) => {
    if (index > 0) {
      lines.push('');
    }
    group.forEach((parameter) => addParameter(lines, parameter, INDENT));
  });
  lines.push('}', '');
  return lines.join('\n');
}

/** Prints one parameter as its lines, without indentation. */
export function printParameter(parameter: ParameterText): string[] {
  const lines: string[] = [];
  addParameter(lines, parameter, '');
  return lines;
}

/** Into one list for a whole block: most of what a synth of many jails prints are such lines. */
function addParameter(lines: string[], parameter: ParameterText, indent: string): void {
  const { values, comment = [] } = parameter;
  const name = `${indent}${quoteName(parameter.name)}`;
  const operator = parameter.append ? '+=' : '=';
  if (comment.length > 0) {
    printComment(comment).forEach((line) => lines.push(`${indent}${line}`));
  }
  if (values.length === 0) {
    lines.push(`${name};`);
  } else if (parameter.onePerLine ?? isListOfLines(parameter.name)) {
    values.forEach((value, index) => {
      lines.push(`${name} ${index === 0 ? operator : '+='} ${quoteWord(value)};`);
    });
  } else {
    lines.push(
      `${name} ${operator} ${values.length === 1 ? quoteWord(values[0]!) : values.map(quoteWord).join(', ')};`,
    );
  }
}

/** Prints comment lines as `# text`; a text of several lines becomes as many comment lines. */
export function printComment(lines: readonly string[] = []): string[] {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => {
      const reason = unwritable(line);
      if (reason !== undefined) {
        throw new UnwritableTextError(line, reason);
      }
      return `# ${line}`.trimEnd();
    });
}

/** The name that means the opposite of a boolean: `allow.mount` gives `allow.nomount`. */
export function negated(name: string): string {
  const component = name.lastIndexOf('.') + 1;
  return `${name.slice(0, component)}no${name.slice(component)}`;
}

function isListOfLines(name: string): boolean {
  return name === 'mount' || name.startsWith('exec.');
}
