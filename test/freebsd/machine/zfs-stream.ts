import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What one snapshot is in a stream. */
export interface StreamRecord {
  /** dataset@snapshot, as the sender has it. */
  readonly name: string;
  readonly guid: string;
  readonly creation: number;
  /** The snapshot that it is an increment to. */
  readonly from?: { readonly name: string; readonly guid: string };
  readonly datasetProperties: Readonly<Record<string, string>>;
  readonly snapshotProperties: Readonly<Record<string, string>>;
  /** Bytes of contents that follow. */
  readonly size: number;
}

export interface Stream {
  readonly records: readonly StreamRecord[];
  readonly contents: readonly Buffer[];
}

const MAGIC = 'simulated zfs stream\n';

/** The contents of a snapshot as bytes. */
export const pack = (zfsFolder: string, folder: string): Buffer =>
  execFileSync('tar', ['--sort=name', '-cf', '-', '-C', join(zfsFolder, folder), '.'], {
    maxBuffer: 1 << 30,
  });

export const unpack = (content: Buffer, zfsFolder: string, folder: string): void => {
  execFileSync('tar', ['-xpf', '-', '-C', join(zfsFolder, folder)], { input: content });
};

export function encode({ records, contents }: Stream): Buffer {
  return Buffer.concat([Buffer.from(`${MAGIC}${JSON.stringify(records)}\n`), ...contents]);
}

/** Undefined for what is no stream, or one that was cut off. */
export function decode(data: Buffer): Stream | undefined {
  if (data.subarray(0, MAGIC.length).toString() !== MAGIC) return undefined;
  const end = data.indexOf('\n', MAGIC.length);
  if (end < 0) return undefined;
  const records = JSON.parse(data.subarray(MAGIC.length, end).toString()) as StreamRecord[];
  const contents: Buffer[] = [];
  let at = end + 1;
  for (const { size } of records) {
    if (at + size > data.length) return undefined;
    contents.push(data.subarray(at, at + size));
    at += size;
  }
  return { records, contents };
}
