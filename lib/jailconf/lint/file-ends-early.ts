import type { LintRule } from './rule';

/** A byte that no statement begins with is taken for the end of the file (on amd64; arm64 complains). */
export const fileEndsEarly: LintRule = {
  id: 'file-ends-early',
  summary: 'a byte that makes jail(8) ignore the rest of the file',
  check: ({ files }) =>
    files.flatMap(({ file, endsEarlyAt: offset }) =>
      offset === undefined ? [] : [{ file, offset, message: messageOf(file.binary.charCodeAt(offset)) }],
    ),
};

function messageOf(byte: number): string {
  const what = byte === 0 ? 'a NUL' : `the byte 0x${byte.toString(16)}, which is not ASCII,`;
  return `jail(8) takes ${what} for the end of the file and ignores all that follows, remove it or quote the name`;
}
