/** The topology of hosts as it is drawn, whatever the format. */

export interface Graph {
  readonly hosts: readonly GraphHost[];
}

export interface GraphHost {
  readonly id: string;
  readonly name: string;
  readonly release: string;
  readonly bridges: readonly BridgeNode[];
  readonly groups: readonly JailGroup[];
  readonly stores: readonly StoreNode[];
  readonly edges: readonly Edge[];
}

export interface BridgeNode {
  readonly id: string;
  readonly name: string;
  /** Networks, uplink, what else there is to say. */
  readonly details: readonly string[];
  /** Its place among the host's bridges, from which it has its colour. */
  readonly index: number;
}

/**
 * Jails with the same relations: the same bridges, bases and data, started after the same jails and
 * before the same jails. An edge of the group is an edge of each of its jails, so it is drawn once.
 */
export interface JailGroup {
  readonly id: string;
  readonly jails: readonly JailNode[];
}

export interface JailNode {
  readonly id: string;
  readonly name: string;
  /** Where its files are: a dataset or a directory. */
  readonly root: string;
  readonly addresses: readonly Address[];
  /** Data that no other jail mounts. */
  readonly data: readonly string[];
}

export interface Address {
  readonly text: string;
  /** The bridge's `index`; undefined for an address that is shared with the host. */
  readonly bridge?: number;
}

export interface StoreNode {
  readonly id: string;
  readonly kind: 'base' | 'dataset';
  readonly name: string;
  readonly details: readonly string[];
}

/**
 * `network`: a bridge and its members. `order`: what starts first, and what after it. `root`: jails and
 * their base. `data`: jails and what they share. `below`: a dataset and the one that it lies in.
 */
export type EdgeKind = 'network' | 'order' | 'root' | 'data' | 'below';

export interface Edge {
  readonly kind: EdgeKind;
  /** The id of a bridge, a group or a store. */
  readonly from: string;
  readonly to: string;
  /** Of a `network` edge: the bridge's `index`. */
  readonly bridge?: number;
}
