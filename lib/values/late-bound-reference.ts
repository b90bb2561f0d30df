/**
 * What stands in a text for a value that only Terraform knows: `@late-bound:web/hostname@`. The script
 * puts the value there on the host; no text that synth writes ever holds it.
 */

const START = '@late-bound:';
const END = '@';

/** Every reference in a text, with its name. */
const REFERENCES = /@late-bound:([A-Za-z0-9_.%/-]+)@/g;

const REFERENCE = new RegExp(`^${REFERENCES.source}$`);

/**
 * The name of a late-bound value: the jail, then what it is of the jail. What is not a plain letter is
 * written as in a URL, so that a name is one word everywhere.
 */
export function lateBoundName(jail: string, ...parts: readonly string[]): string {
  return [jail, ...parts.map(plain)].join('/');
}

/** What stands for the value of that name. */
export function lateBoundReference(name: string): string {
  return `${START}${name}${END}`;
}

/** Whether a text is nothing but such a reference. */
export function isLateBoundReference(text: string): boolean {
  return REFERENCE.test(text);
}

/** How often a text says what only a reference may say. */
export function countReferences(text: string): number {
  return text.split(START).length - 1;
}

/** Puts values in the place of the references to them; one that nobody knows stays. */
export function replaceReferences(text: string, valueOf: (name: string) => string | undefined): string {
  return text.includes(START)
    ? text.replace(REFERENCES, (reference, name: string) => valueOf(name) ?? reference)
    : text;
}

function plain(part: string): string {
  return part
    .split('/')
    .filter((word) => word !== '')
    .map((word) =>
      encodeURIComponent(word).replace(/[!'()*~]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    )
    .join('/');
}
