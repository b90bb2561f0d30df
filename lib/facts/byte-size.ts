/**
 * Sizes as zfs(8) and rctl(8) read them: a whole number and a unit of 1024s, in either case.
 *
 * zfs(8) also takes fractions such as 1.5G; here they are no size, since rounding would hide in them.
 */

export const byteUnits = ['', 'K', 'M', 'G', 'T', 'P', 'E'] as const;

const pattern = /^(\d+)(?:([KMGTPE])(?:I?B)?|B)?$/i;

/** The bytes, exactly; Infinity when they are above 2^53 - 1; undefined when the text is no size. */
export function bytesOf(text: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const power = byteUnits.indexOf((match[2] ?? '').toUpperCase() as (typeof byteUnits)[number]);
  const bytes = Number(match[1]) * 1024 ** power;
  return Number.isSafeInteger(bytes) ? bytes : Infinity;
}

/** The shortest exact form: 536870912 is 512M, 1000 stays 1000. */
export function byteText(bytes: number): string {
  let amount = bytes;
  let power = 0;
  while (amount !== 0 && amount % 1024 === 0 && power < byteUnits.length - 1) {
    amount /= 1024;
    power += 1;
  }
  return `${amount}${byteUnits[power]}`;
}
