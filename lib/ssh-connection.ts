/** How a user who is not root becomes root on the host. */
export enum Become {
  /** The user is root already. */
  NONE = 'none',
  /** doas(1), from packages. */
  DOAS = 'doas',
  /** sudo(8), from packages. */
  SUDO = 'sudo',
}

/**
 * How Terraform reaches a host. Every value but `become` may be a Terraform value, such as the
 * address of a machine that the same stack makes.
 */
export interface SshConnection {
  /** Name or address of the host. */
  readonly host: string;

  /**
   * The user to log in as.
   * @default 'root'
   */
  readonly user?: string;

  /**
   * The port of the host's sshd(8).
   * @default 22
   */
  readonly port?: number;

  /**
   * Path of the private key on the machine that runs Terraform. Only the path is kept, never the key.
   * @default - the keys of the running ssh-agent(1)
   */
  readonly privateKeyPath?: string;

  /**
   * How the user becomes root.
   * @default Become.NONE
   */
  readonly become?: Become;
}
