import { decodeBinary, encodeBinary } from './bytes';

/**
 * What jail(8) says, word for word, without its `jail: ` prefix. Names and values are put in as they
 * stand in the file.
 */

/** libjail formats its messages into a buffer of JAIL_ERRMSGLEN bytes. */
const LIBJAIL_MESSAGE_BYTES = 1023;

// jaillex.l, jailparse.y
export const unterminated = (what: 'comment' | 'string' | 'variable', file: string, line: number): string =>
  `${file} line ${line}: unterminated ${what}`;
export const unexpectedEnd = (file: string): string => `${file}: unexpected EOF`;
export const syntaxError = (file: string, line: number, token: string): string =>
  `${file} line ${line}: ${token}: syntax error`;
export const stackOverflow = (file: string, line: number, token: string): string =>
  `${file} line ${line}: ${token}: yacc stack overflow`;
export const variableInInclude = (file: string, line: number): string =>
  `${file} line ${line}: variables not permitted in '.include' filename`;

// config.c
export const includeTooDeep = (): string => 'maximum include depth exceeded';
export const directoryRead = (): string => 'input in flex scanner failed';
export const unreadable = (file: string, reason: string): string => `${file}: ${reason}`;
export const nameClash = (jail: string, variable: string): string =>
  `${jail}: variable "$${variable}" cannot have the same name as a parameter.`;
export const redefined = (jail: string, parameter: string): string =>
  `${jail}: cannot redefine parameter "${parameter}".`;
export const variableNotFound = (jail: string, parameter: string, variable: string): string =>
  `${jail}: ${parameter}: variable "${variable}" not found`;
export const variableLoop = (jail: string, variable: string): string => `${jail}: ${variable}: variable loop`;
export const arrayInline = (jail: string, parameter: string): string =>
  `${jail}: ${parameter}: array cannot be substituted inline`;
export const unknownBoolean = (parameter: string, value: string): string =>
  `${parameter}: unknown boolean value "${value}"`;
export const nonInteger = (parameter: string, value: string): string =>
  `${parameter}: non-integer value "${value}"`;
export const fstabUnreadable = (file: string, reason: string): string => `mount.fstab: ${file}: ${reason}`;

// libjail
export const unknownParameter = (parameter: string): string => `unknown parameter: ${parameter}`;
export const unknownJailsys = (parameter: string, value: string): string =>
  `${parameter}: unknown jailsys value "${value}"`;
export const notAnAddress = (parameter: string, family: 4 | 6, value: string): string =>
  `${parameter}: not an IPv${family} address: ${value}`;

// state.c
export const undefinedJail = (jail: string, wanted: string): string =>
  `${jail}: depends on undefined jail "${wanted}"`;
export const dependencyLoop = (jail: string): string => `${jail}: dependency loop`;
export const skipped = (jail: string): string => `${jail}: skipped`;

// jail.c
export const dyingDeprecated = (): string =>
  "the 'allow.dying' parameter and '-d' flag are deprecated and have no effect.";

/** A message about one jail. */
export const inJail = (jail: string, message: string): string => `${jail}: ${message}`;

/** Cuts a message of libjail where its buffer ends, even inside a character. */
export function cutAsLibjail(message: string): string {
  const binary = encodeBinary(message);
  return binary.length <= LIBJAIL_MESSAGE_BYTES
    ? message
    : decodeBinary(binary.slice(0, LIBJAIL_MESSAGE_BYTES));
}
