/** What becomes of a dataset that has left the program, or whose stack is destroyed. */
export enum RemovalPolicy {
  /** It stays as it is, with its data; nothing of ours touches it again. */
  RETAIN = 'retain',
  /** It is destroyed with its snapshots. Only datasets that this program made are ever destroyed. */
  DESTROY = 'destroy',
}
