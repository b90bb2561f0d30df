/** A jail of a configuration file: wildcards merged, variables gone, in jail(8)'s own order. */
export interface ConfiguredJail {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** A variable or parameter of it is wrong: it can be neither started nor changed. */
  readonly failed: boolean;
}

/** What reading a configuration file comes to. */
export interface Configuration {
  readonly jails: readonly ConfiguredJail[];
  /** In order, as jail(8) prints them. */
  readonly messages: readonly string[];
  /** The file cannot be read or parsed: nothing is done, and this is the exit status. */
  readonly unusable?: 1 | 2;
}

export type ReadConfiguration = (file: string, stdin: () => string) => Configuration;
