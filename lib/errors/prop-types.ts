/** What is wrong with a value of a prop, beyond what the value objects find themselves. */
import { shown } from './shown';

export function wrongFamily(text: string, family: 4 | 6): string {
  return `address '${text}' is of IPv${family === 4 ? 6 : 4}, and here IPv${family} is wanted`;
}

export function blankCommand(): string {
  return 'a command cannot be blank';
}

export function badSource(text: string): string {
  return `'${text}' is neither a URL (https://…) nor an absolute path on the host`;
}

export function leadingSlash(text: string): string {
  return `'${text}' counts from the root, leave out the leading slash`;
}

export function emptySource(): string {
  return 'a source cannot be empty, name a file';
}

export function notAParameterValue(): string {
  return 'pass true, false, a whole number, a string or a list of strings';
}

export function rootOfTheHost(noun: string): string {
  return `${noun} '/' is the root of the host itself: name a place below it`;
}

export function severalLines(text: string): string {
  return `${shown(text)} has several lines, and sysrc(8) sets one: give it one line, or write a file`;
}

export function noReason(): string {
  return 'say in one line why, so that a reviewer can judge it';
}

export function emptyLine(): string {
  return 'an empty string says nothing, give it a value';
}

export function terraformName(name: string): string {
  return `host name '${name}' is a name that Terraform keeps for itself in the folder of a stack: use another one`;
}

export function badHostKey(text: string): string {
  return `host key '${text}' is not a public key: pass the line of /etc/ssh/ssh_host_ecdsa_key.pub`;
}

export function notForAShell(path: string): string {
  return `upload directory '${path}' is run by a shell as it stands: use letters, digits, '.', '_', '-' and '/'`;
}
