import type { IConstruct } from 'constructs';
import type { TextResource } from './text-resource';

/** The resources of one host. */
export interface HostRecord {
  /** Stands for the host's whole life; its end takes down what is ours there. */
  readonly host: TextResource;

  /** Brings the host to the state that the program describes. */
  readonly converge: TextResource;

  /** One per jail; they show, and do nothing. */
  readonly jails: () => readonly TextResource[];
}

const records = new WeakMap<IConstruct, HostRecord>();

export function noteHost(scope: IConstruct, record: HostRecord): HostRecord {
  records.set(scope, record);
  return record;
}

/** The resources of the host that this construct stands for, if it does. */
export function hostRecord(construct: IConstruct): HostRecord | undefined {
  return records.get(construct);
}
