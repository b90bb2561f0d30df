export interface Dataset {
  name: string;
  readonly type: 'filesystem' | 'volume';
  readonly guid: string;
  readonly createtxg: number;
  /** Seconds since the epoch. */
  readonly creation: number;
  /** Properties set on the dataset itself. */
  properties: Record<string, string>;
  /** Properties that came with a stream. */
  received: Record<string, string>;
  mounted: boolean;
  /** The snapshot that it is a clone of. */
  origin?: string;
  /** Name of the folder with its contents, in the disk's `zfs`; none for the host's own root. */
  readonly folder?: string;
  /** The jail it is attached to. */
  jail?: number;
  /** Delegated permissions as zfs-allow(8) was given them. */
  allowed: string[];
}

export interface Snapshot {
  /** dataset@snapshot */
  name: string;
  readonly guid: string;
  readonly createtxg: number;
  readonly creation: number;
  properties: Record<string, string>;
  readonly folder: string;
  /** Holds by tag, with the time of each. */
  holds: Record<string, number>;
  /** To be destroyed with its last hold or clone. */
  deferred: boolean;
}

export interface Bookmark {
  readonly name: string;
  readonly guid: string;
  readonly createtxg: number;
  readonly creation: number;
}

export interface Pool {
  readonly name: string;
  readonly size: number;
  readonly guid: string;
}

export interface ZfsState {
  pools: Pool[];
  datasets: Dataset[];
  snapshots: Snapshot[];
  bookmarks: Bookmark[];
  txg: number;
}

export const emptyZfs = (): ZfsState => ({ pools: [], datasets: [], snapshots: [], bookmarks: [], txg: 4 });
