/**
 * A jail.conf is bytes, and jail(8) knows no character set. Here the reader lexes a string that
 * holds one byte in each character (`binary`), and shows names and values as text: UTF-8 decoded,
 * each byte that is not part of UTF-8 as the lone surrogate U+DC80 to U+DCFF. The mapping loses
 * nothing, so two texts are equal exactly when their bytes are.
 */

const HIGH_BYTE = /[\x80-\xff]/;
const ESCAPED_BYTE = /[\uDC80-\uDCFF]/;

/** Bytes as a string with one byte in each character. */
export function toBinary(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes of a string with one byte in each character. */
export function fromBinary(binary: string): Uint8Array {
  return new Uint8Array(Buffer.from(binary, 'latin1'));
}

/** Bytes as text: UTF-8, and a lone surrogate for each byte that is none. */
export function decodeBytes(bytes: Uint8Array): string {
  return decodeBinary(toBinary(bytes));
}

/** The bytes of a text of `decodeBytes`. */
export function encodeText(text: string): Uint8Array {
  return fromBinary(encodeBinary(text));
}

/** Decodes UTF-8; bytes that are none become lone surrogates. */
export function decodeBinary(binary: string): string {
  if (!HIGH_BYTE.test(binary)) {
    return binary;
  }
  const bytes = Buffer.from(binary, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? decodeEachSequence(bytes) : text;
}

/** Encodes text as UTF-8; the lone surrogates that stand for bytes become those bytes again. */
export function encodeBinary(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (!/[^\x00-\x7f]/.test(text)) {
    return text;
  }
  if (!ESCAPED_BYTE.test(text)) {
    return Buffer.from(text, 'utf8').toString('latin1');
  }
  const pieces: string[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    pieces.push(
      code >= 0xdc80 && code <= 0xdcff
        ? String.fromCharCode(code - 0xdc00)
        : Buffer.from(character, 'utf8').toString('latin1'),
    );
  }
  return pieces.join('');
}

/**
 * Text put together from pieces: bytes that were no UTF-8 each by themselves may be so together, as
 * in `'\303'"\251"`.
 */
export function normalizeText(text: string): string {
  return ESCAPED_BYTE.test(text) ? decodeBinary(encodeBinary(text)) : text;
}

function decodeEachSequence(bytes: Buffer): string {
  const pieces: string[] = [];
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    pieces.push(
      length === 0
        ? String.fromCharCode(0xdc00 + (bytes[index] ?? 0))
        : bytes.toString('utf8', index, index + length),
    );
    index += Math.max(length, 1);
  }
  return pieces.join('');
}

/** The length of the well-formed UTF-8 sequence that starts at `index` (RFC 3629), or 0. */
function sequenceLength(bytes: Buffer, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) {
    return 1;
  }
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let offset = 1; offset < length; offset++) {
    const byte = bytes[index + offset] ?? 0;
    const [low, high] = offset === 1 ? secondByteRange(lead) : [0x80, 0xbf];
    if (byte < low || byte > high) {
      return 0;
    }
  }
  return length;
}

/** Keeps out overlong forms, surrogates and what lies above U+10FFFF. */
function secondByteRange(lead: number): readonly [number, number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}
