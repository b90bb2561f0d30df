/**
 * Text that a UTF-8 file can carry whole. The rules of names and paths build on the checks here.
 */
import {
  textEmpty,
  textHoldsControl,
  textHoldsHalfCharacter,
  textHoldsNul,
  textTooLong,
} from '../errors/values';

const loneSurrogate = /\p{Cs}/u;
const control = /\p{Cc}/u;
const printableAscii = /^[ -~]*$/;

/**
 * Any text but the two things that no file of ours can hold: a NUL and half a surrogate pair.
 *
 * @param noun what an error calls the value
 */
export function parseText(text: string, noun = 'text'): string {
  if (printableAscii.test(text)) return text;
  if (text.includes('\0')) throw textHoldsNul(noun, text);
  if (loneSurrogate.test(text)) throw textHoldsHalfCharacter(noun, text);
  return text;
}

/** Text on one line: no control characters at all. */
export function parseLine(text: string, noun = 'text'): string {
  if (printableAscii.test(text)) return text;
  parseText(text, noun);
  if (control.test(text)) throw textHoldsControl(noun, text);
  return text;
}

/** Refuses the empty string and whatever has more bytes in UTF-8 than allowed. */
export function checkLength(text: string, noun: string, mostBytes: number): void {
  if (text === '') throw textEmpty(noun);
  // A UTF-16 unit is at most three bytes of UTF-8: most texts need no count.
  if (text.length * 3 <= mostBytes) return;
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes) throw textTooLong(noun, text, bytes, mostBytes);
}
