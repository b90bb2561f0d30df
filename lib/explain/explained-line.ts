import type { Origin } from '../render/statement';

/** One line of a jail's block and all there is to say of it. */
export interface ExplainedLine {
  /** The line as it stands in jail.conf, without indentation. */
  readonly line: string;
  /** The parameter in its positive spelling. */
  readonly parameter: string;
  /** What the line does, in a sentence. */
  readonly meaning: string;
  /** What holds in jail(8) when the parameter is not set. */
  readonly default: string;
  /** The releases that have it. */
  readonly since: string;
  /** What in the program put the line there. */
  readonly origins: readonly Origin[];
  /** What it gives away of the jail's isolation. */
  readonly risk?: string;
  /** Why the program accepts that. */
  readonly comment?: readonly string[];
}
